import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import type { DocumentTable } from "@cchc/db/document-schema";
import type { Database } from "@cchc/db/schema";
import { entrySearchKey } from "@cchc/domain/document/entry";
import { appendAudit } from "../audit/audit.ts";
import type { Upload } from "../files/upload.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { type EntryFields, mostFiles } from "./input.ts";

/** What a write answers: the entry and the version it now has. */
export interface WrittenDocument {
  readonly id: string;
  readonly version: number;
}

export interface NewDocument extends EntryFields {
  /** Made anew where it is not given. */
  readonly id?: string;
  readonly unitId: string;
  readonly illustration?: boolean;
}

/** Adds an entry with its files. */
export async function addDocument(
  tx: Transaction<Database>,
  { id = randomUUID(), unitId, ...entry }: NewDocument,
  uploads: readonly Upload[],
  stamp: OperationStamp,
): Promise<WrittenDocument> {
  await addDocuments(tx, { unitId, entries: [{ ...entry, id, uploads }] }, stamp);
  return { id, version: 1 };
}

/** What one unit puts into its register at once. */
export interface NewDocuments {
  readonly unitId: string;
  readonly entries: readonly (Omit<NewDocument, "unitId" | "id"> & {
    readonly id: string;
    readonly uploads: readonly Upload[];
  })[];
}

/** Adds entries of one register with their files. */
export async function addDocuments(
  tx: Transaction<Database>,
  { unitId, entries }: NewDocuments,
  stamp: OperationStamp,
): Promise<void> {
  await tx
    .insertInto("document")
    .values(
      entries.map(({ id, uploads: _uploads, illustration = false, ...fields }) => ({
        id,
        unit_id: unitId,
        ...toColumns(fields),
        illustration,
        version: 1,
        withdrawn_at: null,
        updated_by: stamp.userId,
        updated_at: stamp.at,
      })),
    )
    .execute();
  for (const { id, uploads } of entries) await insertFiles(tx, id, { uploads, after: 0 });
  await appendAudit(
    tx,
    { ...stamp, unitId },
    entries.map(({ id, uploads, illustration: _illustration, ...fields }) => ({
      action: "document.add",
      subject: `document/${id}`,
      before: null,
      after: { ...fields, files: uploads.map(inHistory) },
    })),
  );
}

export interface Seen {
  readonly documentId: string;
  /** The version that the writer saw. */
  readonly version: number;
}

/** Changes what is written about an entry. @throws Problem `conflict`. */
export async function changeDocument(
  tx: Transaction<Database>,
  { fields, ...seen }: Seen & { readonly fields: EntryFields },
  stamp: OperationStamp,
): Promise<WrittenDocument> {
  const row = await lockDocument(tx, seen);
  const written = await touch(tx, { row, columns: toColumns(fields) }, stamp);
  await appendAudit(tx, { ...stamp, unitId: row.unit_id }, [
    {
      action: "document.change",
      subject: `document/${row.id}`,
      before: toFields(row),
      after: fields,
    },
  ]);
  return written;
}

/** Takes an entry out of the register, or back in. Where it is cited it stays readable. */
export async function withdrawDocument(
  tx: Transaction<Database>,
  { withdrawn, ...seen }: Seen & { readonly withdrawn: boolean },
  stamp: OperationStamp,
): Promise<WrittenDocument> {
  const row = await lockDocument(tx, seen);
  const before = { withdrawn: row.withdrawn_at !== null };
  if (before.withdrawn === withdrawn) return { id: row.id, version: row.version };
  const written = await touch(
    tx,
    { row, columns: { withdrawn_at: withdrawn ? stamp.at : null } },
    stamp,
  );
  await appendAudit(tx, { ...stamp, unitId: row.unit_id }, [
    {
      action: withdrawn ? "document.withdraw" : "document.restore",
      subject: `document/${row.id}`,
      before,
      after: { withdrawn },
    },
  ]);
  return written;
}

/** Puts further files behind those that are there. @throws Problem `conflict`, `too-large`. */
export async function attachFiles(
  tx: Transaction<Database>,
  { uploads, ...seen }: Seen & { readonly uploads: readonly Upload[] },
  stamp: OperationStamp,
): Promise<WrittenDocument> {
  const row = await lockDocument(tx, seen);
  const held = await readHeld(tx, row.id);
  if (held.length + uploads.length > mostFiles) {
    throw new Problem("too-large", { limit: `${mostFiles} tệp` });
  }
  await insertFiles(tx, row.id, { uploads, after: held.at(-1)?.position ?? 0 });
  await appendAudit(tx, { ...stamp, unitId: row.unit_id }, [
    {
      action: "document.attach",
      subject: `document/${row.id}`,
      before: { files: held },
      after: { files: [...held, ...uploads.map(inHistory)] },
    },
  ]);
  return touch(tx, { row, columns: {} }, stamp);
}

