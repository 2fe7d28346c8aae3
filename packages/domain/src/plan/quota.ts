import type { Day } from "../report/cell.ts";
import { daysBetween, formatDay } from "../text/days.ts";
import { occurrences } from "./calendar.ts";
import type { SchedulePart } from "./schedule.ts";

/** Something that counts towards a quota. */
export interface Counted {
  readonly day: Day;
  /** Whole number ≥ 0. */
  readonly count: number;
}

/** One window of a quota. */
export interface QuotaWindow {
  readonly from: Day;
  readonly to: Day;
  /** Vietnamese: `quý I`, `tháng 3`, `năm 2024`. */
  readonly label: string;
  readonly needed: number;
  readonly counted: number;
  /** What is still wanted; 0 when met, and for an upper limit. */
  readonly missing: number;
  /** `warn`: open, short, and near its end; `over`: above an upper limit. */
  readonly state: "met" | "open" | "warn" | "short" | "ahead" | "over";
}

/** How a quota stands on a day. */
export interface QuotaStanding {
  readonly windows: readonly QuotaWindow[];
  readonly needed: number;
  readonly counted: number;
  /** Summed over the windows that are not met, the coming ones left out. */
  readonly missing: number;
  /** One Vietnamese sentence: the shortfall that can still be mended, else what was missed, else how far. */
  readonly sentence: string;
  readonly warning: boolean;
}

export type Quota = Extract<SchedulePart, { kind: "quota" }>;

interface When {
  /** The plan's year. */
  readonly year: number;
  readonly today: Day;
  /** Warn from this many days before the end of a window; by default a third of the window. */
  readonly warnDays?: number;
}

function windowState(
  window: Omit<QuotaWindow, "state" | "missing">,
  quota: Quota,
  { today, warnDays }: When,
): QuotaWindow {
  const { from, to, needed, counted } = window;
  if (quota.bound === "at-most") {
    const state = counted > (quota.upTo ?? needed) ? "over" : today > to ? "met" : "open";
    return { ...window, missing: 0, state };
  }
  // "trên 20" wants one more than 20; every other bound is met by its own number.
  const wanted = quota.bound === "above" ? needed + 1 : needed;
  const missing = Math.max(0, wanted - counted);
  if (missing === 0) return { ...window, missing, state: "met" };
  if (today > to) return { ...window, missing, state: "short" };
  if (today < from) return { ...window, missing, state: "ahead" };
  const near = warnDays ?? Math.ceil((daysBetween(from, to) + 1) / 3);
  return { ...window, missing, state: daysBetween(today, to) < near ? "warn" : "open" };
}

/** A label at the head of a sentence: `Năm 2026`. */
function headed(label: string): string {
  return `${label.charAt(0).toLocaleUpperCase("vi")}${label.slice(1)}`;
}

function sentenceOf(quota: Quota, windows: readonly QuotaWindow[], today: Day): string {
  const { item } = quota;
  const now = windows.find(({ state }) => state === "warn");
  if (now !== undefined) {
    const days = daysBetween(today, now.to);
    const left = days === 0 ? "ngày cuối là" : `còn ${days} ngày đến`;
    return `${headed(now.label)}: mới có ${now.counted}/${now.needed} ${item}, còn thiếu ${now.missing}, ${left} ${formatDay(now.to)}.`;
  }
  const over = windows.find(({ state }) => state === "over");
  if (over !== undefined) {
    return `${headed(over.label)}: ${over.counted} ${item}, vượt mức tối đa ${quota.upTo ?? over.needed}.`;
  }
  const short = windows.filter(({ state }) => state === "short");
  if (short.length > 0) {
    const listed = short.map(({ label, counted, needed }) => `${label} ${counted}/${needed}`);
    return `Không đạt: ${listed.join(", ")} ${item}.`;
  }
  const counted = windows.reduce((sum, window) => sum + window.counted, 0);
  const needed = windows.reduce((sum, window) => sum + window.needed, 0);
  const met = windows.every(({ state }) => state === "met");
  return met
    ? `Đã đạt: ${counted}/${needed} ${item}.`
    : `Đang thực hiện: ${counted}/${needed} ${item}.`;
}

/** How far a quota is, window by window. What lies outside every window counts nowhere. */
export function quotaStanding(quota: Quota, items: readonly Counted[], when: When): QuotaStanding {
  const windows = occurrences({ parts: [quota] }, when.year).map(({ from, due, needed, label }) => {
    const counted = items.reduce(
      (sum, { day, count }) => (from <= day && day <= due ? sum + count : sum),
      0,
    );
    return windowState({ from, to: due, label, needed, counted }, quota, when);
  });
  const begun = windows.filter(({ state }) => state !== "ahead");
  return {
    windows,
    needed: windows.reduce((sum, window) => sum + window.needed, 0),
    counted: windows.reduce((sum, window) => sum + window.counted, 0),
    missing: begun.reduce((sum, window) => sum + window.missing, 0),
    sentence: sentenceOf(quota, windows, when.today),
    warning: windows.some(({ state }) => state === "warn" || state === "over"),
  };
}
