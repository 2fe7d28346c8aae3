import { entryNumberText } from "../document/entry.ts";
import { parseSymbol } from "../document/symbol.ts";
import { searchKey } from "../text/search-key.ts";
import type { RegisterEntry } from "./defect.ts";

/** Whether numbers run per type of document or in one series for all: a setting of the unit. */
export type SeriesRule = "per_type" | "one";

/** The whole number in front: `05` is 5, `12a` is 12; `undefined` where there is none. */
export function numberValue(number: string | null): number | undefined {
  const digits = /^\d+/.exec(number ?? "")?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** Above this a number is taken for a slip: no unit writes so many documents a year, and none is listed missing. */
const mostNumbers = 20_000;

/** The whole numbers from 1 up to the highest that nobody has; empty above 20.000. */
export function freeNumbers(taken: ReadonlySet<number>): readonly number[] {
  const highest = [...taken].reduce((most, value) => Math.max(most, value), 0);
  if (highest > mostNumbers) return [];
  return Array.from({ length: highest }, (_, at) => at + 1).filter((value) => !taken.has(value));
}

/** The symbol as it is compared: without spaces, long dashes and case; `""` where there is none. */
export function symbolKey(symbol: string | null): string {
  return (symbol ?? "")
    .normalize("NFC")
    .replaceAll(/\s/g, "")
    .replaceAll("–", "-")
    .toLocaleUpperCase("vi");
}

/** The year an entry was numbered in: of the symbol, otherwise of its day. */
export function numberedIn(
  entry: Pick<RegisterEntry, "symbol" | "number" | "issuedOn">,
): number | undefined {
  const stated = parseSymbol(entryNumberText(entry).replace(/^…/, ""))?.year;
  if (stated !== undefined) return stated;
  const year = /^\d{4}/.exec(entry.issuedOn ?? "")?.[0];
  return year === undefined ? undefined : Number(year);
}

/**
 * The key of the series an entry's number runs in: issuer, year and, per type, its symbol. `undefined`
 * where it has no symbol or no year. Legal documents keep their own series in either rule.
 */
export function seriesOf(entry: RegisterEntry, rule: SeriesRule): string | undefined {
  const year = numberedIn(entry);
  if (year === undefined || entry.symbol === null) return undefined;
  const legal = /^\d{4}\//.test(entry.symbol);
  const symbol = rule === "one" && !legal ? "" : symbolKey(entry.symbol);
  return [searchKey(entry.issuer), String(year), symbol].join("|");
}

/** Entries by series, in the order given; those without a series are left out. */
export function bySeries(
  entries: readonly RegisterEntry[],
  rule: SeriesRule,
): ReadonlyMap<string, readonly RegisterEntry[]> {
  const series = new Map<string, RegisterEntry[]>();
  for (const entry of entries) {
    const key = seriesOf(entry, rule);
    if (key === undefined) continue;
    const own = series.get(key);
    if (own === undefined) series.set(key, [entry]);
    else own.push(entry);
  }
  return series;
}
