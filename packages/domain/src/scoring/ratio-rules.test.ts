import { describe, expect, test } from "vitest";
import type { RatioInput, Rule, ZeroPolicy } from "../criteria/rule.ts";
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

describe("every ratio rule settles gaps and zero denominators the same way", () => {
  const rules: readonly ((zero: ZeroPolicy) => Rule)[] = [
    (zero) => ({ kind: "linear", zero, input: rate }),
    (zero) => ({ kind: "linear-to-target", zero, input: rate, target: 8000 }),
    (zero) => ({ kind: "linear-with-floor", zero, input: rate, floor: 8000 }),
    (zero) => ({ kind: "steps", zero, input: rate, bands: [{ points: 700 }] }),
    (zero) => ({ kind: "survey-share", zero, input: rate }),
    (zero) => ({
      kind: "composite",
      zero,
      target: 9000,
      parts: [
        { code: "late", label: "Muộn", input: rate },
        { code: "bad", label: "Chê", input: { ...rate, source: field("q") } },
      ],
    }),
  ];
  test.each(rules)("%o", (ruleOf) => {
    const kind = ruleOf("full").kind;
    const whole = (value: Parameters<typeof outcomeOf>[2], zero: ZeroPolicy): Outcome =>
      outcomeOf(ruleOf(zero), 700, value);
    for (const nothing of [of(0, 0), { state: "none" } as const]) {
      expect([kind, whole(nothing, "full")]).toEqual([kind, [700, "zero-full"]]);
      expect(whole(nothing, "zero")).toEqual([0, "zero-none"]);
      expect(whole(nothing, "exclude")).toEqual(["not-applicable", "zero-exclude"]);
      expect(whole(nothing, "manual")).toEqual(["missing", "claim-needed"]);
    }
    const claim = (points: number, reason?: string) =>
      whole(
        {
          L: of(0, 0),
          "L.claim": reason === undefined ? { claim: points } : { claim: points, reason },
        },
        "manual",
      );
    expect(claim(650, "Số của tỉnh")).toEqual([650, "zero-manual"]);
    expect(claim(650)).toEqual(["missing", "reason-needed"]);
    expect(claim(650, "  ")).toEqual(["missing", "reason-needed"]);
    expect(claim(701, "Quá")).toEqual(["missing", "claim-outside"]);
    expect(whole({}, "full")).toEqual(["missing", "not-entered"]);
    expect(whole({ state: "unknown" }, "full")).toEqual(["missing", "not-entered"]);
    expect(whole(5, "full")).toEqual(["missing", "unusable"]);
    expect(whole(of(-1, 5), "full")).toEqual(["missing", "unusable"]);
    expect(whole(of(1.5, 5), "full")).toEqual(["missing", "unusable"]);
  });
});

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
