import type { Points } from "../criteria/rule.ts";

/** One unit to be ranked; without a total it has no rank. */
export interface Ranked {
  readonly unit: string;
  /** Units of the same block are ranked among themselves. */
  readonly block?: string;
  /** Hundredths; absent while open. */
  readonly total?: Points;
}

/** A unit's place. `rank` 1 is the best; equal totals share a rank (1, 2, 2, 4). */
export interface Placed {
  readonly unit: string;
  readonly block?: string;
  readonly total?: Points;
  readonly rank?: number;
  /** Units ranked in the same block. */
  readonly of: number;
  /** How many units share this rank, this one included. */
  readonly shared: number;
}

/** Whether units are ranked block by block or all together. */
export interface RankOptions {
  readonly blocks: boolean;
}

/** Groups places by block; one group where blocks do not count. */
function groups(
  units: readonly { readonly block?: string }[],
  { blocks }: RankOptions,
): readonly (readonly number[])[] {
  const found = new Map<string, number[]>();
  for (const [place, { block }] of units.entries()) {
    const key = blocks ? (block ?? "") : "";
    const group = found.get(key);
    if (group === undefined) found.set(key, [place]);
    else group.push(place);
  }
  return [...found.values()];
}

/** How many of the sorted numbers are greater than a value. */
function above(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

/** How many of the sorted numbers are less than a value. */
function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranks units by their totals, highest first, in the order they were given. */
export function rank(units: readonly Ranked[], options: RankOptions): readonly Placed[] {
  const ranks = new Int32Array(units.length);
  const among = new Int32Array(units.length);
  const sharing = new Int32Array(units.length);
  for (const group of groups(units, options)) {
    const totals = Float64Array.from(group.flatMap((place) => units[place]?.total ?? [])).sort();
    const of = totals.length;
    for (const place of group) {
      among[place] = of;
      const total = units[place]?.total;
      if (total === undefined) continue;
      const greater = above(totals, total);
      ranks[place] = greater + 1;
      sharing[place] = of - greater - below(totals, total);
    }
  }
  return units.map((unit, place): Placed => {
    const at = ranks[place] ?? 0;
    const counts = { of: among[place] ?? 0, shared: sharing[place] ?? 0 };
    return at === 0 ? { ...unit, ...counts } : { ...unit, ...counts, rank: at };
  });
}

/** The totals a unit may still end with: unverified or disputed items keep it open. */
export interface OpenTotal {
  readonly unit: string;
  readonly block?: string;
  readonly lowest: Points;
  readonly highest: Points;
}

/** The ranks a unit may still end with, whatever becomes of the others. */
export interface RankInterval {
  readonly unit: string;
  readonly best: number;
  readonly worst: number;
}

/**
 * The rank interval that open items leave: at best everybody else ends lowest and this unit
 * highest, at worst the other way round.
 */
export function rankIntervals(
  units: readonly OpenTotal[],
  options: RankOptions,
): readonly RankInterval[] {
  const intervals: RankInterval[] = units.map(({ unit }) => ({ unit, best: 0, worst: 0 }));
  for (const group of groups(units, options)) {
    const mine = group.flatMap((place) => units[place] ?? []);
    const lowest = Float64Array.from(mine, (unit) => unit.lowest);
    const highest = Float64Array.from(mine, (unit) => unit.highest);
    lowest.sort();
    highest.sort();
    for (const place of group) {
      const unit = units[place];
      if (unit === undefined) continue;
      // A unit's own highest may lie above its own lowest: it does not compete with itself.
      const own = unit.highest > unit.lowest ? 1 : 0;
      const best = 1 + above(lowest, unit.highest);
      const worst = 1 + above(highest, unit.lowest) - own;
      intervals[place] = { unit: unit.unit, best, worst };
    }
  }
  return intervals;
}
