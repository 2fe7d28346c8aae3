import type { Cells, FieldCode } from "../report/cell.ts";
import { amountAt } from "../indicator/amount.ts";

/** Middle of a handful of values and how many there were. */
export interface Spread {
  readonly median: number;
  readonly count: number;
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
