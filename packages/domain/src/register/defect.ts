import type { SearchedEntry } from "../document/entry.ts";
import { entryNumberText, entryTypeLabel } from "../document/entry.ts";
import { formatDay, isDay } from "../text/days.ts";

/** An entry of the register as its defects are looked for. */
export interface RegisterEntry extends SearchedEntry {
  readonly id: string;
  /** Issued by the unit whose register it is; superior documents are cited only. */
  readonly own: boolean;
  /** The entry of the superior plan that this one implements. */
  readonly implementsId?: string;
}

/** What is wrong, as the register or the paper has it. */
export type DefectCode =
  /** The type does not fit the letters of the symbol. */
  | "type_symbol"
  /** The year in the number is not the year of the day. */
  | "symbol_year"
  /** One number, two titles. */
  | "two_titles"
  /** One number, two days. */
  | "two_days"
  /** Number, day and title are all the same: entered twice. */
  | "entered_twice"
  /** Dated before the superior document it implements. */
  | "before_superior"
  /** A higher number with an earlier day. */
  | "number_order"
  /** Numbers of the own series that no entry has. */
  | "number_gap"
  | "blank_number"
  | "blank_day"
  | "impossible_day"
  | "future_day";

/** One defect: told, never mended by itself. */
export interface RegisterDefect {
  readonly code: DefectCode;
  /** `error` cannot be right; `warning` may be explained; `info` is worth a look. */
  readonly severity: "error" | "warning" | "info";
  /** The entry to look at first, then the others it concerns. */
  readonly entries: readonly string[];
  /** One or two Vietnamese sentences: what is odd and what to do. */
  readonly sentence: string;
}

/** Entry, number and day as a sentence names them: `Kế hoạch 14/KH-UBND ngày 17/01/2023`. */
export function entryName(entry: RegisterEntry): string {
  const number = entryNumberText(entry);
  const { issuedOn } = entry;
  const when = issuedOn === null ? "" : ` ngày ${isDay(issuedOn) ? formatDay(issuedOn) : issuedOn}`;
  return `${entryTypeLabel(entry.type)}${number === "" ? "" : ` ${number}`}${when}`;
}

/** A defect of these entries. */
export function defect(
  [code, severity]: readonly [DefectCode, RegisterDefect["severity"]],
  entries: readonly RegisterEntry[],
  sentence: string,
): RegisterDefect {
  return { code, severity, entries: entries.map(({ id }) => id), sentence };
}
