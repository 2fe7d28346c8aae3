import { array, assert, boolean, integer, option, property } from "fast-check";
import { expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { compileSet } from "@cchc/domain/scoring/compile";
import { MISSING_POINTS, totalsOf } from "@cchc/domain/scoring/totals";
import { besideOf } from "./beside.ts";

const compiled = compileSet(REFERENCE_SET, 2025);

/** Points of every leaf, from a deduction of 300 up to far above any maximum; null: none yet. */
const leaves = array(option(integer({ min: -300, max: 900 }), { freq: 20 }), {
  minLength: compiled.leaves.length,
  maxLength: compiled.leaves.length,
});

function areasOf(points: readonly (number | null)[]): [number, number][] {
  const areas = compiled.areas.map((): [number, number] => [0, 0]);
  for (const { area, place, leaf } of compiled.leaves) {
    const got = points[place] ?? null;
    const sum = areas[area];
    if (got === null || sum === undefined) continue;
    sum[0] += got;
    sum[1] += leaf.max;
  }
  return areas;
}

test("the bonus told from a total is the one that its leaves add up to", () => {
  const seen = { told: 0, cut: 0, open: 0 };
  assert(
    property(leaves, boolean(), (drawn, poor) => {
      // With nothing in the base, penalties cut the total off at 0.
      const points = poor
        ? compiled.leaves.map(({ area, place }) => (area === -1 ? (drawn[place] ?? 0) : 0))
        : drawn;
      const totals = totalsOf(compiled, (place) => points[place] ?? MISSING_POINTS);
      const total = totals.state === "open" ? null : totals.total;
      const beside = besideOf(compiled, { areas: areasOf(points), total, points });
      expect(beside.bonus).toBe(totals.bonus);
      expect(beside.rescaled).toBe(totals.base - totals.points);
      seen[total === null ? "open" : total === 0 ? "cut" : "told"] += 1;
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test("a total above 0 needs no leaves", () => {
  const areas: [number, number][] = compiled.areas.map(({ max }) => [max, max]);
  const points = areas.reduce((sum, [got]) => sum + got, 0);
  const total = points + 150;
  expect(besideOf(compiled, { areas, total, points: null })).toEqual({
    bonus: 150,
    rescaled: 0,
    soFar: total,
  });
});
