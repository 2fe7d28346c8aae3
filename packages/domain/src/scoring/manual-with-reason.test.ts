import { expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { type Outcome, outcomeOf } from "./testing.ts";

const rule: Rule = { kind: "manual-with-reason", zero: "manual", reason: "required" };

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

test.each<Case>([
  [{ claim: 0, reason: "Không đạt" }, [0, "claimed"]],
  [{ claim: 200, reason: "Đạt" }, [200, "claimed"]],
  [{ claim: 201, reason: "Quá" }, ["missing", "claim-outside"]],
  [{ claim: -1, reason: "Âm" }, ["missing", "claim-outside"]],
  [{ claim: 100 }, ["missing", "reason-needed"]],
  [{}, ["missing", "claim-needed"]],
  [{ claim: 199, reason: "Gần đạt" }, [199, "claimed"]],
  [{ claim: 1.5, reason: "Lẻ" }, ["missing", "unusable"]],
])("%j: %j", (value, expected) => {
  expect(outcomeOf(rule, 200, value)).toEqual(expected);
});

test("where no reason is asked for, a bare claim counts", () => {
  const free: Rule = { ...rule, reason: "optional" };
  expect(outcomeOf(free, 200, { claim: 100 })).toEqual([100, "claimed"]);
});
