import { describe, expect, test } from "vitest";
import type { RatioInput, Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
const of = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("survey share", () => {
  const rule: Rule = {
    kind: "survey-share",
    zero: "exclude",
    input: rate,
    answers: [
      { code: "yes", label: "Hài lòng", satisfied: true },
      { code: "no", label: "Không hài lòng", satisfied: false },
    ],
  };
  test("from ballots by answer, a ratio or a stated rate", () => {
    expect(outcomeOf(rule, 3000, { counts: { yes: 140, no: 5 } })).toEqual([2897, "ratio"]);
    expect(outcomeOf(rule, 3000, { counts: {} })).toEqual(["not-applicable", "zero-exclude"]);
    expect(outcomeOf(rule, 3000, of(140, 145))).toEqual([2897, "ratio"]);
    expect(outcomeOf(rule, 3000, { rate: 8625 })).toEqual([2588, "ratio"]);
  });
});

describe("the share of satisfied ballots: half a hundredth below, at and above", () => {
  const plain: Rule = { kind: "survey-share", zero: "exclude", input: rate };
  test.each<[number, number, Outcome]>([
    [49, 10_000, [0, "ratio"]],
    [50, 10_000, [1, "ratio"]],
    [51, 10_000, [1, "ratio"]],
    [9_999, 10_000, [100, "ratio"]],
    [10_000, 10_000, [100, "ratio"]],
    [10_001, 10_000, [100, "capped"]],
  ])("%d/%d", (satisfied, ballots, expected) => {
    expect(outcomeOf(plain, 100, of(satisfied, ballots))).toEqual(expected);
  });
  test("valid ballots are those of the answers named", () => {
    const named: Rule = {
      ...plain,
      answers: [
        { code: "very", label: "Rất hài lòng", satisfied: true },
        { code: "yes", label: "Hài lòng", satisfied: true },
        { code: "no", label: "Không hài lòng", satisfied: false },
      ],
    };
    const counts = { very: 1, yes: 1, no: 1, blank: 5 };
    expect(outcomeOf(named, 300, { counts })).toEqual([200, "ratio"]);
    expect(outcomeOf(named, 300, { counts: { yes: -1 } })).toEqual(["missing", "unusable"]);
  });
});
