import { describe, expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const rule: Rule = {
  kind: "deadline-tiers",
  zero: "zero",
  input: source,
  after: 0,
  tiers: [
    { until: { by: "calendar", year: 0, month: 1, day: 31 }, points: 100 },
    { until: { by: "calendar", year: 0, month: 2, day: 31 }, points: 50 },
  ],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

function run(cases: readonly Case[], year?: number): void {
  for (const [value, expected] of cases) {
    expect([value, outcomeOf(rule, 100, value, year)]).toEqual([value, expected]);
  }
}

describe("deadline tiers", () => {
  test("the day before, the day itself, the day after; month ends; leap years", () => {
    run(
      [
        ["2022-12-20", [100, "in-time"]],
        ["2023-01-30", [100, "in-time"]],
        ["2023-01-31", [100, "in-time"]],
        ["2023-02-01", [50, "in-time"]],
        ["2023-02-28", [50, "in-time"]],
        ["2023-03-01", [0, "too-late"]],
        ["2023-02-30", ["missing", "unusable"]],
      ],
      2023,
    );
    run([["2024-02-29", [50, "in-time"]]], 2024);
    run([["2100-03-01", [0, "too-late"]]], 2100);
    run([["2023-01-01", ["missing", "year-needed"]]]);
  });

  test("so many days after another day", () => {
    const counted: Rule = {
      kind: "deadline-tiers",
      zero: "zero",
      input: source,
      since: { ...source, code: "base" },
      tiers: [{ until: { by: "days", days: 30 }, points: 100 }],
      after: 0,
    };
    const on = (s: string): Outcome => outcomeOf(counted, 100, { s, base: "2023-12-15" });
    expect(on("2024-01-13")).toEqual([100, "in-time"]);
    expect(on("2024-01-14")).toEqual([100, "in-time"]);
    expect(on("2024-01-15")).toEqual([0, "too-late"]);
    expect(outcomeOf(counted, 100, { s: "2024-01-14" })).toEqual(["missing", "not-entered"]);
  });
});
