import { expect, test } from "vitest";
import type { OpenedScore } from "./book-shape.ts";
import { isShut, unfinishedReport, whoOpens } from "./report-standing.ts";
import { openedWith } from "./testing.ts";

test.each([
  ["draft", "còn là nháp"],
  ["awaiting_approval", "còn chờ lãnh đạo duyệt"],
  ["returned", "bị trả lại"],
] as const)("a report that is %s is told, with the way to it", (state, words) => {
  const told = unfinishedReport(
    openedWith({}, { report: { state, entry: "all", reviewer: null } }),
  );
  expect(told?.title).toBe(`“Năm 2023 – Báo cáo CCHC năm” ${words}, chưa nộp`);
  expect(told?.href).toBe("/bao-cao/u/p");
});

test.each(["submitted", "received"] as const)("a report that is %s is not in the way", (state) => {
  expect(
    unfinishedReport(openedWith({}, { report: { state, entry: "all", reviewer: null } })),
  ).toBeUndefined();
});

test("a figure of the report is shut where the unit can no longer enter it", () => {
  const shut = (entry: OpenedScore["report"]["entry"]) =>
    isShut(
      openedWith({}, { report: { state: "returned", entry, reviewer: null } }),
      "plan.tasks.done",
    );
  expect(shut("all")).toBe(false);
  expect(shut("none")).toBe(true);
  expect(shut(["plan.tasks.done"])).toBe(false);
  expect(shut(["plan.tasks.assigned"])).toBe(true);
});

test.each([
  ["submitted", "Báo cáo đã nộp: chỉ UBND thành phố trả lại thì đơn vị mới nhập được."],
  ["received", "Báo cáo đã được tiếp nhận: chỉ UBND thành phố mở lại thì đơn vị mới nhập được."],
  ["returned", "Báo cáo chỉ mở những ô bị trả lại: ô khác do UBND thành phố mở."],
  ["draft", "Kỳ báo cáo đã khóa: chỉ UBND thành phố gia hạn thì đơn vị mới nhập được."],
] as const)("who can open a report that is %s", (state, sentence) => {
  const entry = state === "returned" ? ["plan.tasks.assigned"] : "none";
  const opened = openedWith({}, { report: { state, entry, reviewer: "UBND thành phố" } });
  expect(whoOpens(opened)).toBe(sentence);
});
