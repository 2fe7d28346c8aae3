import { describe, expect, test } from "vitest";
import type { RatioInput, Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("linear with a floor: below, at, above", () => {
  const rule: Rule = { kind: "linear-with-floor", zero: "zero", input: rate, floor: 8000 };
  test.each<[number, number, Outcome]>([
    [7999, 10_000, [0, "below-floor"]],
    [8000, 10_000, [240, "ratio"]],
    [8001, 10_000, [240, "ratio"]],
    [8034, 10_000, [241, "ratio"]],
    [11, 10, [300, "capped"]],
  ])("%d/%d", (numerator, denominator, expected) => {
    expect(outcomeOf(rule, 300, of(numerator, denominator))).toEqual(expected);
  });
});
