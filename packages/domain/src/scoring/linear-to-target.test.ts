import { describe, expect, test } from "vitest";
import type { RatioInput, Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("linear to a target: below, at, above", () => {
  const rule: Rule = { kind: "linear-to-target", zero: "zero", input: rate, target: 8000 };
  test.each<[number, number, Outcome]>([
    [799, 1000, [200, "ratio"]],
    [790, 1000, [198, "ratio"]],
    [800, 1000, [200, "target-reached"]],
    [801, 1000, [200, "target-reached"]],
    [0, 1000, [0, "ratio"]],
  ])("%d/%d", (numerator, denominator, expected) => {
    expect(outcomeOf(rule, 200, of(numerator, denominator))).toEqual(expected);
  });

  test("compared exactly where counts are large", () => {
    const d = 9_007_199_254_740_990;
    const at = (d / 10) * 8;
    expect(outcomeOf(rule, 200, of(at - 1, d))[1]).toBe("ratio");
    expect(outcomeOf(rule, 200, of(at, d))[1]).toBe("target-reached");
  });
});
