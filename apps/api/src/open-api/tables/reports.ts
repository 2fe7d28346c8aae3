import { z } from "zod";
import { periodId, unitId } from "../../reports/input.ts";
import { dayColumn, instant, table, text } from "../table.ts";

const at = (milliseconds: number | null | undefined): string | null =>
  milliseconds == null ? null : new Date(milliseconds).toISOString();

export const reports = table({
  path: "reports",
  title: "Tình trạng báo cáo",
  about: "Đơn vị nào dưới một đơn vị đã nộp báo cáo của một kỳ, lúc nào, đúng hạn hay không.",
  scope: "review.read",
  params: z.object({
    period: periodId.meta({ description: "Mã kỳ, xem bảng periods" }),
    node: unitId.meta({ description: "Mã đơn vị cấp trên, xem bảng units" }),
  }),
  columns: [
    text("unitId", "Mã đơn vị nộp"),
    text("unit", "Tên đơn vị nộp"),
    text("periodId", "Mã kỳ mà đơn vị nộp theo"),
    text("state", "draft, awaiting_approval, submitted, returned, received; trống khi chưa lập"),
    dayColumn("due", "Hạn nộp, kể cả gia hạn"),
    text("timeliness", "Đúng hạn hay không"),
    instant("submittedAt", "Lúc nộp"),
    text("receipt", "Mã biên nhận"),
    instant("updatedAt", "Lúc ghi lần cuối"),
  ],
  read: async ({ caller }, { period, node }) => {
    const { rows } = await caller.review.overview({ periodId: period, nodeId: node });
    const pick = <T>(
      { values, at: places }: { values: readonly T[]; at: readonly number[] },
      i: number,
    ) => values[places[i] ?? -1];
    return {
      rows: rows.unitIds.map((unit, index) => ({
        unitId: unit,
        unit: rows.names[index] ?? unit,
        periodId: pick(rows.periodIds, index) ?? period,
        state: pick(rows.states, index) ?? null,
        due: pick(rows.dues, index) ?? null,
        timeliness: pick(rows.timeliness, index)?.state ?? null,
        submittedAt: at(rows.submittedAt[index]),
        receipt: rows.codes[index] ?? null,
        updatedAt: at(rows.updatedAt[index]),
      })),
    };
  },
});
