import type { Cells, FieldCode } from "../report/cell.ts";
import { amountAt } from "../indicator/amount.ts";

/** Middle of a handful of values and how many there were. */
export interface Spread {
  readonly median: number;
  readonly count: number;
  /** Between which values the middle half lies, where it was reckoned. */
  readonly half?: { readonly low: number; readonly high: number };
}

/** Medians by field, of a unit's own earlier reports or of its peers; small enough to send along. */
export type Baseline = ReadonlyMap<FieldCode, Spread>;

/** The median of whole numbers; the mean of the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  // Chrome 109 has no toSorted.
  const sorted = [...values];
  sorted.sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("no values");
  return (upper + lower) / 2;
}

/**
 * Summarises reports into medians per field. Only figures that were entered count: a report that
 * left a field blank or answered "không phát sinh" says nothing about its usual size.
 */
export function baselineOf(reports: readonly Cells[], fields: readonly FieldCode[]): Baseline {
  const spreads = new Map<FieldCode, Spread>();
  for (const field of fields) {
    const values = reports.flatMap((cells) => {
      const amount = amountAt(cells, field);
      return amount.state === "entered" ? [amount.value] : [];
    });
    if (values.length > 0) spreads.set(field, { median: median(values), count: values.length });
  }
  return spreads;
}

/** The quarter points and the middle of other units' figures in one field, and how many there were. */
export interface Quarters {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly count: number;
}

/**
 * The quarter points of sorted whole numbers without the one at `left`; between two of them in
 * proportion, the way `percentile_cont` reckons. `undefined` where nothing is left.
 */
export function quartersWithout(sorted: readonly number[], left: number): Quarters | undefined {
  const count = left < 0 ? sorted.length : sorted.length - 1;
  if (count < 1) return undefined;
  const at = (index: number): number => sorted[left < 0 || index < left ? index : index + 1] ?? 0;
  const point = (share: number): number => {
    const place = share * (count - 1);
    const below = at(Math.floor(place));
    return below + (at(Math.ceil(place)) - below) * (place - Math.floor(place));
  };
  return { low: point(0.25), median: point(0.5), high: point(0.75), count };
}

/**
 * What may be told of other units: the middle and the middle half of at least `least` figures,
 * rounded half up to two leading digits, so that no single unit's figure can be read out of it;
 * `undefined` for fewer. Enough to see a wrong order of magnitude, which is all peers are asked for.
 */
export function bandOf(
  { low, median: middle, high, count }: Quarters,
  least: number,
): Spread | undefined {
  if (count < least) return undefined;
  return { median: coarse(middle), count, half: { low: coarse(low), high: coarse(high) } };
}

/** 1.057 → 1.100, 94,5 → 95, 7 → 7; figures are counts, so below 100 whole numbers are coarse enough. */
function coarse(value: number): number {
  let step = 1;
  while (value >= step * 100) step *= 10;
  return Math.floor(value / step + 0.5) * step;
}
