import { describe, expect, test } from "vitest";
import type { Rule } from "../criteria/rule.ts";
import type { CriteriaSet } from "../criteria/set.ts";
import { compileSet } from "./compile.ts";
import { scoreUnit } from "./score.ts";
import { pointsSoFar, wholeRange, withoutSurvey } from "./so-far.ts";
import { leafOf, setOf } from "./testing.ts";

const manual: Rule = { kind: "manual-with-reason", zero: "manual", reason: "optional" };
const beside: Rule = {
  kind: "bonus-penalty",
  zero: "zero",
  min: -500,
  parts: [
    { code: "up", label: "Thưởng", each: 100 },
    { code: "down", label: "Trừ", each: -100 },
  ],
};
const bonus: NonNullable<CriteriaSet["bonus"]> = {
  label: "Điểm thưởng, điểm trừ",
  min: -300,
  max: 200,
  leaves: [leafOf(beside, 500, { code: "T.1" })],
};
const set = setOf(
  [
    leafOf(manual, 1000, { code: "1" }),
    leafOf(manual, 1000, { code: "2" }),
    leafOf(manual, 1000, { code: "S", survey: true }),
  ],
  { missing: "stop", bonus },
);
const compiled = compileSet(set);
const score = (values: Parameters<typeof scoreUnit>[1]["values"]) =>
  scoreUnit(compiled, { unit: "u", values });

describe("points so far, while the total waits", () => {
  test.each([
    // Up to the bounds of the block, at them, beyond them.
    [{ up: 1 }, 900],
    [{ up: 2 }, 1000],
    [{ up: 3 }, 1000],
    [{ down: 2 }, 600],
    [{ down: 3 }, 500],
    [{ down: 4 }, 500],
  ])("%j beside 8,00: %i", (counts, expected) => {
    const open = score({ "1": { claim: 800 }, "T.1": { counts } });
    expect(open.totals.state).toBe("open");
    expect(pointsSoFar(open.totals)).toBe(expected);
    expect(withoutSurvey(compiled, open)).toBe(expected);
  });

  test("never below 0", () => {
    const open = score({ "1": { claim: 100 }, "T.1": { counts: { down: 3 } } });
    expect(pointsSoFar(open.totals)).toBe(0);
  });

  test("what the survey gives counts in the one and not in the other", () => {
    const open = score({ "1": { claim: 800 }, S: { claim: 400 } });
    expect(pointsSoFar(open.totals)).toBe(1200);
    expect(withoutSurvey(compiled, open)).toBe(800);
  });

  test("a final total that nothing was left out of is the same figure", () => {
    const values = { "1": { claim: 800 }, "2": { claim: 500 }, S: { claim: 400 } };
    const { totals } = score({ ...values, "T.1": { counts: { up: 1 } } });
    expect(totals.state).toBe("final");
    expect(pointsSoFar(totals)).toBe(totals.total);
  });
});

describe("a unit of which nothing is known", () => {
  test("may reach every bonus, and no less than nothing", () => {
    expect(wholeRange(compiled)).toEqual({ lowest: 0, highest: 3200 });
  });
  test("without a bonus block the set's maximum is the most", () => {
    const { bonus: _left, ...bare } = set;
    expect(wholeRange(compileSet(bare))).toEqual({ lowest: 0, highest: 3000 });
  });
});
