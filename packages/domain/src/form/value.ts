import type { FieldKind, Qualifier } from "../report/cell.ts";
import { isDay } from "../text/days.ts";

/** Longest text of a cell, in UTF-16 units. */
export const LONGEST_TEXT = 20_000;

/** Largest stated rate that can be stored, 10 000 %: what is wrong is kept and found by a check. */
export const LARGEST_RATE = 1_000_000;

/** Whether a value has the shape a field of that kind stores; see {@link FieldKind} for units. */
export function valueFits(kind: FieldKind, value: number | string | boolean): boolean {
  switch (kind) {
    case "count":
    case "money":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "rate":
      return (
        typeof value === "number" &&
        Number.isSafeInteger(value) &&
        value >= 0 &&
        value <= LARGEST_RATE
      );
    case "date":
      return typeof value === "string" && isDay(value);
    case "yesno":
      return typeof value === "boolean";
    case "text":
      return (
        typeof value === "string" &&
        value !== "" &&
        value.length <= LONGEST_TEXT &&
        value === value.normalize("NFC")
      );
  }
}

/** Whether a qualifier makes sense: "gần", "trên" … only before numbers. */
export function qualifierFits(kind: FieldKind, qualifier: Qualifier): boolean {
  return qualifier === "exact" || kind === "count" || kind === "rate" || kind === "money";
}
