import type { Day } from "../report/cell.ts";
import { nextDay } from "../text/days.ts";
import type { PeriodKind } from "./period.ts";

/** First and last day that the figures cover, both included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** Month before whose 15th day the window begins (0 is December of the year before), closing month. */
const months: Readonly<Record<Exclude<PeriodKind, "month" | "custom">, readonly [number, number]>> =
  {
    quarter1: [0, 3],
    quarter2: [3, 6],
    quarter3: [6, 9],
    quarter4: [9, 12],
    half: [0, 6],
    nine_months: [0, 9],
    year: [0, 12],
  };

function dayOf(year: number, month: number, day: number): Day {
  const [y, m] = month === 0 ? [year - 1, 12] : [year, month];
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${day}`;
}

/**
 * The window usually meant by a kind and year, to be offered and changed, never imposed: seed
 * reports cover 01/01–30/11 as well. From the 15th of a month to the 14th of another; December
 * from the 15th on belongs to the next year. `month`: 1–12, needed for the kind `month`.
 * `undefined` for `custom` or without a month.
 *
 * Source of the default: Nghị định 09/2019/NĐ-CP (quarter, 6 months, 9 months, year, month).
 */
export function defaultWindow(kind: PeriodKind, year: number, month?: number): Window | undefined {
  if (kind === "custom") return undefined;
  if (kind === "month") {
    if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) {
      return undefined;
    }
    return { from: dayOf(year, month - 1, 15), to: dayOf(year, month, 14) };
  }
  const [start, close] = months[kind];
  return { from: dayOf(year, start, 15), to: dayOf(year, close, 14) };
}

/**
 * The due day usually meant: the day after the default window closes, the 15th. Provinces report by
 * the 20th and ask their communes 5 to 13 days earlier, and of those days only the 15th comes after
 * the 14th. A default to be changed, like the window; `undefined` where there is no default window.
 */
export function dueDefault(kind: PeriodKind, year: number, month?: number): Day | undefined {
  const window = defaultWindow(kind, year, month);
  return window === undefined ? undefined : nextDay(window.to);
}

const names: Readonly<Record<Exclude<PeriodKind, "month">, (year: number) => string>> = {
  quarter1: (year) => `Quý I/${year}`,
  quarter2: (year) => `Quý II/${year}`,
  quarter3: (year) => `Quý III/${year}`,
  quarter4: (year) => `Quý IV/${year}`,
  half: (year) => `6 tháng đầu năm ${year}`,
  nine_months: (year) => `9 tháng đầu năm ${year}`,
  year: (year) => `Năm ${year}`,
  custom: (year) => `Kỳ riêng năm ${year}`,
};

/** Vietnamese name of a period: `Năm 2023`, `Quý I/2024`, `6 tháng đầu năm 2024`, `Tháng 5/2024`. */
export function periodName(kind: PeriodKind, year: number, month?: number): string {
  if (kind !== "month") return names[kind](year);
  return month === undefined ? `Một tháng của năm ${year}` : `Tháng ${month}/${year}`;
}
