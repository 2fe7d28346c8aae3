import { compileSet } from "@cchc/domain/scoring/compile";
import { columnsOf, scoreColumns, scoreUnit } from "@cchc/domain/scoring/score";
import { rankDraws } from "@cchc/domain/scoring/weights";
import { describe, expect, test } from "vitest";
import { beforeAndAfter, changedRule, movesRight, oneInput, ranksOf } from "./own.ts";
import { isThere, pointsFromReason, tellsAll, unproved } from "./reason.ts";
import { syntheticSet } from "./set.ts";
import { syntheticUnits } from "./units.ts";

const set = syntheticSet(40);
const units = syntheticUnits(set, 60);
const task = { set, units };

describe("reasons of our engine", () => {
  test("written to JSON and read back, each proves its points", () => {
    expect(unproved(task)).toBe(0);
  });

  test("a reason that says something else proves nothing", () => {
    const [leaf] = scoreUnit(compileSet(set), units[0] ?? { unit: "", values: {} }).leaves;
    if (leaf?.state !== "scored") throw new Error("no score");
    expect(tellsAll(leaf)).toBe(true);
    expect(tellsAll({ ...leaf, points: leaf.points + 1 })).toBe(false);
    const unnamed = { ...leaf.because, source: { document: "", clause: "Mục 1" } };
    expect(tellsAll({ ...leaf, because: unnamed })).toBe(false);
    expect(() => pointsFromReason({ ...leaf.because, inputs: [] })).toThrow(RangeError);
  });

  test("a reason made only when asked for is noticed", () => {
    expect(isThere({ because: { max: 5, inputs: [{ code: "a" }] } })).toBe(true);
    const late = Object.defineProperty({}, "max", { enumerable: true, get: () => 5 });
    expect(isThere({ because: [late] })).toBe(false);
    expect(isThere({ because: new Map() })).toBe(false);
    expect(isThere({ because: () => 5 })).toBe(false);
  });
});

test("a changed rule moves totals as exact arithmetic says, and only downwards here", () => {
  const changed = changedRule(set);
  expect(movesRight(task, changed)).toBe(true);
  const moved = beforeAndAfter(task, changed);
  expect(moved.every(({ points }) => points <= 0)).toBe(true);
  expect(moved.some(({ points }) => points < 0)).toBe(true);
  expect(
    beforeAndAfter(task, set).every(({ points, places }) => points === 0 && places === 0),
  ).toBe(true);
});

test("one changed input gives the same as scoring the unit anew", () => {
  const input = oneInput(task);
  for (let run = 0; run < 120; run += 1) expect(input.right(run)).toBe(true);
});

test("weights left as they are give the ranks of the totals", () => {
  const compiled = compileSet(set);
  const scored = scoreColumns(compiled, columnsOf(compiled, units));
  const draws = { draws: 2, leaves: 40, weights: new Int32Array(80).fill(1000) };
  const drawn = rankDraws(compiled, scored, draws);
  const ranks = ranksOf(task, scored).map(({ rank }) => rank);
  expect([...drawn.ranks]).toEqual([...ranks, ...ranks]);
});
