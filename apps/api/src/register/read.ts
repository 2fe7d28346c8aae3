import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { EntryType } from "@cchc/domain/document/entry";
import type { AreaCode } from "@cchc/domain/form/form";
import type { RegisterEntry } from "@cchc/domain/register/defect";
import type { Day } from "@cchc/domain/report/cell";
import { type Hint, hintsOf } from "./hints.ts";

export interface DocumentFile {
  /** From 1; stays the file's own when another is taken away. */
  readonly position: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** Where an entry is evidence. */
export interface Citation {
  readonly roundId: string;
  readonly round: string;
  readonly leafCode: string;
  readonly pageNote: string;
}

/** An entry of the register as screens see it. */
export interface DocumentEntry {
  readonly id: string;
  readonly unitId: string;
  readonly type: EntryType;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly issuedOn: Day | null;
  readonly issuer: string;
  readonly summary: string;
  readonly area: AreaCode | null;
  readonly illustration: boolean;
  readonly version: number;
  readonly withdrawn: boolean;
  /** Who wrote last. */
  readonly by: string;
  readonly at: Date;
  readonly files: readonly DocumentFile[];
  readonly citedIn: readonly Citation[];
  /** What looks wrong; nothing is ever changed because of it. */
  readonly hints: readonly Hint[];
}

/** The day of an entry without one, so that it stands at the end of a list. */
export const noDay: Day = "0001-01-01";

export function documentRows(db: Kysely<Database>) {
  return db
    .selectFrom("document")
    .leftJoin("auth_user", "auth_user.id", "document.updated_by")
    .select(["document.id", "unit_id as unitId", "type", "number", "symbol"])
    .select(["issued_on as issuedOn", "issuer", "summary", "area", "illustration", "version"])
    .select(["withdrawn_at as withdrawnAt", "updated_by as updatedBy", "updated_at as at"])
    .select("auth_user.name as userName")
    .select(sql<Day>`coalesce(issued_on, ${noDay}::date)`.as("listDay"));
}

export type DocumentRow = Awaited<
  ReturnType<ReturnType<typeof documentRows>["executeTakeFirstOrThrow"]>
>;

/** Rows with their files, citations and hints: three queries, however many rows. */
export async function toEntries(
  db: Kysely<Database>,
  rows: readonly DocumentRow[],
  today: Day,
): Promise<DocumentEntry[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const [files, citations, registers] = await Promise.all([
    readFiles(db, ids),
    readCitations(db, ids, units),
    readRegisters(db, units),
  ]);
  const hints = new Map(
    units.map((unitId) => {
      const register = registers.filter((entry) => entry.unitId === unitId);
      return [unitId, hintsOf(register, today)] as const;
    }),
  );
  return rows.map(({ withdrawnAt, updatedBy, userName, listDay: _listDay, ...row }) => ({
    ...row,
    withdrawn: withdrawnAt !== null,
    by: userName ?? updatedBy,
    files: files.filter(({ id }) => id === row.id).map(({ id: _id, ...file }) => file),
    citedIn: citations.filter(({ id }) => id === row.id).map(({ id: _id, ...cited }) => cited),
    hints: hints.get(row.unitId)?.get(row.id) ?? [],
  }));
}

function readFiles(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom("document_file as file")
    .innerJoin("stored_file as stored", "stored.hash", "file.file_hash")
    .select(["file.document_id as id", "file.position", "file.name"])
    .select(["stored.size", "stored.media_type as mediaType"])
    .where("file.document_id", "in", ids)
    .orderBy("file.document_id")
    .orderBy("file.position")
    .execute();
}

function readCitations(db: Kysely<Database>, ids: readonly string[], units: readonly string[]) {
  return db
    .selectFrom("score_evidence as evidence")
    .innerJoin("scoring_round as round", "round.id", "evidence.round_id")
    .select(["evidence.document_id as id", "round.id as roundId", "round.name as round"])
    .select(["evidence.leaf_code as leafCode", "evidence.page_note as pageNote"])
    .where("evidence.unit_id", "in", units)
    .where("evidence.document_id", "in", ids)
    .orderBy("round.year", "desc")
    .orderBy("evidence.leaf_code")
    .execute();
}

/**
 * Everything in these units' registers, as defects are looked for. Whose paper it is matters to gaps
 * alone, which are not told here.
 */
export async function readRegisters(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<(RegisterEntry & { readonly unitId: string })[]> {
  const rows = await db
    .selectFrom("document")
    .select(["id", "unit_id as unitId", "type", "number", "symbol"])
    .select(["issued_on as issuedOn", "issuer", "summary"])
    .where("unit_id", "in", units)
    .where("withdrawn_at", "is", null)
    .orderBy("issued_on")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, own: false }));
}
