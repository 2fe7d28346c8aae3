import { describe, expect, test } from "vitest";
import type { RatioInput, Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
const sums: RatioInput = {
  of: "sums",
  numerator: [field("a"), field("b")],
  minus: [field("c")],
  denominator: [field("d")],
  unit: "hồ sơ",
};
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("linear", () => {
  const rule: Rule = { kind: "linear", zero: "zero", input: rate };
  test.each<[number, number, number, Outcome]>([
    [700, 97, 103, [659, "ratio"]],
    [600, 0, 7, [0, "ratio"]],
    [600, 7, 7, [600, "ratio"]],
    [600, 8, 7, [600, "capped"]],
    // Exactly half a hundredth goes up; a hair below goes down.
    [100, 1, 200, [1, "ratio"]],
    [100, 4999, 1_000_000, [0, "ratio"]],
    [1, 1, 2, [1, "ratio"]],
  ])("%d × %d/%d", (max, numerator, denominator, expected) => {
    expect(outcomeOf(rule, max, of(numerator, denominator))).toEqual(expected);
  });

  test("whole numbers too large for floating point", () => {
    const d = Number.MAX_SAFE_INTEGER;
    const half = (d - 1) / 2;
    expect(outcomeOf(rule, 100, of(half, d))).toEqual([50, "ratio"]);
    expect(outcomeOf(rule, 1, of(half, d))).toEqual([0, "ratio"]);
    expect(outcomeOf(rule, 1, of(half + 1, d))).toEqual([1, "ratio"]);
  });

  test("a rate stated without counts counts as stated", () => {
    expect(outcomeOf(rule, 300, { rate: 9953 })).toEqual([299, "ratio"]);
  });

  test("sums of fields, less what is taken off", () => {
    const summed: Rule = { kind: "linear", zero: "zero", input: sums };
    expect(outcomeOf(summed, 100, { a: 5, b: 4, c: 1, d: 10 })).toEqual([80, "ratio"]);
    expect(outcomeOf(summed, 100, { a: 5, b: { state: "none" }, c: 9, d: 10 })).toEqual([
      0,
      "ratio",
    ]);
    expect(outcomeOf(summed, 100, { a: 5, b: 4, d: 10 })).toEqual(["missing", "not-entered"]);
    expect(outcomeOf(summed, 100, { d: 0 })).toEqual([0, "zero-none"]);
    expect(outcomeOf(summed, 100, { a: 5, b: 4, c: 1, d: 10, L: of(1, 2) })).toEqual([50, "ratio"]);
  });
});
