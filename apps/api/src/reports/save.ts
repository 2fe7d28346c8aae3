import { type QueryCreator, sql, type Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { editableAreas } from "@cchc/domain/access/permissions";
import { type Field, fieldOf, hasCell } from "@cchc/domain/form/form";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import { editable, isCellEditable, stateLabels } from "@cchc/domain/report/workflow";
import { qualifierFits, valueFits } from "@cchc/domain/form/value";
import { isOpen } from "@cchc/domain/period/period";
import { cleanText } from "@cchc/domain/text/hygiene";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appendAudit, type AuditEntry } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { toColumns } from "./cells.ts";
import { keepResults } from "./kept.ts";
import {
  readCells,
  readReturnedCells,
  type StoredCell,
  type StoredReport,
  toCells,
  toReport,
} from "./queries.ts";
import type { ReportTarget } from "./target.ts";

/** One cell as its writer leaves it, and the version the writer saw (0: nothing was there). */
export interface CellWrite {
  readonly field: string;
  readonly row: string;
  readonly version: number;
  readonly cell: Cell | null;
}

export interface SavedCell {
  readonly field: string;
  readonly row: string;
  readonly version: number;
}

export interface SaveResult {
  readonly saved: readonly SavedCell[];
  /** Somebody else was first: what stands there now. Nothing of these was written. */
  readonly conflicts: readonly StoredCell[];
  readonly at: Date;
  readonly reportVersion: number;
}

/** Where a write comes from, kept with the value. */
export type Channel = "web" | "demo" | "import" | "package";

/** Who writes what where. */
export interface Saving {
  readonly actor: Actor;
  readonly target: ReportTarget;
  readonly writes: readonly CellWrite[];
  readonly channel: Channel;
}

/**
 * Writes cells whose version is still the one their writer saw, their history, and the kept
 * results that follow from them.
 * @throws Problem `period-locked`, `report-locked`, `cell-locked`, `forbidden`, `bad-input`.
 */
export async function saveCells(
  tx: Transaction<Database>,
  { actor, target, writes: given, channel }: Saving,
  stamp: OperationStamp,
): Promise<SaveResult> {
  const { form, unitId, period } = target;
  const report = await lockReport(tx, target, stamp);
  const writes = given.map((write) => tidy(target, write));
  await requireWritable(tx, { actor, target, report, writes }, stamp);
  const before = await readCells(tx, form, unitId, period.id);
  const standing = new Map(before.map((cell) => [cellKey(cell.field, cell.row), cell]));
  const conflicts: StoredCell[] = [];
  const accepted: CellWrite[] = [];
  for (const write of writes) {
    const stored = standing.get(cellKey(write.field, write.row));
    if ((stored?.version ?? 0) === write.version) accepted.push(write);
    else if (stored !== undefined) conflicts.push(stored);
    else throw new Problem("bad-input", {});
  }
  if (accepted.length > 0) {
    await appendAudit(
      tx,
      { ...stamp, unitId },
      accepted.map((write) => auditEntry(period.id, write, standing)),
    );
    const cells = new Map(toCells(before));
    for (const { field, row, cell } of accepted) {
      if (cell === null) cells.delete(cellKey(field, row));
      else cells.set(cellKey(field, row), cell);
    }
    // One statement: each way to the database and back costs as much as the writing.
    await tx
      .with("written", (db) => writeValues(db, { target, writes: accepted, channel }, stamp))
      .with("kept", (db) => keepResults(db, target, cells))
      .updateTable("report")
      .set({ version: report.version + 1, updated_by: stamp.userId, updated_at: stamp.at })
      .where("unit_id", "=", unitId)
      .where("period_id", "=", period.id)
      .execute();
  }
  return {
    saved: accepted.map(({ field, row, version }) => ({ field, row, version: version + 1 })),
    conflicts,
    at: stamp.at,
    reportVersion: accepted.length > 0 ? report.version + 1 : report.version,
  };
}

/** Takes the report's row for this transaction, making it with the first write. */
export async function lockReport(
  tx: Transaction<Database>,
  { unitId, period }: ReportTarget,
  stamp: OperationStamp,
): Promise<StoredReport> {
  const locked = tx
    .selectFrom("report")
    .selectAll()
    .where("unit_id", "=", unitId)
    .where("period_id", "=", period.id)
    .forUpdate();
  const row = await locked.executeTakeFirst();
  if (row !== undefined) return toReport(row);
  await tx
    .insertInto("report")
    .values({
      unit_id: unitId,
      period_id: period.id,
      state: "draft",
      version: 0,
      updated_by: stamp.userId,
      updated_at: stamp.at,
    })
    .onConflict((c) => c.doNothing())
    .execute();
  return toReport(await locked.executeTakeFirstOrThrow());
}

