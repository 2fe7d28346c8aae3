import { formatNumber } from "../document/symbol.ts";
import type { RegisterEntry } from "./defect.ts";
import { type SeriesRule, freeNumbers, numberValue, numberedIn, symbolKey } from "./series.ts";

/** What the next number is asked for. */
export interface NumberAsked {
  /** Behind the number: `"KH-UBND"`. */
  readonly symbol: string;
  readonly year: number;
  readonly series: SeriesRule;
}

/** The number offered. */
export interface NextNumber {
  readonly value: number;
  /** As written: `"05"`. */
  readonly number: string;
  /** `"05/KH-UBND"`. */
  readonly text: string;
  /** Lower numbers that no entry has: perhaps given away and not yet entered. */
  readonly free: readonly number[];
}

/**
 * The next number of the unit's own series, one above the highest; numbers restart at 01 each year.
 * Only own entries of that year count, and legal documents (`2018/NĐ-CP`) never. It is an offer: the
 * clerk's book decides.
 */
export function nextNumber(entries: readonly RegisterEntry[], asked: NumberAsked): NextNumber {
  const wanted = symbolKey(asked.symbol);
  const taken = new Set(
    entries.flatMap((entry) => {
      if (!entry.own || entry.symbol === null || /^\d{4}\//.test(entry.symbol)) return [];
      if (numberedIn(entry) !== asked.year) return [];
      if (asked.series === "per_type" && symbolKey(entry.symbol) !== wanted) return [];
      return numberValue(entry.number) ?? [];
    }),
  );
  const highest = [...taken].reduce((most, value) => Math.max(most, value), 0);
  const value = highest + 1;
  const number = formatNumber(value);
  const free = freeNumbers(taken);
  return { value, number, text: `${number}/${asked.symbol}`, free };
}
