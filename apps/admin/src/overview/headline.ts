import { formatCount } from "@cchc/domain/text/numbers";
import { isHandedIn, isLate, isOverdue, type Standing } from "./standing.ts";

/** How many communes stand where; each is in exactly one of the five parts. */
export interface Tally {
  readonly total: number;
  readonly onTime: number;
  readonly late: number;
  readonly returned: number;
  /** Not handed in, still time. */
  readonly waiting: number;
  /** Not handed in, past the due day. */
  readonly overdue: number;
}

export function tallyOf(standings: readonly Standing[]): Tally {
  const tally = { total: 0, onTime: 0, late: 0, returned: 0, waiting: 0, overdue: 0 };
  for (const standing of standings) {
    tally.total += 1;
    if (isLate(standing)) tally.late += 1;
    else if (isHandedIn(standing)) tally.onTime += 1;
    else if (standing.state === "returned") tally.returned += 1;
    else if (isOverdue(standing)) tally.overdue += 1;
    else tally.waiting += 1;
  }
  return tally;
}

/** The sentence that matters: `18/22 xã, phường đã nộp, 2 nộp muộn, 2 chưa nộp`. */
export function headline({ total, onTime, late, returned, waiting, overdue }: Tally): string {
  if (total === 0) return "Không có xã, phường nào phải nộp báo cáo kỳ này";
  const handedIn = onTime + late;
  const missing = waiting + overdue;
  if (handedIn === 0 && returned === 0) {
    const rest = overdue > 0 ? `, ${formatCount(overdue)} đã quá hạn` : "";
    return `Chưa có xã, phường nào trong ${formatCount(total)} đơn vị nộp báo cáo${rest}`;
  }
  if (handedIn === total) {
    const rest = late > 0 ? `, ${formatCount(late)} nộp muộn` : ", tất cả đúng hạn";
    return `Cả ${formatCount(total)} xã, phường đã nộp${rest}`;
  }
  const parts = [
    `${formatCount(handedIn)}/${formatCount(total)} xã, phường đã nộp`,
    ...(late > 0 ? [`${formatCount(late)} nộp muộn`] : []),
    ...(returned > 0 ? [`${formatCount(returned)} bị trả lại`] : []),
    ...(missing > 0 ? [`${formatCount(missing)} chưa nộp`] : []),
  ];
  const tail = overdue > 0 && overdue < missing ? ` (${formatCount(overdue)} quá hạn)` : "";
  return parts.join(", ") + tail;
}
