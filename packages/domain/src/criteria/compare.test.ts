import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { compileSet } from "../scoring/compile.ts";
import { rank } from "../scoring/rank.ts";
import { scoreUnit } from "../scoring/score.ts";
import { leafOf, setOf } from "../scoring/testing.ts";
import { compareSets } from "./compare.ts";
import type { Rule } from "./rule.ts";

const source = { from: "declared", code: "s", label: "" } as const;
const input = { of: "rate", source, unit: "" } as const;
const linear: Rule = { kind: "linear", zero: "exclude", input };
const floor: Rule = { kind: "linear-with-floor", zero: "exclude", input, floor: 8000 };
const one = leafOf(linear, 400, { code: "1" });
const two = leafOf(linear, 600, { code: "2" });
const before = compileSet(setOf([one, two]));
const after = compileSet(setOf([one, { ...two, rule: floor }]));
const of = (numerator: number) => ({ numerator, denominator: 10 });
const unit = (name: string, first: number, second: number) => ({
  unit: name,
  values: { "1": of(first), "2": of(second) },
});

describe("a changed criterion on all units", () => {
  test("below, at and above the new floor; ranks before and after", () => {
    const units = [unit("below", 10, 7), unit("at", 6, 8), unit("above", 5, 9)];
    const got = compareSets(before, after, { units, blocks: false });
    expect(got.map((one_) => [one_.unit, one_.before, one_.after, one_.change])).toEqual([
      ["below", 820, 400, -420],
      ["at", 720, 720, 0],
      ["above", 740, 740, 0],
    ]);
    expect(got.map(({ rankBefore, rankAfter }) => [rankBefore, rankAfter])).toEqual([
      [1, 3],
      [3, 2],
      [2, 1],
    ]);
    expect(got.map(({ leaves }) => leaves)).toEqual([
      [{ leaf: "2", before: 420, after: 0 }],
      [],
      [],
    ]);
  });

  test("an open total has neither change nor rank; leaves that came and went are named", () => {
    const three = compileSet(setOf([one, leafOf(linear, 600, { code: "3" })]));
    const [got] = compareSets(before, three, { units: [unit("u", 10, 5)], blocks: false });
    expect(got).toMatchObject({
      before: 700,
      rankBefore: 1,
      leaves: [
        { leaf: "2", before: 300, after: "absent" },
        { leaf: "3", before: "absent", after: "missing" },
      ],
    });
    expect(got).not.toHaveProperty("after");
    expect(got).not.toHaveProperty("change");
    expect(got).not.toHaveProperty("rankAfter");
  });

  test("a decision holds where the leaf is the same, the new rule answers where it changed", () => {
    const decided = (leaf: string) => ({
      ...unit("u", 10, 7),
      decided: { [leaf]: { points: 100, reason: "Thiếu minh chứng" } },
    });
    const of_ = (leaf: string) =>
      compareSets(before, after, { units: [decided(leaf)], blocks: false })[0];
    expect(of_("1")).toMatchObject({ before: 520, after: 100 });
    expect(of_("2")).toMatchObject({ before: 500, after: 400 });
  });

  const units = fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { minLength: 1, maxLength: 20 });
  test.prop([units])("says what scoring each unit alone says", (pairs) => {
    const all = pairs.map(([a, b], at) => unit(`${at}`, a, b));
    const got = compareSets(before, after, { units: all, blocks: false });
    const totals = all.map((each) => scoreUnit(after, each).totals.total);
    expect(got.map((each) => each.after)).toEqual(totals);
    const ranks = rank(
      totals.map((total, at) => ({ unit: `${at}`, total })),
      { blocks: false },
    );
    expect(got.map(({ rankAfter }) => rankAfter)).toEqual(ranks.map((each) => each.rank));
  });

  test.prop([units])("a set against itself moves nothing", (pairs) => {
    const all = pairs.map(([a, b], at) => unit(`${at}`, a, b));
    for (const { change, leaves } of compareSets(before, before, { units: all, blocks: false })) {
      expect([change, leaves]).toEqual([0, []]);
    }
  });
});
