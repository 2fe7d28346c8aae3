import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { bandOf, quartersWithout } from "./baseline.ts";

const four = { low: 3, median: 4, high: 9, count: 8 };

describe("what may be told of other units", () => {
  test.each([
    [7, undefined],
    [8, { median: 4, count: 8, half: { low: 3, high: 9 } }],
    [9, { median: 4, count: 9, half: { low: 3, high: 9 } }],
  ])("of %i units", (count, band) => {
    expect(bandOf({ ...four, count }, 8)).toEqual(band);
  });

  test.each([
    [0, 0],
    [7, 7],
    [94.5, 95],
    [99, 99],
    [100, 100],
    [104, 100],
    [105, 110],
    [1057, 1100],
    [996_000, 1_000_000],
  ])("%f is told as %i", (median, told) => {
    expect(bandOf({ ...four, median }, 8)?.median).toBe(told);
  });

  test("rounding moves a figure by a twentieth at most and keeps the order", () => {
    const amount = integer({ min: 0, max: 1_000_000_000 });
    assert(
      property(amount, amount, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const band = bandOf({ low, median: high, high, count: 8 }, 8);
        expect(Math.abs((band?.median ?? -1) - high)).toBeLessThanOrEqual(high / 20);
        expect(band?.half?.low).toBeLessThanOrEqual(band?.median ?? -1);
      }),
    );
  });
});

describe("quarter points of all but one", () => {
  test.each([
    [[5], 0, undefined],
    [[], -1, undefined],
    [[5], -1, { low: 5, median: 5, high: 5, count: 1 }],
    [[1, 2, 3, 4, 100], 4, { low: 1.75, median: 2.5, high: 3.25, count: 4 }],
    [[1, 2, 3, 4, 100], 0, { low: 2.75, median: 3.5, high: 28, count: 4 }],
    [[1, 2, 3, 4, 100], 2, { low: 1.75, median: 3, high: 28, count: 4 }],
    [[1, 2, 3, 4, 100], -1, { low: 2, median: 3, high: 4, count: 5 }],
  ])("%j without place %i", (sorted, left, quarters) => {
    expect(quartersWithout(sorted, left)).toEqual(quarters);
  });
});
