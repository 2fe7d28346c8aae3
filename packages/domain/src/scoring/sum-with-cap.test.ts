import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const part = (code: string, each: number, cap?: number) =>
  cap === undefined ? { code, label: code, each } : { code, label: code, each, cap };
const rule: Rule = {
  kind: "sum-with-cap",
  zero: "zero",
  parts: [part("a", 10), part("b", 50, 100)],
};

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [{ counts: { a: 4 } }, [40, "counted"]],
  [{ counts: { a: 5, b: 2 } }, [150, "counted"]],
  [{ counts: { a: 5, b: 3 } }, [150, "counted"]],
  [{ counts: { a: 6, b: 3 } }, [150, "capped"]],
  [{ counts: { b: 1 } }, [50, "counted"]],
  [{ counts: { b: 2 } }, [100, "counted"]],
  [{ counts: { b: 3 } }, [100, "counted"]],
  [{ state: "none" }, [0, "zero-none"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 150, value)).toEqual(expected);
});
