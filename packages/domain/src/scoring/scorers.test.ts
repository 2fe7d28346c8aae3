import { expect, test } from "vitest";
import { RULE_EXAMPLES } from "./rule-examples.ts";
import { ruleKinds, scorerOf } from "./scorers.ts";

test("every kind is offered, once, and has a scorer that asks for something", () => {
  expect([...ruleKinds].toSorted()).toEqual(Object.keys(RULE_EXAMPLES).toSorted());
  for (const kind of ruleKinds) {
    expect(scorerOf(RULE_EXAMPLES[kind].rule).ports("L").length).toBeGreaterThan(0);
  }
});
