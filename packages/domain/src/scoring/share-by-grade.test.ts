import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const rule: Rule = {
  kind: "share-by-grade",
  zero: "zero",
  input: source,
  grades: [
    { code: "good", label: "Tốt", share: 10_000 },
    { code: "fair", label: "Khá", share: 7500 },
    { code: "weak", label: "Yếu", share: 0 },
  ],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  ["good", [200, "graded"]],
  ["fair", [150, "graded"]],
  ["weak", [0, "graded"]],
  [{ counts: { good: 1, fair: 1, weak: 1 } }, [117, "graded"]],
  [{ s: { counts: { good: 3 } } }, [200, "graded"]],
  [{ counts: {} }, [0, "zero-none"]],
  ["best", ["missing", "unusable"]],
  [{ counts: { good: 199, weak: 1 } }, [199, "graded"]],
  [{ counts: { good: 399, weak: 1 } }, [200, "graded"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 200, value)).toEqual(expected);
});
