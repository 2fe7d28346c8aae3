import { fieldsRead, indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { evaluate } from "@cchc/domain/indicator/evaluate";
import { fieldOf } from "@cchc/domain/form/form";
import type { Cell } from "@cchc/domain/report/cell";
import { rollUp } from "@cchc/domain/rollup/rollup";
import { fullName } from "@cchc/domain/unit/unit";
import { anyOf } from "../any-of.ts";
import { Problem } from "../problem.ts";
import { toCell } from "../reports/cells.ts";
import type { Services } from "../services.ts";
import { handedIn } from "./columns.ts";
import type { ReviewNode } from "./scope.ts";

/**
 * The cells behind one rate of a node: each commune's figures and its own rate, reckoned afresh
 * from the rows, and their roll-up. One query whatever the number of communes.
 */
export async function drillInto({ db }: Pick<Services, "db">, node: ReviewNode, code: string) {
  const { period, form, submitters, reading } = node;
  const indicator = indicatorsFor(form, period.to).find((one) => one.code === code);
  if (indicator === undefined) throw new Problem("not-found", {});
  const fields = fieldsRead(indicator).filter((field) => fieldOf(form, field) !== undefined);
  const { periodIds, only } = reading;
  const rows =
    periodIds.length === 0
      ? []
      : await db
          .selectFrom("report_value as value")
          .innerJoin("report", (join) =>
            join
              .onRef("report.unit_id", "=", "value.unit_id")
              .onRef("report.period_id", "=", "value.period_id"),
          )
          .selectAll("value")
          .where("value.period_id", "in", periodIds)
          .where("report.state", "in", handedIn)
          .where("field_code", "in", fields)
          .where("row_key", "=", "")
          .$if(only !== undefined, (query) => query.where("value.unit_id", "=", anyOf(only)))
          .execute();
  const byUnit = new Map<string, Map<string, Cell>>();
  for (const row of rows) {
    const field = fieldOf(form, row.field_code);
    const cell = field === undefined ? null : toCell(field.kind, row);
    if (cell === null) continue;
    const cells = byUnit.get(row.unit_id) ?? new Map<string, Cell>();
    cells.set(row.field_code, cell);
    byUnit.set(row.unit_id, cells);
  }
  const units = submitters.map((unit) => {
    const cells = byUnit.get(unit.unitId) ?? new Map<string, Cell>();
    return {
      unitId: unit.unitId,
      name: fullName(unit),
      periodId: node.periodOf(unit.unitId)?.id ?? period.id,
      cells: [...cells],
      result: evaluate(indicator, cells),
    };
  });
  return { indicator: code, fields, units, total: rollUp(units.map((unit) => unit.result)) };
}
