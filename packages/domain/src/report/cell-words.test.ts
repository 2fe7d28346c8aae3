import { describe, expect, test } from "vitest";
import { entered, NONE, UNKNOWN } from "./build.ts";
import { cellText, cellWithUnit, changeWords } from "./cell-words.ts";

const received = { kind: "count", unit: "hồ sơ", label: "Tổng tiếp nhận" } as const;

describe("an answer in words", () => {
  test.each([
    ["count", entered(1059), "1.059"],
    ["count", entered(0), "0"],
    ["count", entered(20, "nearly"), "gần 20"],
    ["rate", entered(9953), "99,53"],
    ["yesno", entered(false), "Không"],
    ["date", entered("2025-12-14"), "14/12/2025"],
    ["text", entered("2025-12-14"), "2025-12-14"],
    ["count", NONE, "Không phát sinh"],
    ["count", UNKNOWN, "Chưa có số liệu"],
    ["count", undefined, "Chưa trả lời"],
  ] as const)("%s %j is %s", (kind, cell, text) => {
    expect(cellText(kind, cell)).toBe(text);
  });

  test("only figures carry the unit", () => {
    expect(cellWithUnit(received, entered(5))).toBe("5 hồ sơ");
    expect(cellWithUnit(received, NONE)).toBe("Không phát sinh");
    expect(cellWithUnit({ kind: "yesno", unit: "" }, entered(true))).toBe("Có");
  });
});

describe("a change in words", () => {
  test.each([
    [null, entered(1058), "nhập “Tổng tiếp nhận”: 1.058 hồ sơ"],
    [entered(1058), entered(1059), "sửa “Tổng tiếp nhận” từ 1.058 thành 1.059"],
    [entered(1059), NONE, "sửa “Tổng tiếp nhận” từ 1.059 thành Không phát sinh"],
    [entered(1059), null, "xóa số ở “Tổng tiếp nhận” (trước là 1.059)"],
    [null, null, "xóa số ở “Tổng tiếp nhận”"],
    [entered(5), { ...entered(5), note: "Đã đối chiếu" }, "sửa ghi chú ở “Tổng tiếp nhận”"],
  ] as const)("%j → %j", (before, after, words) => {
    expect(changeWords(received, "", { before, after })).toBe(words);
  });

  test("names the lĩnh vực, and shortens a long text", () => {
    const change = { before: null, after: entered("chữ ".repeat(60)) };
    const words = changeWords({ kind: "text", unit: "", label: "Hạn chế" }, "Hộ tịch", change);
    expect(words).toMatch(/^nhập “Hạn chế” của lĩnh vực Hộ tịch: chữ .*…$/);
    expect(words.length).toBeLessThan(140);
  });
});
