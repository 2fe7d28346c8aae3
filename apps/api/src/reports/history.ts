import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Form } from "@cchc/domain/form/form";
import type { PastReport } from "@cchc/domain/checks/context";
import { cellKey, type Cell, type Cells, type FieldKind } from "@cchc/domain/report/cell";
import { previousDay } from "@cchc/domain/text/days";
import { type StoredPeriod, toPeriod } from "../periods/queries.ts";
import { anyOf } from "../any-of.ts";
import { handedIn } from "../review/columns.ts";
import { toCell } from "./cells.ts";

/** What a unit reported in another period. */
export interface StoredPast extends PastReport {
  readonly period: StoredPeriod;
}

/** Most periods of the same kind kept beside a report. */
const most = 4;

/** A report whose past is asked for. */
export interface PastOf {
  readonly form: Form;
  readonly unitId: string;
  readonly period: StoredPeriod;
}

/** How much of it: `handed-in` for whoever looks from above; without `fields`, every cell. */
export interface PastAsked {
  readonly which?: "all" | "handed-in";
  readonly fields?: readonly string[];
}

/**
 * The unit's reports of earlier periods on the same form, latest first: the latest of the same kind
 * (to compare with) and those that end the day before this period begins (to carry over from). Like
 * with like: months never push last year out of an annual report.
 */
export async function readPast(
  db: Kysely<Database>,
  { form, unitId, period }: PastOf,
  { which = "all", fields }: PastAsked = {},
): Promise<StoredPast[]> {
  const eve = previousDay(period.from);
  const earlier = db
    .selectFrom("period")
    .innerJoin("report", "report.period_id", "period.id")
    .selectAll("period")
    .where("report.unit_id", "=", unitId)
    .where("form_code", "=", period.form)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("report_value as value")
          .select("value.unit_id")
          .where("value.unit_id", "=", unitId)
          .whereRef("value.period_id", "=", "period.id")
          .where("value.state", "!=", "cleared"),
      ),
    )
    .$if(which === "handed-in", (query) => query.where("report.state", "in", handedIn))
    .orderBy("to_day", "desc")
    .orderBy("from_day", "desc")
    .orderBy("id")
    .limit(most);
  const same = earlier.where("kind", "=", period.kind).where("to_day", "<", period.from);
  const before = earlier.where("kind", "!=", period.kind).where("to_day", "=", eve);
  const rows = await db
    .selectFrom(same.as("same"))
    .selectAll()
    .unionAll(db.selectFrom(before.as("before")).selectAll())
    .execute();
  const periods = rows.map(toPeriod).toSorted(latestFirst);
  if (periods.length === 0) return [];
  const periodIds = periods.map((other) => other.id);
  const found = await readCellsOfUnits(db, form, {
    unitIds: [unitId],
    periodIds,
    ...(fields === undefined ? {} : { fields }),
  });
  const cells = found.get(unitId) ?? new Map<string, Cells>();
  return periods.map((other) => ({ period: other, cells: cells.get(other.id) ?? new Map() }));
}

function latestFirst(a: StoredPeriod, b: StoredPeriod): number {
  if (a.to !== b.to) return a.to > b.to ? -1 : 1;
  return a.from > b.from ? -1 : 1;
}

interface CellsAsked {
  readonly unitIds: readonly string[];
  readonly periodIds: readonly string[];
  readonly fields?: readonly string[];
}

/** The answered cells of some units in some periods, by unit and period; one query. */
export async function readCellsOfUnits(
  db: Kysely<Database>,
  form: Form,
  of: CellsAsked,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Cells>>> {
  const rows = await db
    .selectFrom("report_value")
    .select(["unit_id", "period_id", "field_code", "row_key", "state", "amount", "content"])
    .select(["qualifier", "note", "source"])
    .where("unit_id", "=", anyOf(of.unitIds))
    .where("period_id", "=", anyOf(of.periodIds))
    .$if(of.fields !== undefined, (query) => query.where("field_code", "=", anyOf(of.fields)))
    .where("state", "!=", "cleared")
    .execute();
  const kinds = new Map<string, FieldKind>(form.fields.map((field) => [field.code, field.kind]));
  const byUnit = new Map<string, Map<string, Map<string, Cell>>>();
  for (const row of rows) {
    const kind = kinds.get(row.field_code);
    const cell = kind === undefined ? null : toCell(kind, row);
    if (cell === null) continue;
    const periods = byUnit.get(row.unit_id) ?? new Map<string, Map<string, Cell>>();
    const cells = periods.get(row.period_id) ?? new Map<string, Cell>();
    byUnit.set(row.unit_id, periods.set(row.period_id, cells));
    cells.set(cellKey(row.field_code, row.row_key), cell);
  }
  return byUnit;
}
