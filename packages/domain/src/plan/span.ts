import type { Day } from "../report/cell.ts";
import { addDays, daysBetween } from "../text/days.ts";
import type { DaySpan, Portion, SchedulePart } from "./schedule.ts";

function write(year: number, month: number, day: number): Day {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** First and last day of `count` months of a year beginning with `month` (1–12). */
export function monthsSpan(year: number, month: number, count = 1): DaySpan {
  const after = month + count;
  const next = after > 12 ? write(year + 1, after - 12, 1) : write(year, after, 1);
  return { from: write(year, month, 1), to: addDays(next, -1) };
}

function monthPart(year: number, month: number, portion: Portion | undefined): DaySpan {
  const whole = monthsSpan(year, month);
  switch (portion) {
    case "early":
      return { from: whole.from, to: write(year, month, 10) };
    case "mid":
      return { from: write(year, month, 11), to: write(year, month, 20) };
    case "late":
      return { from: write(year, month, 21), to: whole.to };
    case undefined:
      return whole;
  }
}

function yearPart(year: number, portion: Portion | undefined): DaySpan {
  if (portion === "mid") return monthsSpan(year, 4, 6);
  if (portion === undefined) return monthsSpan(year, 1, 12);
  return monthsSpan(year, portion === "early" ? 1 : 10, 3);
}

/**
 * The days a part stands for; `undefined` for parts without days of their own (recurring, quota,
 * ongoing, on an event, a mere beginning). `before` begins with the first day of its year.
 */
export function partSpan(part: SchedulePart): DaySpan | undefined {
  switch (part.kind) {
    case "quarter": {
      const { year, quarter, portion } = part;
      const first = quarter * 3 - 2;
      if (portion === undefined) return monthsSpan(year, first, 3);
      return monthsSpan(year, first + { early: 0, mid: 1, late: 2 }[portion]);
    }
    case "half":
      return monthsSpan(part.year, part.half * 6 - 5, 6);
    case "month":
      return monthPart(part.year, part.month, part.portion);
    case "year":
      return yearPart(part.year, part.portion);
    case "date":
      return { from: part.day, to: part.day };
    case "before": {
      const to = part.inclusive ? part.day : addDays(part.day, -1);
      return { from: `${to.slice(0, 4)}-01-01`, to };
    }
    case "window":
      return { from: part.from, to: part.to };
    default:
      return undefined;
  }
}

/** Monday is 1, Sunday 7; 1 January 2024 was a Monday. */
export function weekdayOfDay(day: Day): number {
  return (((daysBetween("2024-01-01", day) % 7) + 7) % 7) + 1;
}

/** The n-th (or last) of a weekday within a span; `undefined` where the span has fewer. */
export function nthWeekday(span: DaySpan, weekday: number, n: number | "last"): Day | undefined {
  const ahead = (weekday - weekdayOfDay(span.from) + 7) % 7;
  const first = addDays(span.from, ahead);
  if (n !== "last") {
    const day = addDays(first, (n - 1) * 7);
    return day <= span.to ? day : undefined;
  }
  const weeks = Math.floor(daysBetween(first, span.to) / 7);
  return weeks < 0 ? undefined : addDays(first, weeks * 7);
}
