import { expect, test } from "vitest";
import type { FieldKind } from "@cchc/domain/report/cell";
import { readTyped } from "@cchc/domain/report/typed";
import { keepRemarks, sameCell, typedText } from "./typed.ts";

function read(kind: FieldKind, text: string): unknown {
  const typed = readTyped(kind, text);
  if (typed.kind === "refused") return `? ${typed.suggestion ?? ""}`.trim();
  if (typed.kind === "empty") return "empty";
  return typed.cell.state === "entered"
    ? [typed.cell.value, typed.cell.qualifier]
    : typed.cell.state;
}

test.each<[FieldKind, string, unknown]>([
  ["count", "1.059", [1059, "exact"]],
  ["count", " 1059 ", [1059, "exact"]],
  ["count", "1,059", "? 1.059"],
  ["count", "12,5", "?"],
  ["count", "gần 20", [20, "nearly"]],
  ["count", "Trên 120", [120, "above"]],
  ["count", "ít nhất 01", [1, "at-least"]],
  ["count", "không quá 5", [5, "at-most"]],
  ["count", "không phát sinh", "none"],
  ["count", "Chưa có số liệu", "unknown"],
  ["count", "", "empty"],
  ["count", "1.000.000.000", [1_000_000_000, "exact"]],
  ["count", "1.000.000.001", "?"],
  ["count", "khoảng 99.999.999.999.999", "?"],
  ["money", "1.000.000.000.000.000", [1_000_000_000_000_000, "exact"]],
  ["money", "1.000.000.000.000.001", "?"],
  ["rate", "99,53", [9953, "exact"]],
  ["rate", "99.53", "? 99,53"],
  ["money", "12.500.000 đồng", [12_500_000, "exact"]],
  ["date", "14/02/2023", ["2023-02-14", "exact"]],
  ["date", "31/02/2023", "?"],
  ["yesno", "Có", [true, "exact"]],
  ["yesno", "không", [false, "exact"]],
  ["yesno", "có thể", "?"],
  ["text", "Đã tự kiểm tra", ["Đã tự kiểm tra", "exact"]],
])("%s %s", (kind, text, expected) => {
  expect(read(kind, text)).toEqual(expected);
});

test.each<[FieldKind, string]>([
  ["count", "1.059"],
  ["count", "gần 20"],
  ["rate", "99,53"],
  ["date", "30/11/2023"],
  ["yesno", "Có"],
  ["count", "Không phát sinh"],
  ["count", "Chưa có số liệu"],
])("what stands in a %s cell can be typed again: %s", (kind, text) => {
  const typed = readTyped(kind, text);
  expect(typed.kind === "cell" && typedText(kind, typed.cell)).toBe(text);
});

test("text with a decomposed letter is kept composed", () => {
  const typed = readTyped("text", "ti\u00ea\u0301p");
  expect(typed.kind === "cell" && typed.cell.state === "entered" && typed.cell.value).toBe("tiếp");
});

test("typing a figure keeps the remark; two answers differ by their remark", () => {
  const before = { state: "none", note: "theo sổ một cửa" } as const;
  const after = keepRemarks({ state: "entered", value: 3, qualifier: "exact" }, before);
  expect(after).toEqual({
    state: "entered",
    value: 3,
    qualifier: "exact",
    note: "theo sổ một cửa",
  });
  expect(sameCell(before, { state: "none" })).toBe(false);
  expect(sameCell(undefined, undefined)).toBe(true);
  expect(sameCell(undefined, { state: "none" })).toBe(false);
});
