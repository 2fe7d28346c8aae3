import { describe, expect, test } from "vitest";
import type { RatioInput, Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("steps", () => {
  const rule: Rule = {
    kind: "steps",
    zero: "zero",
    input: rate,
    bands: [
      { high: { at: 9800, closed: false }, points: 0 },
      { low: { at: 9800, closed: true }, high: { at: 10_000, closed: false }, points: 500 },
      { low: { at: 10_000, closed: true }, points: 700 },
    ],
  };
  test.each<[number, number, Outcome]>([
    [97_999, 100_000, [0, "band"]],
    [98, 100, [500, "band"]],
    [98_001, 100_000, [500, "band"]],
    // 99,9999 % is shown as 100,00 % and is still not 100 %.
    [999_999, 1_000_000, [500, "band"]],
    [1000, 1000, [700, "band"]],
    [1001, 1000, [700, "band"]],
  ])("%d/%d", (numerator, denominator, expected) => {
    expect(outcomeOf(rule, 700, of(numerator, denominator))).toEqual(expected);
  });

  test("bounds that leave their own value out", () => {
    const open: Rule = {
      kind: "steps",
      zero: "zero",
      input: { of: "count", source: field("n") },
      bands: [
        { high: { at: 5, closed: true }, points: 100 },
        { low: { at: 5, closed: false }, points: 200 },
      ],
    };
    expect(outcomeOf(open, 200, 4)).toEqual([100, "band"]);
    expect(outcomeOf(open, 200, 5)).toEqual([100, "band"]);
    expect(outcomeOf(open, 200, 6)).toEqual([200, "band"]);
    const gap: Rule = { ...open, bands: [{ low: { at: 1, closed: true }, points: 200 }] };
    expect(outcomeOf(gap, 200, 0)).toEqual(["missing", "no-band"]);
  });
});
