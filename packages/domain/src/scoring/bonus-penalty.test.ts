import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const part = (code: string, each: number, cap?: number) =>
  cap === undefined ? { code, label: code, each } : { code, label: code, each, cap };
const rule: Rule = {
  kind: "bonus-penalty",
  zero: "zero",
  min: -300,
  parts: [part("up", 100, 200), part("down", -100)],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [{ counts: { up: 3 } }, [200, "counted"]],
  [{ counts: { up: 3, down: 1 } }, [100, "counted"]],
  [{ counts: { down: 3 } }, [-300, "counted"]],
  [{ counts: { down: 4 } }, [-300, "floored"]],
  [{ counts: { up: 1 } }, [100, "counted"]],
  [{ counts: { up: 2 } }, [200, "counted"]],
  [{ counts: { down: 2 } }, [-200, "counted"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 300, value)).toEqual(expected);
});

test("the leaf's own maximum: below, at and above", () => {
  const counts = { up: 2 };
  expect(outcomeOf(rule, 201, { counts })).toEqual([200, "counted"]);
  expect(outcomeOf(rule, 200, { counts })).toEqual([200, "counted"]);
  expect(outcomeOf(rule, 199, { counts })).toEqual([199, "capped"]);
});
