import { describe, expect, test } from "vitest";
import type { RatioInput, Rule, ZeroPolicy } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const field = (code: string) => ({ from: "field", code, label: code }) as const;
const rate: RatioInput = { of: "rate", source: field("r"), unit: "hồ sơ" };
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
