import type { Day } from "../report/cell.ts";
import { daysBetween, previousDay } from "../text/days.ts";
import type { UnitTree } from "../unit/tree.ts";
import type { UnitKind, UnitVersion } from "../unit/unit.ts";

/** What span a period is meant to cover. */
export const periodKinds = [
  "month",
  "quarter1",
  "quarter2",
  "quarter3",
  "quarter4",
  "half",
  "nine_months",
  "year",
  "custom",
] as const;

export type PeriodKind = (typeof periodKinds)[number];

/** One reporting period of one form. All days are inclusive. */
export interface Period {
  readonly id: string;
  /** Code of the form. */
  readonly form: string;
  /** The year it is counted to, not always that of its first day. */
  readonly year: number;
  readonly kind: PeriodKind;
  /** Vietnamese name. */
  readonly name: string;
  /** First day that the figures cover. */
  readonly from: Day;
  /** Last day that the figures cover. */
  readonly to: Day;
  /** Last day to hand in on time. */
  readonly due: Day;
  /** Last day on which a unit can still write. */
  readonly lock: Day;
}

/** More time for one unit, with the reason. */
export interface PeriodExtension {
  readonly periodId: string;
  readonly unitId: string;
  readonly due: Day;
  readonly lock: Day;
  readonly reason: string;
}

/** Until when a unit hands in on time and until when it can write at all. */
export interface Deadline {
  readonly due: Day;
  readonly lock: Day;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** The days that bind a unit. An extension only ever gives more time, never less. */
export function deadlineFor(
  period: Pick<Period, "due" | "lock">,
  extension?: Pick<PeriodExtension, "due" | "lock">,
): Deadline {
  if (extension === undefined) return { due: period.due, lock: period.lock };
  const due = later(period.due, extension.due);
  return { due, lock: later(due, later(period.lock, extension.lock)) };
}

/** Whether a unit can write on a day: from the period's first day to the lock, both included. */
export function isOpen(
  period: Pick<Period, "from" | "due" | "lock">,
  day: Day,
  extension?: Pick<PeriodExtension, "due" | "lock">,
): boolean {
  return period.from <= day && day <= deadlineFor(period, extension).lock;
}

/** How a submission stands to its deadline; `days` are whole days, from 1 (`not_due`: from 0). */
export type Timeliness =
  | { readonly state: "on_time" }
  /** Handed in this many days after the due day. */
  | { readonly state: "late"; readonly days: number }
  /** Not handed in, this many days are left; 0 on the due day itself. */
  | { readonly state: "not_due"; readonly days: number }
  /** Not handed in, this many days after the due day. */
  | { readonly state: "overdue"; readonly days: number };

/**
 * `submitted`: the day in Vietnam on which it was first handed in, absent when it never was. The first
 * time counts, whatever became of the report: one that came back for a correction and is handed in
 * again after the due day was on time all the same. What counts of its figures is the last time.
 */
export function timeliness(due: Day, submitted: Day | undefined, today: Day): Timeliness {
  if (submitted !== undefined) {
    const days = daysBetween(due, submitted);
    return days > 0 ? { state: "late", days } : { state: "on_time" };
  }
  const days = daysBetween(due, today);
  return days > 0 ? { state: "overdue", days } : { state: "not_due", days: Math.abs(days) };
}

/**
 * The units of a kind at and below a root that owe a report. `tree`: that of the period's last day,
 * so a commune merged later still owes its old report.
 */
export function expectedSubmitters(
  tree: UnitTree,
  rootId: string,
  kind: UnitKind,
): readonly UnitVersion[] {
  const root = tree.get(rootId);
  const below = tree.descendants(rootId, kind);
  return root !== undefined && root.kind === kind ? [root, ...below] : below;
}

/** The period to carry over from, or that there is none: "không đối chiếu được". */
export type Preceding<P extends Period = Period> =
  | { readonly ok: true; readonly period: P }
  | { readonly ok: false; readonly code: "none"; readonly sentence: string };

/** What of a period decides whether another one follows it. */
export interface Span {
  readonly kind: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Which of `earlier`, all of the same form, ends the day before a period begins: the one to carry
 * over from. Windows overlap (quarter, half, year), so the report before this one in time is often
 * not it. Where several end that day, the one of the same kind is taken, else the shortest, else the
 * first of the list; `undefined` where none does.
 */
export function endingOnEve<S extends Span>(
  period: Pick<Span, "kind" | "from">,
  earlier: readonly S[],
): S | undefined {
  const eve = previousDay(period.from);
  let best: S | undefined;
  for (const other of earlier) {
    if (other.to === eve && (best === undefined || isNearer(other, best, period.kind))) {
      best = other;
    }
  }
  return best;
}

function isNearer(one: Span, other: Span, kind: string): boolean {
  const same = one.kind === kind;
  return same === (other.kind === kind) ? one.from > other.from : same;
}

/**
 * The period to carry over from among periods of every form: {@link endingOnEve} of the same form,
 * and where two would do, the one with the lesser id.
 */
export function precedingPeriod<P extends Period>(period: P, all: readonly P[]): Preceding<P> {
  const others = all.filter((other) => other.form === period.form && other.id !== period.id);
  const best = endingOnEve(
    period,
    [...others].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  if (best !== undefined) return { ok: true, period: best };
  const sentence =
    "Không đối chiếu được với kỳ trước: không có kỳ nào kết thúc đúng ngày liền trước kỳ này.";
  return { ok: false, code: "none", sentence };
}
