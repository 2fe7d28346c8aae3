import type { Points, Share } from "../criteria/rule.ts";
import type { CriteriaSet, Grade } from "../criteria/set.ts";
import type { CompiledLeaf, CompiledSet } from "./compile.ts";
import { compareShare, shareOf } from "./points.ts";

/** A leaf without points, inside {@link LeafPoints}. */
export const MISSING_POINTS: number = -2_147_483_648;
export const NOT_APPLICABLE_POINTS: number = -2_147_483_647;

/** Points of the leaves of one unit in set order, or one of the two marks above. */
export type LeafPoints = (place: number) => number;

/** How the leaves add up. All points in hundredths. */
export interface Totals {
  /** `open`: a leaf is missing and the set says to wait for it. */
  readonly state: "final" | "open" | "not-applicable";
  /** Sum of the leaves of the base, each rounded before. */
  readonly points: Points;
  /** What those leaves could have earned: the set's maximum less what is left out. */
  readonly outOf: Points;
  /** `points` raised to the set's whole maximum, rounded half up once; equal where nothing is left out. */
  readonly base: Points;
  /** Sum of the bonus block, within its bounds. */
  readonly bonus: Points;
  /** base + bonus, never below 0. */
  readonly total: Points;
  /** total ÷ maximum in hundredths of a percent, half up; what grades are read from. */
  readonly index: Share;
  /** Leaves that keep the total open, by place. */
  readonly waiting: readonly number[];
}

/** Whether a leaf in this state holds the total up. */
export function waits({ leaf }: CompiledLeaf, set: CriteriaSet, points: number): boolean {
  if (points === MISSING_POINTS) return (leaf.missing ?? set.missing) === "stop";
  return points === NOT_APPLICABLE_POINTS && set.notApplicable === "stop";
}

/**
 * What the leaves of the base are worth once those that are left out are made up for: `points` out
 * of `outOf` raised to the set's maximum, rounded half up once. All in hundredths.
 */
export function baseOf({ max }: Pick<CriteriaSet, "max">, points: Points, outOf: Points): Points {
  return outOf === max || outOf === 0 ? points : shareOf(max, points, outOf);
}

/** The sum of the leaves beside the base, hundredths, within what the set allows. */
export function bonusWithin({ bonus }: Pick<CriteriaSet, "bonus">, extra: Points): Points {
  return bonus === undefined ? 0 : Math.max(bonus.min, Math.min(bonus.max, extra));
}

/** Adds up the leaves of one unit. */
export function totalsOf({ set, leaves }: CompiledSet, pointsOf: LeafPoints): Totals {
  let points = 0;
  let outOf = 0;
  let extra = 0;
  const waiting: number[] = [];
  for (const leaf of leaves) {
    const got = pointsOf(leaf.place);
    if (got === MISSING_POINTS || got === NOT_APPLICABLE_POINTS) {
      if (waits(leaf, set, got) && leaf.area !== -1) waiting.push(leaf.place);
    } else if (leaf.area === -1) extra += got;
    else {
      points += got;
      outOf += leaf.leaf.max;
    }
  }
  const base = baseOf(set, points, outOf);
  const bonus = bonusWithin(set, extra);
  const total = Math.max(0, base + bonus);
  const index = set.max === 0 ? 0 : shareOf(10_000, total, set.max);
  const state = waiting.length > 0 ? "open" : outOf === 0 ? "not-applicable" : "final";
  return { state, points, outOf, base, bonus, total, index, waiting };
}

/**
 * The grade of a total: compared exactly, before the index is rounded. `undefined` where the set
 * has no grade that low.
 */
export function gradeOf(set: CriteriaSet, total: Points): Grade | undefined {
  let best: Grade | undefined;
  for (const grade of set.grades) {
    if (set.max > 0 && compareShare(total, set.max, grade.from) < 0) continue;
    if (best === undefined || grade.from > best.from) best = grade;
  }
  return best;
}
