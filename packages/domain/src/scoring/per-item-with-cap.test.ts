import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, leafOf, outcomeOf, resultOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const rule: Rule = { kind: "per-item-with-cap", zero: "zero", input: source, each: 50 };

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [0, [0, "counted"]],
  [3, [150, "counted"]],
  [4, [200, "counted"]],
  [5, [200, "capped"]],
  [Number.MAX_SAFE_INTEGER, [200, "capped"]],
  [{ s: { value: 3, qualifier: "nearly" } }, [150, "counted"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 200, value)).toEqual(expected);
});

test("a figure that is not exact keeps its qualifier in the reason", () => {
  const leaf = leafOf(rule, 200);
  const { because } = resultOf(leaf, { s: { value: 3, qualifier: "nearly" } });
  expect(because.inputs).toMatchObject([{ state: "count", value: 3, qualifier: "nearly" }]);
  expect(resultOf(leaf, { s: 3 }).because.inputs[0]).not.toHaveProperty("qualifier");
});
