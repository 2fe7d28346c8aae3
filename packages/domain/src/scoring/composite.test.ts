import { describe, expect, test } from "vitest";
import type { RatioInput, Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("composite: 1 − (late + complained), to 90 %", () => {
  const rule: Rule = {
    kind: "composite",
    zero: "zero",
    target: 9000,
    parts: [
      { code: "late", label: "Muộn", input: { ...rate, source: field("late") } },
      { code: "bad", label: "Chê", input: { ...rate, source: field("bad") } },
    ],
  };
  const both = (late: number, bad: number): Outcome =>
    outcomeOf(rule, 600, { late: of(late, 1000), bad: of(bad, 500) });
  test("below, at and above the target", () => {
    expect(both(52, 25)).toEqual([599, "ratio"]);
    expect(both(50, 25)).toEqual([600, "target-reached"]);
    expect(both(49, 25)).toEqual([600, "target-reached"]);
  });
  test("never below nothing", () => {
    expect(both(1000, 500)).toEqual([0, "ratio"]);
    expect(both(600, 200)).toEqual([0, "ratio"]);
  });
  test("one part without denominator is the zero policy's", () => {
    expect(outcomeOf(rule, 600, { late: of(0, 0), bad: of(1, 10) })).toEqual([0, "zero-none"]);
    expect(outcomeOf(rule, 600, { late: of(1, 10) })).toEqual(["missing", "not-entered"]);
  });
});
