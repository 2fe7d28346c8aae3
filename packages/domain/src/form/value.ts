import type { FieldKind, Qualifier } from "../report/cell.ts";
import { isDay } from "../text/days.ts";

/** Longest text of a cell, in UTF-16 units. */
export const LONGEST_TEXT = 20_000;

/** Largest stated rate that can be stored, 10 000 %: what is wrong is kept and found by a check. */
export const LARGEST_RATE = 1_000_000;

/**
 * By kind, above which number a figure of one report is asked about, and above which it is not even
 * taken from the keyboard: no unit of the country has it. Counts in their unit, money in đồng.
 */
const LARGE: Readonly<Partial<Record<FieldKind, readonly [asked: number, refused: number]>>> = {
  count: [1_000_000, 1_000_000_000],
  money: [1_000_000_000_000, 1_000_000_000_000_000],
};

/** The largest number that a field of that kind holds without being asked about; absent: any. */
export function usualMost(kind: FieldKind): number | undefined {
  return LARGE[kind]?.[0];
}

/** The largest number that is taken from the keyboard for a field of that kind; absent: any. */
export function typedMost(kind: FieldKind): number | undefined {
  return LARGE[kind]?.[1];
}

type Value = number | string | boolean;

function isCount(value: Value): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

const FITS: Readonly<Record<FieldKind, (value: Value) => boolean>> = {
  count: isCount,
  money: isCount,
  rate: (value) => isCount(value) && Number(value) <= LARGEST_RATE,
  date: (value) => typeof value === "string" && isDay(value),
  yesno: (value) => typeof value === "boolean",
  text: (value) =>
    typeof value === "string" &&
    value !== "" &&
    value.length <= LONGEST_TEXT &&
    value === value.normalize("NFC"),
};

/** Whether a value has the shape a field of that kind stores; see {@link FieldKind} for units. */
export function valueFits(kind: FieldKind, value: Value): boolean {
  return FITS[kind](value);
}

/** Whether a qualifier makes sense: "gần", "trên" … only before numbers. */
export function qualifierFits(kind: FieldKind, qualifier: Qualifier): boolean {
  return qualifier === "exact" || kind === "count" || kind === "rate" || kind === "money";
}
