import { type Form, fieldOf } from "../form/form.ts";
import { amountAt, inSum } from "../indicator/amount.ts";
import { formatCount } from "../text/numbers.ts";
import type { Check, Finding } from "./check.ts";
import { figure, quoted, refs, withUnit } from "./words.ts";

const CARRIED = "tthc.received.carried";
/** What the next period carries in. */
export const PENDING = "tthc.pending.total";

/**
 * Dossiers carried in = dossiers pending when the period that ends the day before closed. Windows
 * of reports overlap, so without such a period there is nothing to compare and the check says so.
 */
export function carriedChecks(form: Form): readonly Check[] {
  const carried = fieldOf(form, CARRIED);
  const pending = fieldOf(form, PENDING);
  if (carried === undefined || pending === undefined) return [];
  const code = "carried.tthc";
  const told = {
    check: code,
    kind: "carried",
    cells: refs([CARRIED]),
    why: "Hồ sơ từ kỳ trước chuyển qua bằng hồ sơ đang giải quyết của kỳ kết thúc ngay trước ngày đầu kỳ này (Thông tư 01/2020/TT-VPCP, Biểu II.06a, cột 6 và cột 11).",
  } as const;
  return [
    {
      code,
      severity: "soft",
      kind: "carried",
      cells: [CARRIED],
      run: ({ cells, context }): readonly Finding[] => {
        const here = inSum(amountAt(cells, CARRIED));
        if (here === undefined) return [];
        const { previous } = context;
        const there = previous === undefined ? undefined : inSum(amountAt(previous.cells, PENDING));
        if (previous === undefined || there === undefined) {
          const reason =
            previous === undefined
              ? "không có báo cáo của kỳ kết thúc ngay trước kỳ này"
              : `${previous.label} chưa có số ${quoted(pending)}`;
          return [
            {
              ...told,
              severity: "info",
              figures: [figure(carried, here)],
              message: `${quoted(carried)} (${withUnit(here, carried.unit)}) không đối chiếu được vì ${reason}.`,
            },
          ];
        }
        if (here === there) return [];
        return [
          {
            ...told,
            severity: "soft",
            figures: [figure(carried, here), figure(pending, there)],
            message: `${quoted(carried)} là ${withUnit(here, carried.unit)} nhưng ${previous.label} còn ${withUnit(there, pending.unit)} đang giải quyết, lệch ${formatCount(Math.abs(here - there))}: sửa lại hoặc ghi lý do.`,
          },
        ];
      },
    },
  ];
}
