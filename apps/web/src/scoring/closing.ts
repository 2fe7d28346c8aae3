import { daysBetween, formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Day } from "@cchc/domain/report/cell";
import type { OpenedScore } from "./book.ts";

type Closing = Pick<OpenedScore, "state" | "today" | "mayEdit" | "items" | "round">;

/** The last day on which the unit may write: of the round, or of a reply still due. */
export function lastDay({ items, round }: Pick<Closing, "items" | "round">): Day {
  const dues = items.flatMap(({ state, replyDue }) =>
    state === "returned" && replyDue !== null ? [replyDue] : [],
  );
  return dues.reduce((a, b) => (a > b ? a : b), round.selfDue);
}

/** One sentence on why nothing can be changed now; undefined where something can. */
export function whyReadOnly(opened: Closing): string | undefined {
  const { state, today, mayEdit } = opened;
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
  return mayEdit ? undefined : "Tài khoản này chỉ xem; công chức phụ trách nhập và chấm điểm.";
}

/** `Còn 5 ngày, hạn 20/12/2023`; a day that is over says by how much. */
export function dueWords(today: Day, due: Day): { readonly words: string; readonly late: boolean } {
  const left = daysBetween(today, due);
  if (left < 0) return { words: `Quá hạn ${formatCount(-left)} ngày`, late: true };
  return { words: left === 0 ? "Hạn hôm nay" : `Còn ${formatCount(left)} ngày`, late: false };
}
