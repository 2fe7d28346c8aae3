import { fc, test as property } from "@fast-check/vitest";
import type { Cell } from "@cchc/domain/report/cell";
import { describe, expect, test } from "vitest";
import { type Acknowledged, lostOf, strangersOf } from "./compare.ts";

const cell = (value: number): Cell => ({ state: "entered", value, qualifier: "exact" });
const told = (version: number, value: number): Acknowledged => ({ version, cell: cell(value) });
const log = (cells: readonly (readonly [string, Acknowledged])[], submissionId?: string) => ({
  unitId: "xa-1",
  cells: new Map(cells),
  submissionId,
});
const found = (
  cells: readonly (readonly [string, Acknowledged])[],
  submissionId: string | null = null,
) => ({ cells: new Map(cells), submissionId });

describe("what was acknowledged against what is there", () => {
  test("a missing figure, an older one, a newer one and another value are each told", () => {
    const written = log([
      ["a", told(1, 5)],
      ["b", told(2, 6)],
      ["c", told(2, 7)],
      ["d", told(1, 8)],
      ["e", told(1, 9)],
    ]);
    const lost = lostOf(
      written,
      found([
        ["b", told(1, 6)],
        ["c", told(3, 7)],
        ["d", told(1, 80)],
        ["e", told(1, 9)],
      ]),
    );
    expect(lost).toHaveLength(4);
    expect(lost.map((line) => line.slice(0, 6))).toEqual(["xa-1 a", "xa-1 b", "xa-1 c", "xa-1 d"]);
  });

  test("a receipt that is not the report's is told, one never given is not", () => {
    expect(lostOf(log([], "r1"), found([], "r2"))).toHaveLength(1);
    expect(lostOf(log([], "r1"), found([]))).toHaveLength(1);
    expect(lostOf(log([], "r1"), found([], "r1"))).toEqual([]);
    expect(lostOf(log([]), found([], "r2"))).toEqual([]);
  });

  test("what nobody was told of is a stranger", () => {
    const there = found([
      ["a", told(1, 5)],
      ["b", told(1, 6)],
    ]);
    expect(strangersOf(log([["a", told(1, 5)]]), there)).toEqual([
      "xa-1 b: there, though nobody was told so",
    ]);
  });

  const cells = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.record({ version: fc.integer({ min: 1 }), value: fc.nat() }),
  );
  property.prop([cells, fc.nat()])("one missing figure among any is found", (all, which) => {
    const entries = Object.entries(all).map(
      ([key, { version, value }]) => [key, told(version, value)] as const,
    );
    expect(lostOf(log(entries), found(entries))).toEqual([]);
    expect(strangersOf(log(entries), found(entries))).toEqual([]);
    if (entries.length === 0) return;
    const less = entries.filter((_, at) => at !== which % entries.length);
    expect(lostOf(log(entries), found(less))).toHaveLength(1);
    expect(strangersOf(log(less), found(entries))).toHaveLength(1);
  });
});
