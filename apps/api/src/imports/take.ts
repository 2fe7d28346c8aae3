import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { cellSchema } from "@cchc/domain/form/schema";
import { type Cell, cellKey, cellRef } from "@cchc/domain/report/cell";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { canonicalJson } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { readCells } from "../reports/queries.ts";
import { type CellWrite, saveCells, type SaveResult } from "../reports/save.ts";
import type { ReportTarget } from "../reports/target.ts";

/** The file that values come from. */
export interface ImportedFile {
  readonly name: string;
  /** SHA-256. */
  readonly hash: string;
}

export const importAction = "import.take";
export const undoAction = "import.undo";

function importSubject(periodId: string): string {
  return `import/${periodId}`;
}

/**
 * Writes the values that a person took from a file; what already stands like that is left alone, so
 * the same file a second time changes nothing.
 * @throws Problem as saving cells by hand does.
 */
export async function takeFigures(
  tx: Transaction<Database>,
  {
    actor,
    target,
    file,
    writes,
  }: {
    readonly actor: Actor;
    readonly target: ReportTarget;
    readonly file: ImportedFile;
    readonly writes: readonly CellWrite[];
  },
  stamp: OperationStamp,
): Promise<SaveResult & { readonly unchanged: number }> {
  const { form, unitId, period } = target;
  const standing = new Map(
    (await readCells(tx, form, unitId, period.id)).map((one) => [
      cellKey(one.field, one.row),
      one.cell,
    ]),
  );
  const changed = writes.filter(
    ({ field, row, cell }) => !sameAnswer(standing.get(cellKey(field, row)) ?? null, cell),
  );
  const unchanged = writes.length - changed.length;
  if (changed.length === 0) {
    return { saved: [], conflicts: [], at: stamp.at, reportVersion: 0, unchanged };
  }
  const result = await saveCells(tx, { actor, target, writes: changed, channel: "import" }, stamp);
  if (result.saved.length > 0) {
    await appendAudit(tx, { ...stamp, unitId }, [
      {
        action: importAction,
        subject: importSubject(period.id),
        before: null,
        after: { file: file.name, hash: file.hash, cells: result.saved.length },
      },
    ]);
  }
  return { ...result, unchanged };
}

/**
 * Whether the report says the same already: a note is compared where the file brings one, where a
 * value is from never is.
 */
export function sameAnswer(standing: Cell | null, taken: Cell | null): boolean {
  const said = (cell: Cell | null): unknown => {
    if (cell === null || cell.state !== "entered") return cell?.state ?? null;
    return [cell.value, cell.qualifier];
  };
  const sameNote = taken?.note === undefined || taken.note === standing?.note;
  return sameNote && canonicalJson(said(standing)) === canonicalJson(said(taken));
}

/** The files taken into a report, latest first, and whether each was taken back. */
export async function readImports(
  db: Transaction<Database> | ReportReader,
  { unitId, period }: ReportTarget,
) {
  const rows = await db
    .selectFrom("audit")
    .leftJoin("auth_user", "auth_user.id", "audit.user_id")
    .select([
      "audit.operation_id",
      "audit.action",
      "audit.at",
      "audit.after",
      "auth_user.name as by",
    ])
    .where("audit.unit_id", "=", unitId)
    .where("audit.subject", "=", importSubject(period.id))
    .orderBy("audit.seq", "desc")
    .limit(200)
    .execute();
  const undone = new Set(
    rows.flatMap(({ action, after }) => (action === undoAction ? [undoneOf(after)] : [])),
  );
  return rows.flatMap(({ operation_id: id, action, at, after, by }) => {
    if (action !== importAction) return [];
    const parse: (text: string) => { file: string; cells: number } = JSON.parse;
    const { file, cells } = parse(after ?? "{}");
    return [{ id, file, cells, at, by: by ?? "", undone: undone.has(id) }];
  });
}

type ReportReader = Pick<Transaction<Database>, "selectFrom">;

function undoneOf(after: string | null): string {
  const parse: (text: string) => { of: string } = JSON.parse;
  return parse(after ?? '{"of":""}').of;
}

/**
 * Takes a whole import back: every cell that still stands as the import left it gets its answer from
 * before; a cell that somebody wrote since is left alone and counted.
 * @throws Problem `not-found` for an import of another report, or one taken back already.
 */
export async function undoImport(
  tx: Transaction<Database>,
  {
    actor,
    target,
    importId,
  }: {
    readonly actor: Actor;
    readonly target: ReportTarget;
    readonly importId: string;
  },
  stamp: OperationStamp,
): Promise<{ readonly restored: number; readonly kept: number }> {
  const { form, unitId, period } = target;
  const known = (await readImports(tx, target)).find(({ id }) => id === importId);
  if (known === undefined || known.undone) throw new Problem("not-found", {});
  const rows = await tx
    .selectFrom("audit")
    .select(["subject", "before", "after"])
    .where("unit_id", "=", unitId)
    .where("operation_id", "=", importId)
    .where("subject", "like", `value/${period.id}/%`)
    .orderBy("seq")
    .execute();
  const standing = new Map(
    (await readCells(tx, form, unitId, period.id)).map((one) => [cellKey(one.field, one.row), one]),
  );
  const writes = rows.flatMap(({ subject, before, after }): CellWrite[] => {
    const key = subject.slice(`value/${period.id}/`.length);
    const now = standing.get(key);
    if (now === undefined || canonicalJson(now.cell) !== canonicalJson(readCell(after))) return [];
    return [{ ...cellRef(key), version: now.version, cell: readCell(before) }];
  });
  // What somebody wrote in just this moment comes back as a conflict: it is kept too.
  const restored =
    writes.length === 0
      ? 0
      : (await saveCells(tx, { actor, target, writes, channel: "import" }, stamp)).saved.length;
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: undoAction,
      subject: importSubject(period.id),
      before: null,
      after: { of: importId, restored },
    },
  ]);
  return { restored, kept: rows.length - restored };
}

function readCell(text: string | null): Cell | null {
  return text === null ? null : cellSchema.parse(JSON.parse(text));
}
