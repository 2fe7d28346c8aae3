import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { SET_766 } from "../criteria/set-766.ts";
import { compileSet } from "./compile.ts";
import { openTotal } from "./open-total.ts";
import { rank, rankIntervals } from "./rank.ts";
import { columnsOf, scoreColumns, scoreUnit } from "./score.ts";
import { leafOf, setOf } from "./testing.ts";
import { drawWeights, rankDraws, rankSpread } from "./weights.ts";

const together = { blocks: false };

describe("ranks", () => {
  const ranks = (totals: readonly (number | undefined)[]) =>
    rank(
      totals.map((total, at) => ({ unit: `${at}`, ...(total === undefined ? {} : { total }) })),
      together,
    ).map((placed) => placed.rank);

  test("ties share a rank: 1-2-2-4", () => {
    expect(ranks([8000, 9000, 8000, 7000])).toEqual([2, 1, 2, 4]);
    expect(ranks([5, 5, 5])).toEqual([1, 1, 1]);
  });
  test("an open total has no rank and takes none", () => {
    expect(ranks([8000, undefined, 7000])).toEqual([1, undefined, 2]);
  });
  test("blocks are ranked apart only where they count", () => {
    const units = [
      { unit: "a", block: "ward", total: 1 },
      { unit: "b", block: "commune", total: 2 },
    ];
    expect(rank(units, { blocks: true }).map((placed) => placed.rank)).toEqual([1, 1]);
    expect(rank(units, together).map((placed) => placed.rank)).toEqual([2, 1]);
  });
  test.prop([fc.array(fc.nat(50), { maxLength: 40 })])("1 + how many are better", (totals) => {
    const counted = totals.map((mine) => 1 + totals.filter((other) => other > mine).length);
    expect(ranks(totals)).toEqual(counted);
  });
});

describe("rank intervals", () => {
  const totals = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 20 });
  test.prop([totals])("best and worst over every way the others may end", (pairs) => {
    const units = pairs.map(([low, more], at) => {
      return { unit: `${at}`, lowest: low, highest: low + more };
    });
    for (const [at, { best, worst }] of rankIntervals(units, together).entries()) {
      const mine = units[at];
      const others = units.filter((_, place) => place !== at);
      const top = mine?.highest ?? 0;
      const bottom = mine?.lowest ?? 0;
      expect(best).toBe(1 + others.filter(({ lowest }) => lowest > top).length);
      expect(worst).toBe(1 + others.filter(({ highest }) => highest > bottom).length);
    }
  });

  test("a missing leaf leaves its whole maximum open, a disputed one too", () => {
    const compiled = compileSet(SET_766);
    const values = { "4.1": { numerator: 1, denominator: 2 } };
    const score = scoreUnit(compiled, { unit: "u", values });
    expect(openTotal(compiled, score, new Set())).toMatchObject({ lowest: 300, highest: 9700 });
    expect(openTotal(compiled, score, new Set(["4.1"]))).toMatchObject({
      lowest: 0,
      highest: 10_000,
    });
  });
});

describe("draws of weights", () => {
  const source = { from: "declared", code: "s", label: "" } as const;
  const input = { of: "rate", source, unit: "" } as const;
  const leaf = (code: string) => leafOf({ kind: "linear", zero: "exclude", input }, 100, { code });
  const compiled = compileSet(setOf([leaf("1"), leaf("2")]));
  const of = (numerator: number) => ({ numerator, denominator: 10 });
  const units = [
    { unit: "even", values: { "1": of(6), "2": of(6) } },
    { unit: "first", values: { "1": of(10), "2": of(2) } },
    { unit: "second", values: { "1": of(2), "2": of(10) } },
    { unit: "open", values: { "1": of(9) } },
    { unit: "left", values: { "1": of(7), "2": of(0) } },
  ];
  const scored = scoreColumns(compiled, columnsOf(compiled, units));
  const draw = (...weights: number[]) =>
    rankDraws(compiled, scored, { draws: 1, leaves: 2, weights: Int32Array.from(weights) });

  test("ranks follow the weights, ties stay ties, open totals stay out", () => {
    const even = draw(1000, 1000);
    expect([...even.units]).toEqual([0, 1, 2, 4]);
    expect([...even.ranks]).toEqual([1, 1, 1, 4]);
    expect([...draw(2000, 1000).ranks]).toEqual([2, 1, 3, 3]);
  });
  test("without spread nothing moves; the same seed draws the same", () => {
    const options = { draws: 50, spread: 0, seed: 1 };
    const still = rankSpread(rankDraws(compiled, scored, drawWeights(2, options)), 5);
    expect([...still.best]).toEqual([1, 1, 1, 0, 4]);
    expect([...still.worst]).toEqual([1, 1, 1, 0, 4]);
    const moved = { draws: 200, spread: 300, seed: 7 };
    expect(drawWeights(2, moved)).toEqual(drawWeights(2, moved));
    expect(Math.min(...drawWeights(2, moved).weights)).toBeGreaterThanOrEqual(700);
    expect(Math.max(...drawWeights(2, moved).weights)).toBeLessThanOrEqual(1300);
    const spread = rankSpread(rankDraws(compiled, scored, drawWeights(2, moved)), 5);
    expect([spread.best[1], spread.worst[1]]).toEqual([1, 3]);
    expect(spread.from[1]).toBeLessThanOrEqual(spread.to[1] ?? 0);
  });
});
