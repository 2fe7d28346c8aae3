import type { Day } from "../report/cell.ts";
import { formatDay, isDay } from "./days.ts";

/** Why a typed number or date was not taken. */
export type ParseCode =
  /** Nothing was typed. */
  | "empty"
  /** Letters or signs that no number has. */
  | "not-a-number"
  /** Below zero. */
  | "negative"
  /** Above `Number.MAX_SAFE_INTEGER`: it could not be kept exactly. */
  | "too-large"
  /** `1,059`: the comma of an English Excel, where Vietnamese writes `1.059`. */
  | "english-thousands"
  /** `99.53`: the point of an English Excel, where Vietnamese writes `99,53`. */
  | "english-decimal"
  /** `1.05`, `10 59`: groups that are not of three digits. */
  | "bad-grouping"
  /** `12,5` where only whole numbers count. */
  | "not-whole"
  /** More than two decimals. */
  | "too-many-decimals"
  /** `0,9953`: a share of 1 where a percentage is asked. */
  | "rate-as-fraction"
  /** A rate above 100 %. */
  | "above-hundred"
  /** Not written as a date. */
  | "not-a-date"
  /** `30/02/2023`. */
  | "no-such-day"
  /** `11/30/2023`: month first. */
  | "english-date"
  /** `30/11/23`. */
  | "short-year"
  /** A year before 1900 or after 2100. */
  | "year-range";

/** A typed text that was not taken; `problemSentence` of `text/problems` says it in words. */
export interface ParseProblem {
  readonly ok: false;
  readonly code: ParseCode;
  /** What was typed, trimmed. */
  readonly typed: string;
  /** What was probably meant, written so that it would be taken; absent when nothing is likely. */
  readonly suggestion?: string;
}

/** The value that was typed, or why it was not taken. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | ParseProblem;

function problem(code: ParseCode, typed: string, suggestion?: string): ParseProblem {
  return suggestion === undefined
    ? { ok: false, code, typed }
    : { ok: false, code, typed, suggestion };
}

/**
 * Whole number with points between groups of three: `1.059`; below zero with a minus sign (U+2212),
 * not a hyphen: `−5`. Throws RangeError on a fraction. What machines read (CSV, JSON, XLSX) keeps the
 * hyphen-minus; `text/csv` sees to it for its cells.
 */
