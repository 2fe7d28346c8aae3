import { describe, expect, test } from "vitest";
import { ruleKinds } from "./scorers.ts";
import { RULE_EXAMPLES } from "./rule-examples.ts";
import { outcomeOf } from "./testing.ts";

describe.each(ruleKinds)("%s", (kind) => {
  const { rule, max, year, cases } = RULE_EXAMPLES[kind];
  test.each(cases)("$note", ({ value, expect: points }) => {
    expect(outcomeOf(rule, max, value, year)[0]).toBe(points);
  });
  test("its example is of its kind", () => {
    expect(rule.kind).toBe(kind);
    expect(cases.length).toBeGreaterThan(1);
  });
});
