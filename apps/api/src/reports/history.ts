import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Form } from "@cchc/domain/form/form";
import type { PastReport } from "@cchc/domain/checks/context";
import { cellKey, type Cell, type FieldKind } from "@cchc/domain/report/cell";
import { readPeriods, type StoredPeriod } from "../periods/queries.ts";
import { handedIn } from "../review/columns.ts";
import { toCell } from "./cells.ts";

/** What a unit reported in another period. */
export interface StoredPast extends PastReport {
  readonly period: StoredPeriod;
}

/** Most periods kept beside a report. */
const most = 4;

/**
 * The unit's reports of earlier periods, latest first: those of the same kind (to compare with)
 * and any that ends the day before this period begins (to carry over from). `handed-in`: for
 * whoever looks from above.
 */
export async function readPast(
  db: Kysely<Database>,
  form: Form,
  unitId: string,
  period: StoredPeriod,
  which: "all" | "handed-in" = "all",
): Promise<StoredPast[]> {
  const [periods, rows] = await Promise.all([
    readPeriods(db),
    db
      .selectFrom("report_value as value")
      .innerJoin("report", (join) =>
        join
          .onRef("report.unit_id", "=", "value.unit_id")
          .onRef("report.period_id", "=", "value.period_id"),
      )
      .select(["value.period_id", "field_code", "row_key", "value.state", "amount", "content"])
      .select(["qualifier", "note", "source"])
      .where("value.unit_id", "=", unitId)
      .$if(which === "handed-in", (query) => query.where("report.state", "in", handedIn))
      .where("value.period_id", "in", (eb) =>
        eb
          .selectFrom("period")
          .select("id")
          .where("form_code", "=", period.form)
          .where("to_day", "<", period.from),
      )
      .where("value.state", "!=", "cleared")
      .execute(),
  ]);
  const kinds = new Map<string, FieldKind>(form.fields.map((field) => [field.code, field.kind]));
  const byPeriod = new Map<string, Map<string, Cell>>();
  for (const row of rows) {
    const kind = kinds.get(row.field_code);
    const cell = kind === undefined ? null : toCell(kind, row);
    if (cell === null) continue;
    const cells = byPeriod.get(row.period_id) ?? new Map<string, Cell>();
    cells.set(cellKey(row.field_code, row.row_key), cell);
    byPeriod.set(row.period_id, cells);
  }
  return periods
    .flatMap((other) => {
      const cells = byPeriod.get(other.id);
      return cells === undefined ? [] : [{ period: other, cells }];
    })
    .slice(0, most);
}
