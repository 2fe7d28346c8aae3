import { describe, expect, test } from "vitest";
import type { FieldKind } from "../report/cell.ts";
import { entered } from "../report/build.ts";
import { cellSchema, cellSchemaFor } from "./schema.ts";
import { LARGEST_RATE } from "./value.ts";

const accepted: readonly (readonly [FieldKind, number | string | boolean])[] = [
  ["count", 0],
  ["count", Number.MAX_SAFE_INTEGER],
  ["money", 12_500_000],
  ["rate", 0],
  ["rate", 9953],
  ["rate", LARGEST_RATE],
  ["date", "2024-02-29"],
  ["yesno", false],
  ["text", "Thường xuyên"],
];

const refused: readonly (readonly [FieldKind, number | string | boolean])[] = [
  ["count", -1],
  ["count", 0.5],
  ["count", Number.MAX_SAFE_INTEGER + 1],
  ["count", "1059"],
  ["count", true],
  ["rate", 99.53],
  ["rate", LARGEST_RATE + 1],
  ["date", "2023-02-29"],
  ["date", "30/11/2023"],
  ["yesno", "có"],
  ["yesno", 1],
  ["text", ""],
  ["text", "Thường xuyên".normalize("NFD")],
  ["text", 5],
];

describe("a cell by the kind of its field", () => {
  test.each(accepted)("%s takes %s", (kind, value) => {
    expect(cellSchemaFor(kind).parse(entered(value))).toEqual(entered(value));
  });

  test.each(refused)("%s refuses %s", (kind, value) => {
    expect(cellSchemaFor(kind).safeParse(entered(value)).success).toBe(false);
  });

  test("says in Vietnamese what to enter", () => {
    const result = cellSchemaFor("date").safeParse(entered("2023-02-30"));
    expect(result.error?.issues.map((issue) => issue.message)).toEqual([
      "Hãy nhập một ngày có trong lịch, ví dụ 30/11/2023.",
    ]);
  });

  test("a qualifier stands only before figures", () => {
    expect(cellSchemaFor("count").safeParse(entered(120, "above")).success).toBe(true);
    expect(cellSchemaFor("text").safeParse(entered("Có", "above")).success).toBe(false);
  });
});

describe("a cell whatever its field", () => {
  test("keeps the other two answers and their remarks", () => {
    for (const cell of [{ state: "none", note: "Không có" }, { state: "unknown" }] as const) {
      expect(cellSchema.parse(cell)).toEqual(cell);
    }
  });

  test("refuses what is no answer", () => {
    const bad: readonly unknown[] = [
      null,
      {},
      { state: "absent" },
      { state: "none", value: 0 },
      { state: "entered", value: 1 },
      { state: "entered", value: Number.NaN, qualifier: "exact" },
      { state: "entered", value: null, qualifier: "exact" },
      { state: "entered", value: 1, qualifier: "maybe" },
      { state: "unknown", note: "x".repeat(2001) },
    ];
    expect(bad.filter((cell) => cellSchema.safeParse(cell).success)).toEqual([]);
  });
});