/**
 * Takes one file away from an entry; its bytes stay in the store.
 * @throws Problem `conflict`, `not-found`, `document-cited` where a score that was handed in rests on it.
 */
export async function detachFile(
  tx: Transaction<Database>,
  { position, ...seen }: Seen & { readonly position: number },
  stamp: OperationStamp,
): Promise<WrittenDocument> {
  const row = await lockDocument(tx, seen);
  const held = await readHeld(tx, row.id);
  if (!held.some((file) => file.position === position)) throw new Problem("not-found", {});
  await requireUncited(tx, row);
  await tx
    .deleteFrom("document_file")
    .where("document_id", "=", row.id)
    .where("position", "=", position)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: row.unit_id }, [
    {
      action: "document.detach",
      subject: `document/${row.id}`,
      before: { files: held },
      after: { files: held.filter((file) => file.position !== position) },
    },
  ]);
  return touch(tx, { row, columns: {} }, stamp);
}

type Row = Selectable<DocumentTable>;

async function lockDocument(
  tx: Transaction<Database>,
  { documentId, version }: Seen,
): Promise<Row> {
  const row = await tx
    .selectFrom("document")
    .selectAll()
    .where("id", "=", documentId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  if (row.version === version) return row;
  const user = await tx
    .selectFrom("auth_user")
    .select("name")
    .where("id", "=", row.updated_by)
    .executeTakeFirst();
  throw new Problem("conflict", user === undefined ? {} : { by: user.name });
}

async function touch(
  tx: Transaction<Database>,
  { row: { id, version }, columns }: { readonly row: Row; readonly columns: Partial<Row> },
  stamp: OperationStamp,
): Promise<WrittenDocument> {
  const next = version + 1;
  await tx
    .updateTable("document")
    .set({ ...columns, version: next, updated_by: stamp.userId, updated_at: stamp.at })
    .where("id", "=", id)
    .execute();
  return { id, version: next };
}

function toColumns({ issuedOn, ...fields }: EntryFields) {
  return { ...fields, issued_on: issuedOn, search_key: entrySearchKey({ ...fields, issuedOn }) };
}

function toFields({ type, number, symbol, issued_on, issuer, summary, area }: Row): EntryFields {
  return { type, number, symbol, issuedOn: issued_on, issuer, summary, area };
}

function inHistory({ hash, name }: Pick<Upload, "hash" | "name">) {
  return { hash, name };
}

async function insertFiles(
  tx: Transaction<Database>,
  documentId: string,
  { uploads, after }: { readonly uploads: readonly Upload[]; readonly after: number },
): Promise<void> {
  if (uploads.length === 0) return;
  const rows = uploads.map(({ hash, name }, at) => ({
    document_id: documentId,
    position: after + at + 1,
    file_hash: hash,
    name,
  }));
  await tx.insertInto("document_file").values(rows).execute();
}

function readHeld(tx: Transaction<Database>, documentId: string) {
  return tx
    .selectFrom("document_file")
    .select(["position", "file_hash as hash", "name"])
    .where("document_id", "=", documentId)
    .orderBy("position")
    .execute();
}

/** Rounds whose score the unit has handed in and that cite the entry. */
async function requireUncited(tx: Transaction<Database>, { id, unit_id }: Row): Promise<void> {
  const rounds = await tx
    .selectFrom("score_evidence as evidence")
    .innerJoin("scoring_round as round", "round.id", "evidence.round_id")
    .innerJoin("score", (join) =>
      join
        .onRef("score.round_id", "=", "evidence.round_id")
        .onRef("score.unit_id", "=", "evidence.unit_id"),
    )
    .select("round.name")
    .distinct()
    .where("evidence.document_id", "=", id)
    .where("evidence.unit_id", "=", unit_id)
    .where("score.state", "not in", ["scoring", "returned"])
    .orderBy("round.name")
    .execute();
  if (rounds.length === 0) return;
  throw new Problem("document-cited", { where: rounds.map(({ name }) => name).join(", ") });
}
