import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, leafOf, outcomeOf, resultOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const rule: Rule = {
  kind: "choice",
  zero: "zero",
  input: source,
  options: [
    { code: "a", label: "A", points: 100 },
    { code: "b", label: "B", points: 40 },
  ],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  ["a", [100, "option"]],
  ["b", [40, "option"]],
  ["c", ["missing", "unusable"]],
  [{ s: "b" }, [40, "option"]],
  [{ state: "none" }, [0, "zero-none"]],
  [{ state: "unknown" }, ["missing", "not-entered"]],
  [true, ["missing", "unusable"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 100, value)).toEqual(expected);
});

test("the option chosen is named in the reason", () => {
  const { because } = resultOf(leafOf(rule, 100), { s: "b" });
  expect(because.inputs).toMatchObject([{ state: "option", option: "b", code: "s" }]);
  expect(because.index).toBe(1);
});
