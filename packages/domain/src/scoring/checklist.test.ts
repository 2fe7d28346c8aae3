import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const rule: Rule = {
  kind: "checklist",
  zero: "zero",
  items: [
    { code: "a", label: "A", points: 25 },
    { code: "b", label: "B", points: 75, source: { ...source, from: "field", code: "f" } },
  ],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [{ items: ["a"] }, [25, "listed"]],
  [{ items: [] }, [0, "listed"]],
  [{ items: ["a", "b"] }, [100, "listed"]],
  [{ f: true, "L.a": false }, [75, "listed"]],
  [{ f: true }, ["missing", "not-entered"]],
  [{ state: "none" }, [0, "zero-none"]],
  [{ items: ["b", "other"] }, [75, "listed"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 100, value)).toEqual(expected);
});

test("a list worth more than the leaf: one hundredth below, at and above its maximum", () => {
  const all = { items: ["a", "b"] };
  expect(outcomeOf(rule, 101, all)).toEqual([100, "listed"]);
  expect(outcomeOf(rule, 100, all)).toEqual([100, "listed"]);
  expect(outcomeOf(rule, 99, all)).toEqual([99, "capped"]);
});
