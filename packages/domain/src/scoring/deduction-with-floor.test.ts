import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const part = (code: string, each: number, cap?: number) =>
  cap === undefined ? { code, label: code, each } : { code, label: code, each, cap };
const rule: Rule = {
  kind: "deduction-with-floor",
  zero: "full",
  floor: 0,
  parts: [part("late", 25), part("missing", 50)],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [{ counts: {} }, [200, "deducted"]],
  [{ counts: { late: 7 } }, [25, "deducted"]],
  [{ counts: { late: 8 } }, [0, "deducted"]],
  [{ counts: { late: 9 } }, [0, "floored"]],
  [{ counts: { late: 2, missing: 1 } }, [100, "deducted"]],
  [{ "L.late": 1, "L.missing": { state: "none" } }, [175, "deducted"]],
  [{ "L.late": 1 }, ["missing", "not-entered"]],
  [{ state: "none" }, [200, "zero-full"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 200, value)).toEqual(expected);
});

test("a floor above nothing: below, at and above it", () => {
  const kept: Rule = { ...rule, floor: 50 };
  expect(outcomeOf(kept, 200, { counts: { late: 5 } })).toEqual([75, "deducted"]);
  expect(outcomeOf(kept, 200, { counts: { late: 6 } })).toEqual([50, "deducted"]);
  expect(outcomeOf(kept, 200, { counts: { late: 7 } })).toEqual([50, "floored"]);
});
