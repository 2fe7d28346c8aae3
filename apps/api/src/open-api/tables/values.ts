import { sql } from "kysely";
import { z } from "zod";
import { fieldIndex, rowName, tableOf } from "@cchc/domain/form/form";
import { fullName } from "@cchc/domain/unit/unit";
import { Problem } from "../../problem.ts";
import { toCell } from "../../reports/cells.ts";
import { periodId, unitId } from "../../reports/input.ts";
import { handedIn } from "../../review/columns.ts";
import { findNode } from "../../review/scope.ts";
import { count, instant, table, text } from "../table.ts";

/** Communes of one page. */
const atOnce = 200;

export const values = table({
  path: "values",
  title: "Số liệu báo cáo",
  about:
    "Từng ô số liệu của các báo cáo đã nộp dưới một đơn vị, mỗi trang 200 đơn vị. " +
    "Không phát sinh (none), chưa có số liệu (unknown) và số 0 là ba điều khác nhau.",
  scope: "review.read",
  params: z.object({
    period: periodId.meta({ description: "Mã kỳ, xem bảng periods" }),
    node: unitId.meta({ description: "Mã đơn vị cấp trên, xem bảng units" }),
    after: unitId.optional().meta({ description: "Trang tiếp theo, lấy ở trường next" }),
  }),
  columns: [
    text("unitId", "Mã đơn vị"),
    text("unit", "Tên đơn vị"),
    text("field", "Mã chỉ tiêu của biểu"),
    text("label", "Tên chỉ tiêu"),
    text("row", "Dòng trong bảng theo lĩnh vực; trống ở số liệu chung"),
    text("rowName", "Tên dòng"),
    text(
      "kind",
      "count (số lượng), rate (phần trăm của phần trăm), money (đồng), date, yesno, text",
    ),
    text("state", "entered, none (không phát sinh), unknown (chưa có số liệu)"),
    text("value", "Giá trị khi state là entered, viết theo kind"),
    text("qualifier", "exact, nearly (gần), above (trên), about (khoảng), at-least, at-most"),
    text("note", "Ghi chú"),
    text("source", "Số liệu lấy từ đâu"),
    count("version", "Lần ghi thứ mấy"),
    instant("updatedAt", "Lúc ghi"),
  ],
  read: async ({ services, actor }, { period, node: nodeId, after = "" }) => {
    if (actor === null) throw new Problem("not-signed-in", {});
    const node = await findNode(services, actor, { periodId: period, nodeId });
    const inOrder = node.submitters.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
    const rest = inOrder.filter((unit) => unit.unitId > after);
    const page = rest.slice(0, atOnce);
    const names = new Map(page.map((unit) => [unit.unitId, fullName(unit)]));
    const fields = fieldIndex(node.form);
    const stored = await services.db
      .selectFrom("report_value as value")
      .innerJoin("report", (join) =>
        join
          .onRef("report.unit_id", "=", "value.unit_id")
          .onRef("report.period_id", "=", "value.period_id"),
      )
      .selectAll("value")
      .where("value.unit_id", "=", sql<string>`any(${[...names.keys()]}::text[])`)
      .where(
        "value.period_id",
        "in",
        node.periods.map(({ id }) => id),
      )
      .where("report.state", "in", handedIn)
      .orderBy("value.unit_id")
      .orderBy("field_code")
      .orderBy("row_key")
      .execute();
    const rows = stored.flatMap((value) => {
      const field = fields.get(value.field_code);
      if (field === undefined || node.periodOf(value.unit_id)?.id !== value.period_id) return [];
      const cell = toCell(field.kind, value);
      if (cell === null) return [];
      const rowsOf = tableOf(node.form, field.code);
      const entered = cell.state === "entered";
      return {
        unitId: value.unit_id,
        unit: names.get(value.unit_id) ?? value.unit_id,
        field: field.code,
        label: field.label,
        row: value.row_key,
        rowName:
          value.row_key === "" || rowsOf === undefined ? null : rowName(rowsOf, value.row_key),
        kind: field.kind,
        state: cell.state,
        value: entered ? String(cell.value) : null,
        qualifier: entered ? cell.qualifier : null,
        note: cell.note ?? null,
        source: cell.source ?? null,
        version: value.version,
        updatedAt: value.updated_at.toISOString(),
      };
    });
    return { rows, next: rest.length > page.length ? page.at(-1)?.unitId : undefined };
  },
});
