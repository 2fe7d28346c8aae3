import type { Day } from "../report/cell.ts";
import { daysBetween, formatDay } from "../text/days.ts";
import type { Plan } from "./plan.ts";

/** The paper by which results were told. */
export interface ResultsNotice {
  /** Without a leading 0. */
  readonly number: string;
  /** `"TB-UBND"`. */
  readonly symbol: string;
  readonly day: Day;
  /** Its entry in the register of the unit that issued it, where it has one. */
  readonly documentId?: string;
}

/**
 * - `waiting`: its last day has not passed
 * - `late`: its last day passed without it
 * - `issued`, `issued_late`: told, in time or not; without a last day there is no late
 */
export interface ResultsStanding {
  readonly state: "waiting" | "late" | "issued" | "issued_late";
  /** Days left, or days late: ≥ 0. */
  readonly days: number;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

/**
 * How the notice of results of a plan stands on `today`; undefined where the plan sets no last day
 * and none was issued. The last day itself is in time.
 */
export function resultsStanding(
  { resultsDue: due, resultsNotice: notice }: Pick<Plan, "resultsDue" | "resultsNotice">,
  today: Day,
): ResultsStanding | undefined {
  if (notice !== undefined) {
    const paper = `Đã thông báo kết quả: số ${notice.number}/${notice.symbol} ngày ${formatDay(notice.day)}`;
    if (due === undefined) return { state: "issued", days: 0, sentence: `${paper}.` };
    const days = daysBetween(due, notice.day);
    return days > 0
      ? { state: "issued_late", days, sentence: `${paper}, chậm ${days} ngày.` }
      : { state: "issued", days: Math.abs(days), sentence: `${paper}, đúng hạn.` };
  }
  if (due === undefined) return undefined;
  const left = daysBetween(today, due);
  const on = `Thông báo kết quả chậm nhất ngày ${formatDay(due)}`;
  if (left < 0) return { state: "late", days: -left, sentence: `${on}: đã quá ${-left} ngày.` };
  const words = left === 0 ? "hôm nay" : `còn ${left} ngày`;
  return { state: "waiting", days: left, sentence: `${on}: ${words}.` };
}