export function formatCount(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  const digits = String(Math.abs(value)).replaceAll(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `−${digits}` : digits;
}

/** Whole hundredths with two decimals: `992` is `9,92`, `105953` is `1.059,53`, `-100` is `−1,00`. */
export function formatHundredths(hundredths: number): string {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not whole: ${hundredths}`);
  const sign = hundredths < 0 ? "−" : "";
  const size = Math.abs(hundredths);
  const fraction = String(size % 100).padStart(2, "0");
  return `${sign}${formatCount(Math.floor(size / 100))},${fraction}`;
}

/** A difference in hundredths, always with its sign: `+0,50`, `−1,00`; nothing changed is `0,00`. */
export function formatDifference(hundredths: number): string {
  return `${hundredths > 0 ? "+" : ""}${formatHundredths(hundredths)}`;
}

/** A rate in hundredths of a percent, two decimals: `9953` is `99,53 %`. */
export function formatRate(hundredths: number): string {
  return `${formatHundredths(hundredths)} %`;
}

/** Whole đồng: `12500000` is `12.500.000 đồng`. */
export function formatMoney(dong: number): string {
  return `${formatCount(dong)} đồng`;
}

/** Trimmed, odd spaces made plain, invisible characters gone. */
function tidy(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

const negative = /^(?:[-−–‒]\s*\d[\d., ]*|\(\s*\d[\d., ]*\))$/;

function whole(digits: string, typed: string): Parsed<number> {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? { ok: true, value } : problem("too-large", typed);
}

/** The grouped form of a run of digits, when it can be kept exactly. */
function suggest(digits: string): string | undefined {
  const value = Number(digits);
  return digits !== "" && Number.isSafeInteger(value) ? formatCount(value) : undefined;
}

/**
 * A whole number ≥ 0 as officers type or paste it: `1059`, `1.059`, `1 059`, `05`. The English
 * `1,059` and a misplaced point (`1.05`, `10.59`) are not guessed at but answered with what was
 * probably meant.
 */
export function parseCount(text: string): Parsed<number> {
  const typed = tidy(text);
  if (typed === "") return problem("empty", typed);
  if (negative.test(typed)) return problem("negative", typed);
  if (!/^\d[\d., ]*$/.test(typed)) return problem("not-a-number", typed);
  if (/^\d+$/.test(typed)) return whole(typed, typed);
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(typed)) return whole(typed.replaceAll(".", ""), typed);
  if (/^[1-9]\d{0,2}(?: \d{3})+$/.test(typed)) return whole(typed.replaceAll(" ", ""), typed);
  const english = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/.exec(typed);
  if (english?.[1] !== undefined) {
    return problem("english-thousands", typed, suggest(english[1].replaceAll(",", "")));
  }
  const decimals = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+)([,.])(\d+)$/.exec(typed);
  const head = decimals?.[1]?.replaceAll(".", "") ?? "";
  const zeros = /^0+$/.test(decimals?.[3] ?? "");
  if (decimals?.[2] === ",") return problem("not-whole", typed, zeros ? suggest(head) : undefined);
  // 1059.00 comes out of an English spreadsheet; 10.59 and 1.05 are misplaced group points.
  if (decimals?.[2] === "." && zeros && (decimals[3]?.length ?? 0) < 3) {
    return problem("english-decimal", typed, suggest(head));
  }
  const bare = typed.replaceAll(/[., ]/g, "");
  return problem("bad-grouping", typed, /,/.test(typed) ? undefined : suggest(bare));
}

/**
 * A stated rate from 0 to 100 %, in hundredths of a percent: `99,53`, `99,53%`, `100 %` give 9953,
 * 9953, 10000. The English `99.53` is answered with `99,53`; more than two decimals are refused,
 * because rounding a stated rate is the officer's decision.
 */
export function parseRate(text: string): Parsed<number> {
  const typed = tidy(text);
  const bare = typed.replace(/ ?%$/, "");
  if (bare === "") return problem("empty", typed);
  if (negative.test(bare)) return problem("negative", typed);
  const parts = /^(\d+)(?:([,.])(\d+))?$/.exec(bare);
  if (parts?.[1] === undefined) return problem("not-a-number", typed);
  const [head, mark, tail = ""] = [parts[1], parts[2], parts[3]];
  const exact = Number(head) * 100 + Number(tail.slice(0, 2).padEnd(2, "0"));
  const roundUp = Number(tail.slice(2, 3)) >= 5 ? 1 : 0;
  const rounded = exact + roundUp;
  const likely = rounded <= 10_000 ? formatHundredths(rounded) : undefined;
  if (Number(head) === 0 && tail.length > 2 && bare === typed) {
    const share = Number(tail.slice(0, 4).padEnd(4, "0")) + (Number(tail.slice(4, 5)) >= 5 ? 1 : 0);
    return problem("rate-as-fraction", typed, formatHundredths(share));
  }
  if (mark === ".") return problem("english-decimal", typed, likely);
  if (tail.length > 2) return problem("too-many-decimals", typed, likely);
  return exact > 10_000 ? problem("above-hundred", typed) : { ok: true, value: exact };
}

/** Whole đồng ≥ 0, with or without `đồng`, `đ`, `₫`, `VND`, `VNĐ` behind; otherwise {@link parseCount}. */
export function parseMoney(text: string): Parsed<number> {
  return parseCount(tidy(text.normalize("NFC")).replace(/ ?(?:đồng|đ|₫|vnđ|vnd)\.?$/iu, ""));
}

/**
 * A day: `30/11/2023`, `30-11-2023`, `30.11.2023`, `ngày 30 tháng 11 năm 2023` or `2023-11-30`.
 * A two-digit year and the month-first order are answered with what was probably meant.
 */
export function parseDate(text: string): Parsed<Day> {
  const typed = tidy(text.normalize("NFC"));
  if (typed === "") return problem("empty", typed);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const local =
    /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(typed) ??
    /^(?:ngày )?(\d{1,2})( )tháng (\d{1,2}) năm (\d{4})$/iu.exec(typed);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : local
      ? [local[4], local[3], local[1]]
      : [];
  if (year === undefined || month === undefined || day === undefined) {
    return problem("not-a-date", typed);
  }
  const fullYear = year.length === 2 ? `20${year}` : year;
  const write = (m: string, d: string): string =>
    `${fullYear}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const written = write(month, day);
  if (!isDay(written)) {
    const swapped = write(day, month);
    return Number(month) > 12 && isDay(swapped)
      ? problem("english-date", typed, formatDay(swapped))
      : problem("no-such-day", typed);
  }
  if (year.length === 2) return problem("short-year", typed, formatDay(written));
  if (written < "1900-01-01" || written > "2100-12-31") return problem("year-range", typed);
  return { ok: true, value: written };
}
