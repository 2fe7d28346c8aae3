import type { Day, FieldCode, Qualifier } from "../report/cell.ts";
import type { Activity, DetailValue } from "./activity.ts";
import { activityKind } from "./catalogue.ts";
import { itemCounts } from "./item-workflow.ts";
import type { CountRule } from "./kind.ts";
import { noticeInTime } from "./notice.ts";

/** What the log says of a field. */
export interface ActivityCount {
  /** Whole number ≥ 0, in the unit of the field. */
  readonly count: number;
  readonly qualifier: Qualifier;
  /** Ids of the activities behind it. */
  readonly from: readonly string[];
}

/** Both days belong to it. */
export interface ActivityPeriod {
  readonly from: Day;
  readonly to: Day;
}

/**
 * How sure a sum is: exact parts keep the other's word; a floor and "trên" make "ít nhất"; a ceiling
 * and "gần" make "tối đa"; anything else "khoảng".
 */
export function sumQualifier(a: Qualifier, b: Qualifier): Qualifier {
  if (a === b || b === "exact") return a;
  if (a === "exact") return b;
  const both = new Set([a, b]);
  if (both.has("above") && both.has("at-least")) return "at-least";
  if (both.has("nearly") && both.has("at-most")) return "at-most";
  return "about";
}

/** Whether an activity counts at all: within the period, and posted where it must be. */
export function activityCounts(activity: Activity, period: ActivityPeriod): boolean {
  if (activity.day < period.from || activity.day > period.to) return false;
  return !activityKind(activity.kind).staged || itemCounts(activity.state);
}

function valueOf(activity: Activity, rule: CountRule): number | undefined {
  const { when, from, onTime } = rule;
  if (when !== undefined && activity.details[when.detail] !== when.is) return undefined;
  if (onTime === true && !noticeInTime(activity)) return undefined;
  if (from === "count") return activity.count;
  const value: DetailValue | undefined = activity.details[from.detail];
  return typeof value === "number" ? value : undefined;
}

/**
 * Sums of the log by field code. A field nobody logged anything for has no entry: that is not 0. A
 * figure in a detail (people, đồng) is exact; only the activity's own count carries its qualifier.
 */
export function countActivities(
  activities: readonly Activity[],
  period: ActivityPeriod,
): Readonly<Record<FieldCode, ActivityCount>> {
  const sums = new Map<FieldCode, ActivityCount>();
  for (const activity of activities) {
    if (!activityCounts(activity, period)) continue;
    for (const rule of activityKind(activity.kind).counts) {
      const value = valueOf(activity, rule);
      if (value === undefined) continue;
      const qualifier = rule.from === "count" ? activity.qualifier : "exact";
      const sum = sums.get(rule.field);
      sums.set(rule.field, {
        count: rule.largest === true ? Math.max(sum?.count ?? 0, value) : (sum?.count ?? 0) + value,
        qualifier: sum === undefined ? qualifier : sumQualifier(sum.qualifier, qualifier),
        from: [...(sum?.from ?? []), activity.id],
      });
    }
  }
  return Object.fromEntries(sums);
}

/** What the log answers where the form asks for no number. */
export interface ActivityAnswer {
  readonly value: true | string;
  readonly from: readonly string[];
}

/** Yes-or-no, text and day fields that the log answers; of several the latest counts. */
export function answersOf(
  activities: readonly Activity[],
  period: ActivityPeriod,
): Readonly<Record<FieldCode, ActivityAnswer>> {
  const answers = new Map<FieldCode, ActivityAnswer>();
  for (const activity of [...activities].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  )) {
    if (!activityCounts(activity, period)) continue;
    for (const { field, from, when } of activityKind(activity.kind).answers) {
      if (when !== undefined && activity.details[when.detail] !== when.is) continue;
      const value = from === "yes" ? true : activity.details[from.detail];
      if (value !== true && (typeof value !== "string" || value === "")) continue;
      const before = value === true ? (answers.get(field)?.from ?? []) : [];
      answers.set(field, { value, from: [...before, activity.id] });
    }
  }
  return Object.fromEntries(answers);
}
