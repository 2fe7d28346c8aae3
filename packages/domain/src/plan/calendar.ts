import type { Day } from "../report/cell.ts";
import { addDays } from "../text/days.ts";
import type { DaySpan, Relation, Rhythm, Schedule, SchedulePart, Slot } from "./schedule.ts";
import { monthsSpan, nthWeekday, partSpan, weekdayOfDay } from "./span.ts";

/** One time at which a task is to be done, or one window in which a number is to be reached. */
export interface Occurrence {
  /** Position of its part in the schedule. */
  readonly part: number;
  /** Its window begins. */
  readonly from: Day;
  /** Last day in time. */
  readonly due: Day;
  /** How many are wanted: 1, or the count of a quota. */
  readonly needed: number;
  /** Vietnamese: `quý I`, `tháng 3`, `năm 2024`. */
  readonly label: string;
}

const roman = ["I", "II", "III", "IV"];

function monthLabel({ every, unit }: Rhythm, span: DaySpan): string {
  const month = Number(span.from.slice(5, 7));
  if (unit === "year") return `năm ${span.from.slice(0, 4)}`;
  if (unit === "quarter" && every === 1) return `quý ${roman[(month - 1) / 3] ?? ""}`;
  if (unit === "half" && every === 1) return month === 1 ? "6 tháng đầu năm" : "6 tháng cuối năm";
  const last = Number(span.to.slice(5, 7));
  return month === last ? `tháng ${month}` : `tháng ${month}–${last}`;
}

function dayLabel({ from, to }: DaySpan): string {
  const short = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`;
  return from === to ? `ngày ${short(from)}` : `${short(from)}–${short(to)}`;
}

const monthsIn: Readonly<Record<Rhythm["unit"], number>> = {
  day: 0,
  week: 0,
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

interface LabelledSpan extends DaySpan {
  readonly label: string;
}

/**
 * The periods of a rhythm that begin in a year, counted from 1 January; weeks begin on Monday and
 * the first is the one that holds 1 January, cut to the year. A period that would reach over the
 * year's end ends with it.
 */
export function rhythmPeriods(per: Rhythm, year: number): readonly LabelledSpan[] {
  const months = monthsIn[per.unit] * per.every;
  const whole = monthsSpan(year, 1, 12);
  const periods: LabelledSpan[] = [];
  if (months > 0) {
    for (let month = 1; month <= 12; month += months) {
      const span = monthsSpan(year, month, Math.min(months, 13 - month));
      periods.push({ ...span, label: monthLabel(per, span) });
    }
    return periods;
  }
  const length = per.unit === "day" ? per.every : per.every * 7;
  let from = per.unit === "day" ? whole.from : addDays(whole.from, 1 - weekdayOfDay(whole.from));
  while (from <= whole.to) {
    const to = addDays(from, length - 1);
    const span = { from: from < whole.from ? whole.from : from, to: to > whole.to ? whole.to : to };
    periods.push({ ...span, label: dayLabel(span) });
    from = addDays(to, 1);
  }
  return periods;
}

function monthOf(span: DaySpan, nth: number): DaySpan {
  return monthsSpan(Number(span.from.slice(0, 4)), Number(span.from.slice(5, 7)) + nth - 1);
}

/** The day a slot points at within a period; `undefined` where the period has none (a fifth Friday). */
export function slotDay(slot: Slot, period: DaySpan, unit: Rhythm["unit"]): Day | undefined {
  switch (slot.at) {
    case "weekday":
      return nthWeekday(period, slot.weekday, slot.week ?? 1);
    case "day": {
      const month = monthOf(period, slot.month ?? 1);
      const day = addDays(month.from, slot.day - 1);
      return day > month.to ? month.to : day;
    }
    case "last_day":
      return period.to;
    default: {
      const third = { early: 1, mid: 2, late: 3 }[slot.at];
      if (unit === "month") {
        return third === 3 ? period.to : addDays(period.from, third * 10 - 1);
      }
      if (unit === "quarter") return monthOf(period, third).to;
      if (unit === "year") return monthOf(period, [3, 9, 12][third - 1] ?? 12).to;
      if (unit === "half") return monthOf(period, third * 2).to;
      return third === 3 ? period.to : third === 1 ? period.from : addDays(period.from, 3);
    }
  }
}

function lastDay(day: Day, relation: Relation | undefined): Day {
  return relation === "before" ? addDays(day, -1) : day;
}

/** `part` cut to a span; the periods that lie wholly outside fall away. */
function inside(periods: readonly LabelledSpan[], within: DaySpan | undefined): LabelledSpan[] {
  return periods.flatMap((period) => {
    if (within === undefined) return [period];
    const from = period.from < within.from ? within.from : period.from;
    const to = period.to > within.to ? within.to : period.to;
    return from > to ? [] : [{ ...period, from, to }];
  });
}

type Rhythmic = Extract<SchedulePart, { kind: "recurring" | "quota" }>;

function rhythmic(part: Rhythmic, year: number): readonly Omit<Occurrence, "part">[] {
  if (part.kind === "quota") {
    const { per, within, count: needed } = part;
    if (per === undefined) {
      return within === undefined
        ? []
        : [{ from: within.from, due: within.to, needed, label: dayLabel(within) }];
    }
    return inside(rhythmPeriods(per, year), within).map(({ from, to, label }) => ({
      from,
      due: to,
      needed,
      label,
    }));
  }
  const { per, slot, relation, within } = part;
  return rhythmPeriods(per, year).flatMap((period) => {
    const day = slot === undefined ? period.to : slotDay(slot, period, per.unit);
    if (day === undefined) return [];
    const due = lastDay(day, relation);
    if (within !== undefined && (due < within.from || due > within.to)) return [];
    return [{ from: period.from, due, needed: 1, label: period.label }];
  });
}

function partOccurrences(part: SchedulePart, year: number): readonly Omit<Occurrence, "part">[] {
  if (part.kind === "recurring" || part.kind === "quota") return rhythmic(part, year);
  const span = partSpan(part);
  if (span === undefined) return [];
  const label =
    part.kind === "quarter"
      ? `quý ${roman[part.quarter - 1] ?? ""}`
      : part.kind === "month"
        ? `tháng ${part.month}`
        : part.kind === "year"
          ? `năm ${part.year}`
          : part.kind === "half"
            ? `6 tháng ${part.half === 1 ? "đầu" : "cuối"} năm`
            : `hạn ${dayLabel({ from: span.to, to: span.to }).slice("ngày ".length)}`;
  return [{ from: span.from, due: span.to, needed: 1, label }];
}

/**
 * When a schedule is due, earliest first. `year` is the plan's and carries the rhythms; times that
 * name their own year keep it. Ongoing tasks, events and mere beginnings give nothing: no day to be
 * late on.
 */
export function occurrences(schedule: Schedule, year: number): readonly Occurrence[] {
  return schedule.parts
    .flatMap((part, at) => partOccurrences(part, year).map((one) => ({ ...one, part: at })))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.part - b.part));
}

/** The days a schedule is due on, earliest first, each once. */
export function dueDays(schedule: Schedule, year: number): readonly Day[] {
  return [...new Set(occurrences(schedule, year).map(({ due }) => due))];
}
