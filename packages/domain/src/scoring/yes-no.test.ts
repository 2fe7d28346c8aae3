import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, leafOf, outcomeOf, resultOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const rule: Rule = { kind: "yes-no", zero: "zero", input: source };

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [true, [200, "yes"]],
  [false, [0, "no"]],
  [{ s: true }, [200, "yes"]],
  [{ state: "none" }, [0, "zero-none"]],
  [1, ["missing", "unusable"]],
  [{ state: "not-applicable" }, ["missing", "not-applicable-refused"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 200, value)).toEqual(expected);
});

test("a unit may declare that it does not apply only where the leaf says so", () => {
  const may = leafOf(rule, 200, { mayNotApply: true });
  expect(resultOf(may, { L: { state: "not-applicable" } }).state).toBe("not-applicable");
});
