import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";

/** Reports due in so many days are worth a word. */
export const soon = 15;

/** `còn 3 ngày, hạn 15/12/2023`; `left` is days from today to the due day, below 0 when it is over. */
export function dueWords(left: number, due: Day): string {
  if (left < 0) return `đã quá hạn ${-left} ngày (hạn ${formatDay(due)})`;
  return left === 0 ? "hạn là hôm nay" : `còn ${left} ngày, hạn ${formatDay(due)}`;
}
