import { daysBetween, formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Day } from "@cchc/domain/report/cell";
import type { OpenedScore } from "./book-shape.ts";

type Closing = Pick<OpenedScore, "state" | "today" | "mayEdit" | "items" | "round">;

/** The last day on which the unit may write: of the round, or of a reply still due. */
export function lastDay({ items, round }: Pick<Closing, "items" | "round">): Day {
  const dues = items.flatMap(({ state, replyDue }) =>
    state === "returned" && replyDue !== null ? [replyDue] : [],
  );
  return dues.reduce((a, b) => (a > b ? a : b), round.selfDue);
}

/** One sentence on why nobody of the unit can change or hand in anything now. */
export function whyClosed(opened: Closing): string | undefined {
  const { state, today } = opened;
  switch (state) {
    case "submitted":
      return "Bản tự chấm ĐÃ NỘP: chỉ xem. Mục nào cấp trên trả lại thì mở để sửa.";
    case "appraised":
      return "Cấp trên đã thẩm định xong: chỉ xem.";
    case "approved":
      return "Kết quả đã duyệt: chỉ xem.";
    case "scoring":
    case "returned":
      break;
  }
  const last = lastDay(opened);
  if (today > last) {
    return `Đã hết hạn tự chấm ngày ${formatDay(last)}: chỉ xem. Cần sửa thì đề nghị cấp trên gia hạn.`;
  }
  return undefined;
}

/** {@link whyClosed}, or that this person only reads; undefined where something can be changed. */
export function whyReadOnly(opened: Closing): string | undefined {
  const closed = whyClosed(opened);
  if (closed !== undefined || opened.mayEdit) return closed;
  return "Tài khoản này chỉ xem; công chức phụ trách nhập và chấm điểm.";
}

/** How a last day stands to today. */
export interface Due {
  /** `Còn 5 ngày`, `Hạn hôm nay`, `Quá hạn 2 ngày` */
  readonly words: string;
  readonly late: boolean;
  /** Within a year: farther days are only named, not counted. */
  readonly near: boolean;
}

export function dueWords(today: Day, due: Day): Due {
  const left = daysBetween(today, due);
  const near = Math.abs(left) <= 366;
  if (left < 0) return { words: `Quá hạn ${formatCount(-left)} ngày`, late: true, near };
  const words = left === 0 ? "Hạn hôm nay" : `Còn ${formatCount(left)} ngày`;
  return { words, late: false, near };
}
