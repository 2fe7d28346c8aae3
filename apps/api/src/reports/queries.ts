import type { Kysely, Selectable } from "kysely";
import type { Database, ReportTable } from "@cchc/db/schema";
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

/** Every cell of one report, with the names of those who wrote them. */
export async function readCells(
  db: Kysely<Database>,
  form: Form,
  unitId: string,
  periodId: string,
): Promise<StoredCell[]> {
  const kinds = new Map(form.fields.map((field) => [field.code, field.kind]));
  const rows = await db
    .selectFrom("report_value")
    .leftJoin("auth_user", "auth_user.id", "report_value.updated_by")
    .selectAll("report_value")
    .select("auth_user.name as by")
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .orderBy("field_code")
    .orderBy("row_key")
    .execute();
  return rows.flatMap((row) => {
    const kind = kinds.get(row.field_code);
    if (kind === undefined) return [];
    return {
      field: row.field_code,
      row: row.row_key,
      cell: toCell(kind, row),
      version: row.version,
      by: row.by ?? row.updated_by,
      at: row.updated_at,
    };
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
  unitId: string,
  periodId: string,
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
