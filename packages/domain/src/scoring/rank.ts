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

/** Ranks units by their totals, highest first, in the order they were given. */
export function rank(units: readonly Ranked[], options: RankOptions): readonly Placed[] {
  const placed: Placed[] = units.map((unit) => ({ ...unit, of: 0, shared: 0 }));
  for (const group of groups(units, options)) {
    const totals = group.map((place) => units[place]?.total).filter((total) => total !== undefined);
    totals.sort((a, b) => b - a);
    const first = new Map<number, number>();
    const count = new Map<number, number>();
    for (const [place, total] of totals.entries()) {
      if (!first.has(total)) first.set(total, place + 1);
      count.set(total, (count.get(total) ?? 0) + 1);
    }
    for (const place of group) {
      const unit = units[place];
      if (unit === undefined) continue;
      const at = unit.total === undefined ? undefined : first.get(unit.total);
      const shared = unit.total === undefined ? 0 : (count.get(unit.total) ?? 0);
      const of = totals.length;
      placed[place] = { ...unit, of, shared, ...(at === undefined ? {} : { rank: at }) };
    }
  }
  return placed;
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