async function requireWritable(
  tx: Transaction<Database>,
  { actor, target, report, writes }: Omit<Saving, "channel"> & { readonly report: StoredReport },
  stamp: OperationStamp,
): Promise<void> {
  const { period, extension, unitId } = target;
  if (!isOpen(period, todayInVietnam(stamp.at), extension)) {
    throw new Problem("period-locked", { period: period.name, on: extension?.lock ?? period.lock });
  }
  const returned = await readReturnedCells(
    tx,
    { unitId, periodId: period.id },
    report.submissionId,
  );
  const open = editable(report.state, returned);
  if (open === "none") throw new Problem("report-locked", { state: stateLabels[report.state] });
  const areas = editableAreas(actor.grants, unitId);
  for (const write of writes) {
    const field = findField(target, write);
    if (areas !== "all" && !areas.includes(field.area)) throw new Problem("forbidden", {});
    if (!isCellEditable(open, write)) throw new Problem("cell-locked", { label: field.label });
  }
}

/** @throws Problem `bad-input` for a field that the form does not have, or a row it cannot have. */
function findField({ form }: ReportTarget, { field: code, row }: CellWrite): Field {
  const field = fieldOf(form, code);
  if (field === undefined || !hasCell(form, code, row)) throw new Problem("bad-input", {});
  return field;
}

/** Texts as they are kept. @throws Problem `bad-input` for a value that its field cannot hold. */
function tidy(target: ReportTarget, write: CellWrite): CellWrite {
  const { label, kind } = findField(target, write);
  const { cell } = write;
  if (cell === null) return write;
  const remarks = {
    ...(cell.note === undefined ? {} : { note: cleanText(cell.note) }),
    ...(cell.source === undefined ? {} : { source: cleanText(cell.source) }),
  };
  if (cell.state !== "entered") return { ...write, cell: { ...cell, ...remarks } };
  const value = typeof cell.value === "string" ? cleanText(cell.value) : cell.value;
  if (!valueFits(kind, value) || !qualifierFits(kind, cell.qualifier)) {
    throw new Problem("bad-input", { field: label });
  }
  return { ...write, cell: { ...cell, ...remarks, value } };
}

const sameInAll = ["unit_id", "period_id", "channel", "updated_by", "updated_at"] as const;
const perValue = [
  "field_code",
  "row_key",
  "version",
  "state",
  "amount",
  "content",
  "qualifier",
  "note",
  "source",
] as const;

function writeValues(
  db: QueryCreator<Database>,
  { target: { unitId, period }, writes, channel }: Omit<Saving, "actor">,
  stamp: OperationStamp,
) {
  const columns = writes.map(({ cell }) => toColumns(cell));
  // Columns as lists: a whole report is the same short statement as one figure.
  return db
    .insertInto("report_value")
    .columns([...sameInAll, ...perValue])
    .expression(
      sql`select ${unitId}::text, ${period.id}::text, ${channel}::text, ${stamp.userId}::text,
          ${stamp.at}::timestamptz, value.*
        from unnest(
          ${writes.map(({ field }) => field)}::text[],
          ${writes.map(({ row }) => row)}::text[],
          ${writes.map(({ version }) => version + 1)}::integer[],
          ${columns.map(({ state }) => state)}::text[],
          ${columns.map(({ amount }) => amount)}::bigint[],
          ${columns.map(({ content }) => content)}::text[],
          ${columns.map(({ qualifier }) => qualifier)}::text[],
          ${columns.map(({ note }) => note)}::text[],
          ${columns.map(({ source }) => source)}::text[]
        ) as value`,
    )
    .onConflict((c) =>
      c.columns(["unit_id", "period_id", "field_code", "row_key"]).doUpdateSet((eb) => ({
        state: eb.ref("excluded.state"),
        amount: eb.ref("excluded.amount"),
        content: eb.ref("excluded.content"),
        qualifier: eb.ref("excluded.qualifier"),
        note: eb.ref("excluded.note"),
        source: eb.ref("excluded.source"),
        version: eb.ref("excluded.version"),
        channel: eb.ref("excluded.channel"),
        updated_by: eb.ref("excluded.updated_by"),
        updated_at: eb.ref("excluded.updated_at"),
      })),
    );
}

/** How the history of a cell is found in the audit. */
export function valueSubject(periodId: string, field: string, row: string): string {
  return `value/${periodId}/${cellKey(field, row)}`;
}

function auditEntry(
  periodId: string,
  { field, row, cell }: CellWrite,
  standing: ReadonlyMap<string, StoredCell>,
): AuditEntry {
  return {
    action: cell === null ? "value.clear" : "value.write",
    subject: valueSubject(periodId, field, row),
    before: standing.get(cellKey(field, row))?.cell ?? null,
    after: cell,
  };
}
