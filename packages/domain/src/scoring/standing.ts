import type { Points } from "../criteria/rule.ts";
import type { CompiledSet } from "./compile.ts";
import type { UnitScore } from "./score.ts";

/** How the points of one area stand; all in hundredths, won + winnable + lost + leftOut = the leaves' maxima. */
export interface AreaStanding {
  readonly area: string;
  readonly label: string;
  readonly max: Points;
  readonly won: Points;
  /** Of missing leaves everything within reach, of scored leaves what `gainOf` says. */
  readonly winnable: Points;
  readonly lost: Points;
  /** Maxima of leaves that do not count for this unit. */
  readonly leftOut: Points;
}

/**
 * Points won, still winnable and lost, area by area, without the bonus block.
 *
 * @param gainOf points a scored leaf can still gain, 0 where nothing; hundredths. `undefined`: the unit
 *   can do nothing more about the leaf, and what it lacks is lost, points missing or not
 */
export function areaStandings(
  { areas, leaves }: CompiledSet,
  score: UnitScore,
  gainOf: (leaf: string) => Points | undefined,
): readonly AreaStanding[] {
  const sums = areas.map(({ code, label, max }) => ({
    area: code,
    label,
    max,
    won: 0,
    winnable: 0,
    lost: 0,
    leftOut: 0,
  }));
  for (const { area, place, leaf } of leaves) {
    const sum = sums[area];
    const result = score.leaves[place];
    if (sum === undefined || result === undefined) continue;
    if (result.state === "scored") {
      const gain = Math.max(0, Math.min(leaf.max - result.points, gainOf(leaf.code) ?? 0));
      sum.won += result.points;
      sum.winnable += gain;
      sum.lost += leaf.max - result.points - gain;
    } else if (result.state === "missing") {
      if (gainOf(leaf.code) === undefined) sum.lost += leaf.max;
      else sum.winnable += leaf.max;
    } else sum.leftOut += leaf.max;
  }
  return sums;
}
