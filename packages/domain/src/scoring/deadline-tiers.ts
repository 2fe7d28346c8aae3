import type { Deadline, RuleOf } from "../criteria/rule.ts";
import type { Day } from "../report/cell.ts";
import { addDays, daysBetween } from "../text/days.ts";
import { ENTERED } from "./columns.ts";
import { missing, scored } from "./outcome.ts";
import { FIRST, type Scorer, gapOf, inputPort, onInput } from "./scorer.ts";

/**
 * The last day of a tier; `undefined` for a tier counted in days, or without a year. Day 31 stands
 * for the month's last day.
 */
export function calendarDay(deadline: Deadline, year: number | undefined): Day | undefined {
  if (deadline.by !== "calendar" || year === undefined) return undefined;
  const of = year + deadline.year;
  const leap = (of % 4 === 0 && of % 100 !== 0) || of % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][deadline.month - 1];
  const day = Math.min(deadline.day, last ?? 31);
  return `${of}-${String(deadline.month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A stored day as a calendar day. */
export function dayFrom(stored: number): Day {
  return addDays("1970-01-01", stored);
}

/** The points of the first tier whose last day is not passed; each last day still counts. */
export const deadlineTiers: Scorer<RuleOf<"deadline-tiers">> = {
  ports: ({ input, since }) => [
    inputPort(input, "day"),
    ...(since === undefined
      ? []
      : [{ role: "since", source: since, expect: "day", direct: false } as const]),
  ],
  compile: ({ tiers, after, zero }, context) => {
    const limits = tiers.map(({ until }) => {
      const day = calendarDay(until, context.year);
      return day === undefined ? undefined : daysBetween("1970-01-01", day);
    });
    const needsYear = tiers.some(({ until }) => until.by === "calendar");
    const needsSince = tiers.some(({ until }) => until.by === "days");
    return onInput(zero, context, (day, read) => {
      if (needsYear && context.year === undefined) return missing("year-needed");
      if (needsSince && read.state(FIRST + 1) !== ENTERED) {
        return gapOf(read.state(FIRST + 1)) ?? missing("not-entered");
      }
      for (const [place, { until, points }] of tiers.entries()) {
        const last = until.by === "days" ? read.a(FIRST + 1) + until.days : limits[place];
        if (last !== undefined && day <= last) return scored(points, "in-time", place);
      }
      return scored(after, "too-late");
    });
  },
};
