import { describe, expect, test } from "vitest";
import { headline, tallyOf } from "./headline.ts";
import { type Standing, standingWords } from "./standing.ts";

const onTime: Standing = { state: "submitted", timeliness: { state: "on_time" } };
const late: Standing = { state: "received", timeliness: { state: "late", days: 2 } };
const returned: Standing = { state: "returned", timeliness: { state: "late", days: 2 } };
const waiting: Standing = { state: null, timeliness: { state: "not_due", days: 0 } };
const overdue: Standing = { state: "draft", timeliness: { state: "overdue", days: 1 } };

function many(count: number, standing: Standing): Standing[] {
  return Array.from({ length: count }, () => standing);
}

describe("headline", () => {
  test.each([
    [
      [...many(16, onTime), ...many(2, late), ...many(4, overdue)],
      "18/22 xã, phường đã nộp, 2 nộp muộn, 4 chưa nộp",
    ],
    [
      [...many(16, onTime), ...many(2, waiting), ...many(4, overdue)],
      "16/22 xã, phường đã nộp, 6 chưa nộp (4 quá hạn)",
    ],
    [[...many(3, onTime), ...many(1, returned)], "3/4 xã, phường đã nộp, 1 bị trả lại"],
    [many(22, onTime), "Cả 22 xã, phường đã nộp, tất cả đúng hạn"],
    [[...many(21, onTime), late], "Cả 22 xã, phường đã nộp, 1 nộp muộn"],
    [many(22, waiting), "Chưa có xã, phường nào trong 22 đơn vị nộp báo cáo"],
    [many(22, overdue), "Chưa có xã, phường nào trong 22 đơn vị nộp báo cáo, 22 đã quá hạn"],
    [[], "Không có xã, phường nào phải nộp báo cáo kỳ này"],
    [many(3321, onTime), "Cả 3.321 xã, phường đã nộp, tất cả đúng hạn"],
  ])("%#", (standings, sentence) => {
    expect(headline(tallyOf(standings))).toBe(sentence);
  });

  test("every commune is counted exactly once", () => {
    const { total, ...parts } = tallyOf([onTime, late, returned, waiting, overdue]);
    expect(total).toBe(5);
    expect(Object.values(parts)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe("standingWords", () => {
  test.each([
    [onTime, "Đã nộp"],
    [{ ...late, state: "submitted" }, "Đã nộp muộn 2 ngày"],
    [late, "Đã tiếp nhận, nộp muộn 2 ngày"],
    [returned, "Bị trả lại"],
    [waiting, "Chưa bắt đầu"],
    [overdue, "Quá hạn 1 ngày, đang nhập"],
    [{ ...overdue, state: null }, "Quá hạn 1 ngày, chưa bắt đầu"],
  ] as const)("%#", (standing, text) => {
    expect(standingWords(standing).text).toBe(text);
  });
});
