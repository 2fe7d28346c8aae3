import type { Day, Qualifier } from "../report/cell.ts";
import { isDay } from "../text/days.ts";
import { activityKind } from "./catalogue.ts";
import type { ActivityKind, AskedField } from "./kind.ts";
import type { ItemState } from "./item-workflow.ts";

/** The value of a detail: text, link, day and choice as text; count and money whole. */
export type DetailValue = string | number | boolean;

/** One thing that took place. */
export interface Activity {
  readonly id: string;
  readonly unitId: string;
  readonly kind: ActivityKind;
  readonly day: Day;
  /** Whole number ≥ 0, in the unit of its kind. */
  readonly count: number;
  readonly qualifier: Qualifier;
  readonly details: Readonly<Record<string, DetailValue>>;
  /** Of staged kinds: how far it is; absent counts as written. */
  readonly state?: ItemState;
  /** Papers and copies in the register, by content hash. */
  readonly files?: readonly string[];
  readonly note?: string;
}

/** Something wrong with what was typed into an activity. */
export interface ActivityProblem {
  /** Code of the detail, or `day`, `count`. */
  readonly field: string;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

function fits({ kind, options }: AskedField, value: DetailValue): boolean {
  switch (kind) {
    case "count":
    case "money":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "yesno":
      return typeof value === "boolean";
    case "day":
      return typeof value === "string" && isDay(value);
    case "choice":
      return options?.some(({ code }) => code === value) === true;
    case "link":
      return typeof value === "string" && /^https?:\/\/\S+$/i.test(value);
    case "text":
      return typeof value === "string";
  }
}

/** What is missing or does not fit; empty when the activity can be kept. */
export function activityProblems(
  activity: Pick<Activity, "kind" | "day" | "count" | "details">,
): readonly ActivityProblem[] {
  const { asked } = activityKind(activity.kind);
  const problems: ActivityProblem[] = [];
  if (!isDay(activity.day)) {
    problems.push({ field: "day", sentence: "Ngày không có trên lịch: hãy ghi lại ngày." });
  }
  if (!Number.isSafeInteger(activity.count) || activity.count < 0) {
    problems.push({ field: "count", sentence: "Số lượng phải là số nguyên từ 0 trở lên." });
  }
  for (const field of asked) {
    const value = activity.details[field.code];
    if (value === undefined || value === "") {
      if (field.required) {
        problems.push({ field: field.code, sentence: `Chưa ghi “${field.label}”.` });
      }
    } else if (!fits(field, value)) {
      problems.push({ field: field.code, sentence: `“${field.label}” chưa đúng: hãy ghi lại.` });
    }
  }
  const known = new Set(asked.map(({ code }) => code));
  for (const code of Object.keys(activity.details)) {
    if (!known.has(code)) {
      problems.push({ field: code, sentence: `Không có mục “${code}” trong loại việc này.` });
    }
  }
  return problems;
}
