import type { Day, Qualifier } from "../report/cell.ts";

/** How often something comes round: every `every` units, counted from 1 January. */
export interface Rhythm {
  /** Whole number ≥ 1: `{ every: 2, unit: "month" }` is once in two months. */
  readonly every: number;
  readonly unit: "day" | "week" | "month" | "quarter" | "half" | "year";
}

/** Both days belong to it. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/**
 * A part of a month, quarter or year: of a month its ten days (thượng, trung, hạ tuần), of a quarter
 * its first, second and third month, of a year quarter I, quarters II and III, quarter IV.
 */
export type Portion = "early" | "mid" | "late";

/** Where within its period a recurring task falls. */
export type Slot =
  /** 1 is Monday, 7 Sunday; `week` counts that weekday within the month: 4 is the fourth Thursday. */
  | { readonly at: "weekday"; readonly weekday: number; readonly week?: number | "last" }
  /** Day of the month (a month that is shorter: its last day); `month` counts within the period. */
  | { readonly at: "day"; readonly day: number; readonly month?: number }
  /** The first, middle or last part of the period; the last day is due. */
  | { readonly at: Portion }
  | { readonly at: "last_day" };

/** On the day itself, before it (that day is late), or on it at the latest. */
export type Relation = "on" | "before" | "by";

/** One statement of time. Absent properties were not stated. */
export type SchedulePart =
  | {
      readonly kind: "quarter";
      readonly year: number;
      readonly quarter: number;
      readonly portion?: Portion;
    }
  | { readonly kind: "half"; readonly year: number; readonly half: number }
  | {
      readonly kind: "month";
      readonly year: number;
      readonly month: number;
      readonly portion?: Portion;
    }
  | { readonly kind: "year"; readonly year: number; readonly portion?: Portion }
  | { readonly kind: "date"; readonly day: Day }
  /** `inclusive`: that day itself is still in time ("chậm nhất", "đến hết"); not so after "trước". */
  | { readonly kind: "before"; readonly day: Day; readonly inclusive: boolean }
  | { readonly kind: "window"; readonly from: Day; readonly to: Day }
  /** A beginning without an end. */
  | { readonly kind: "from"; readonly day: Day }
  | {
      readonly kind: "recurring";
      readonly per: Rhythm;
      readonly slot?: Slot;
      readonly relation?: Relation;
      readonly within?: DaySpan;
    }
  | {
      readonly kind: "quota";
      readonly count: number;
      /** The larger number of "1-2 tin". */
      readonly upTo?: number;
      readonly bound: Qualifier;
      /** What is counted, as written: `tin`, `tiểu phẩm`, `lần`. */
      readonly item: string;
      /** Of whom each, where the wording says so: `đơn vị`. */
      readonly each?: string;
      /** Absent: once in the span of `within`. */
      readonly per?: Rhythm;
      readonly within?: DaySpan;
    }
  /** Thường xuyên, cả năm: no day to be late on. */
  | { readonly kind: "ongoing"; readonly within?: DaySpan }
  /** When something else happens; `wording` as written. */
  | { readonly kind: "on_event"; readonly wording: string };

export type SchedulePartKind = SchedulePart["kind"];

/** The time of a task: every part holds. No part: the plan sets no time. */
export interface Schedule {
  readonly parts: readonly SchedulePart[];
  /** The wording calls the time expected only ("dự kiến"). */
  readonly tentative?: true;
}

/** A task without a time. */
export const NOT_SET: Schedule = { parts: [] };

/** Vietnamese names of the kinds, for lists and filters. */
export const schedulePartLabels: Readonly<Record<SchedulePartKind, string>> = {
  quarter: "Trong quý",
  half: "Trong 6 tháng",
  month: "Trong tháng",
  year: "Trong năm",
  date: "Đúng ngày",
  before: "Trước hạn",
  window: "Trong khoảng thời gian",
  from: "Từ ngày",
  recurring: "Định kỳ",
  quota: "Chỉ tiêu số lượng",
  ongoing: "Thường xuyên",
  on_event: "Khi có việc",
};
