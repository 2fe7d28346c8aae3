import { describe, expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import { compileSet } from "./compile.ts";
import { scoreUnit } from "./score.ts";
import { leafOf, outcomeOf, setOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const yesNo: Rule = { kind: "yes-no", zero: "zero", input: source };
const knockOut: Rule = { kind: "knock-out", zero: "full", input: source, at: 2, scope: "area" };

describe("a knock-out", () => {
  const base = [
    leafOf(yesNo, 100, { code: "1" }),
    leafOf(yesNo, 100, { code: "2" }),
    leafOf(knockOut, 0, { code: "K" }),
  ];
  const run_ = (k: number, first: boolean | undefined = true) => {
    const values = { ...(first === undefined ? {} : { "1": first }), "2": true, K: k };
    return scoreUnit(compileSet(setOf(base)), { unit: "u", values });
  };
  test("one below its count leaves everything standing; at it, everything falls", () => {
    expect(run_(1).totals.points).toBe(200);
    expect(run_(2).totals.points).toBe(0);
    const [struck] = run_(2).leaves;
    expect([struck?.because.branch, struck?.because.knockedOutBy]).toEqual(["knocked-out", "K"]);
  });
  test("what is missing stays missing", () => {
    const values = { "2": true, K: 2 };
    expect(scoreUnit(compileSet(setOf(base)), { unit: "u", values }).totals.state).toBe("open");
  });
});

test("its count: below, at and above; a yes counts as one", () => {
  expect(outcomeOf(knockOut, 0, 1)).toEqual([0, "stands"]);
  expect(outcomeOf(knockOut, 0, 2)).toEqual([0, "knocks-out"]);
  expect(outcomeOf(knockOut, 0, 3)).toEqual([0, "knocks-out"]);
  expect(outcomeOf({ ...knockOut, at: 1 }, 0, true)).toEqual([0, "knocks-out"]);
  expect(outcomeOf(knockOut, 0, { state: "none" })).toEqual([0, "zero-full"]);
});
