import { type Kysely, type Selectable, sql } from "kysely";
import type { Database, ReportTable, ReportValueTable } from "@cchc/db/schema";
import type { Form } from "@cchc/domain/form/form";
import { type CellRef, cellKey, type Cell, type Cells } from "@cchc/domain/report/cell";
import type { ReportState } from "@cchc/domain/report/workflow";
import { toCell } from "./cells.ts";

/** A cell as it lies in the database: its answer, version, and who wrote it when. */
export interface StoredCell {
  readonly field: string;
  readonly row: string;
  /** null: an answer taken back. */
  readonly cell: Cell | null;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

export interface StoredReport {
  readonly state: ReportState;
  readonly version: number;
  readonly submissionId: string | null;
  readonly returnedReason: string | null;
  readonly updatedAt: Date | null;
}

export const noReport: StoredReport = {
  state: "draft",
  version: 0,
  submissionId: null,
  returnedReason: null,
  updatedAt: null,
};

export function toReport(row: Selectable<ReportTable> | undefined): StoredReport {
  if (row === undefined) return noReport;
  return {
    state: row.state,
    version: row.version,
    submissionId: row.submission_id,
    returnedReason: row.returned_reason,
    updatedAt: row.updated_at,
  };
}

export async function readReport(
  db: Kysely<Database>,
  unitId: string,
  periodId: string,
): Promise<StoredReport> {
  const row = await db
    .selectFrom("report")
    .selectAll()
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .executeTakeFirst();
  return toReport(row);
}

type Value = Selectable<ReportValueTable>;

/** A stored cell as JSON has it: the columns of a value, its writer's name, the instant as text. */
type CellTuple = readonly [
  field: string,
  row: string,
  state: Value["state"],
  amount: Value["amount"],
  content: Value["content"],
  qualifier: Value["qualifier"],
  note: Value["note"],
  source: Value["source"],
  version: number,
  by: string,
  at: string,
];

/**
 * Every cell of one report, with the names of those who wrote them. They come as one JSON text: every
 * save reads them, and two hundred rows of fourteen columns cost the driver more than the rest of it.
 */
export async function readCells(
  db: Kysely<Database>,
  form: Form,
  unitId: string,
  periodId: string,
): Promise<StoredCell[]> {
  const kinds = new Map(form.fields.map((field) => [field.code, field.kind]));
  const { cells } = await db
    .selectFrom("report_value")
    .leftJoin("auth_user", "auth_user.id", "report_value.updated_by")
    .select(
      sql<CellTuple[] | null>`json_agg(json_build_array(
        field_code, row_key, state, amount, content, qualifier, note, source, version,
        coalesce(auth_user.name, updated_by), updated_at) order by field_code, row_key)`.as(
        "cells",
      ),
    )
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .executeTakeFirstOrThrow();
  return (cells ?? []).flatMap((stored) => {
    const [field, row, state, amount, content, qualifier, note, source, version, by, at] = stored;
    const kind = kinds.get(field);
    if (kind === undefined) return [];
    const cell = toCell(kind, { state, amount, content, qualifier, note, source });
    return { field, row, cell, version, by, at: new Date(at) };
  });
}

export function toCells(stored: readonly StoredCell[]): Cells {
  return new Map(
    stored.flatMap(({ field, row, cell }) =>
      cell === null ? [] : [[cellKey(field, row), cell] as const],
    ),
  );
}

export interface ReturnedCell extends CellRef {
  readonly reason: string;
}

/** The cells that the latest return named; none where everything came back, or nothing did. */
export async function readReturnedCells(
  db: Kysely<Database>,
  { unitId, periodId }: { readonly unitId: string; readonly periodId: string },
  submissionId: string | null,
): Promise<ReturnedCell[]> {
  if (submissionId === null) return [];
  const rows = await db
    .selectFrom("returned_cell")
    .select(["field_code", "row_key", "reason"])
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .where("submission_id", "=", submissionId)
    .orderBy("field_code")
    .orderBy("row_key")
    .execute();
  return rows.map(({ field_code, row_key, reason }) => ({
    field: field_code,
    row: row_key,
    reason,
  }));
}
