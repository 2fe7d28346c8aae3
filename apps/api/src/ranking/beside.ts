import type { Points } from "@cchc/domain/criteria/rule";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { pointsSoFar } from "@cchc/domain/scoring/so-far";
import { baseOf, bonusWithin } from "@cchc/domain/scoring/totals";

/** What each area of the base has, in set order. */
export type AreaPoints = readonly (readonly [points: Points, outOf: Points])[];

/** Points of every leaf in set order; null where it has none. */
export type LeafPoints = readonly (Points | null)[];

export interface KeptTotal {
  readonly areas: AreaPoints;
  /** Null while it is open. */
  readonly total: Points | null;
  /** Needed where the total is open or was cut off at 0. */
  readonly points: LeafPoints | null;
}

/** What a total has beside its areas; the same for screens and publications. */
export function besideOf(compiled: CompiledSet, { areas, total, points: leaves }: KeptTotal) {
  const points = areas.reduce((sum, [got]) => sum + got, 0);
  const outOf = areas.reduce((sum, [, of]) => sum + of, 0);
  const base = baseOf(compiled.set, points, outOf);
  // A total above 0 is the base and its bonus: thousands of rows then come without their leaves.
  const bonus = total !== null && total > 0 ? total - base : bonusOf(compiled, leaves ?? []);
  return { bonus, rescaled: base - points, soFar: pointsSoFar({ points, bonus }) };
}

function bonusOf({ set, leaves }: CompiledSet, points: LeafPoints): Points {
  const extra = leaves
    .filter(({ area }) => area === -1)
    .reduce<Points>((sum, { place }) => sum + (points[place] ?? 0), 0);
  return bonusWithin(set, extra);
}
