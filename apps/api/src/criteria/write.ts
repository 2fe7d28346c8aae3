import { type Selectable, sql, type Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { CriteriaSetTable } from "@cchc/db/scoring-schema";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { formatInstant } from "@cchc/domain/text/days";
import { type AuditEntry, appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { contentOf } from "./parse-set.ts";
import { isBuiltIn, type SetAddress } from "./queries.ts";

type Row = Selectable<CriteriaSetTable>;

/** A draft as it was last seen by whoever writes it. */
export interface DraftAddress extends SetAddress {
  readonly revision: number;
}

/** What a write leaves behind. */
export interface WrittenSet extends DraftAddress {
  readonly hash: string;
}

interface NewDraft {
  readonly set: CriteriaSet;
  readonly ownerId: string;
  readonly action: "criteria.copy" | "criteria.import" | "criteria.version";
}

function subjectOf({ id, version }: SetAddress): string {
  return `criteria/${id}/${version}`;
}

/** What of a row stands in the audit; the content itself where it was written just then. */
function headOf({ status, revision, hash, note }: Row): unknown {
  return { status, revision, hash, note };
}

/**
 * Begins a draft at its set's own id and version.
 * @throws Problem `name-taken` when there is such a version already, or the id is a built-in one's
 */
export async function createDraft(
  tx: Transaction<Database>,
  { set, ownerId, action }: NewDraft,
  stamp: OperationStamp,
): Promise<WrittenSet> {
  const taken = new Problem("name-taken", { name: `${set.id}, phiên bản ${set.version}` });
  if (isBuiltIn(set.id)) throw new Problem("name-taken", { name: set.id });
  await requireOneOwner(tx, set.id, ownerId);
  const { content, hash } = contentOf(set);
  const address = { id: set.id, version: set.version };
  const inserted = await tx
    .insertInto("criteria_set")
    .values({
      ...address,
      name: set.name,
      status: "draft",
      content,
      hash,
      note: "",
      owner_id: ownerId,
      revision: 1,
      updated_by: stamp.userId,
      updated_at: stamp.at,
    })
    .onConflict((c) => c.columns(["id", "version"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw taken;
  const after = { status: "draft", revision: 1, hash, set };
  await append(
    tx,
    { ownerId, stamp },
    { action, subject: subjectOf(address), before: null, after },
  );
  return { ...address, revision: 1, hash };
}

/** Those who begin versions of one id take turns, even where there is no row to lock yet. */
async function takeTurn(tx: Transaction<Database>, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`criteria_set ${id}`}))`.execute(tx);
}

/** All versions of one id have one owner. */
async function requireOneOwner(
  tx: Transaction<Database>,
  id: string,
  ownerId: string,
): Promise<void> {
  await takeTurn(tx, id);
  const rows = await tx
    .selectFrom("criteria_set")
    .select("owner_id")
    .where("id", "=", id)
    .execute();
  if (rows.some((row) => row.owner_id !== ownerId)) throw new Problem("name-taken", { name: id });
}

/**
 * Begins the next version as a copy of an issued one; one draft at a time.
 * @throws Problem `already-done` while another version is a draft
 */
export async function createVersion(
  tx: Transaction<Database>,
  { set, ownerId }: Pick<NewDraft, "set" | "ownerId">,
  stamp: OperationStamp,
): Promise<WrittenSet> {
  await takeTurn(tx, set.id);
  const versions = await tx
    .selectFrom("criteria_set")
    .select(["version", "status", "updated_at"])
    .where("id", "=", set.id)
    .orderBy("version", "desc")
    .execute();
  const draft = versions.find(({ status }) => status === "draft");
  if (draft !== undefined) {
    const action = `Lập phiên bản ${draft.version}`;
    throw new Problem("already-done", {
      action,
      at: formatInstant(draft.updated_at.toISOString()),
    });
  }
  const version = (versions[0]?.version ?? 0) + 1;
  return createDraft(tx, { set: { ...set, version }, ownerId, action: "criteria.version" }, stamp);
}

/**
 * Locks a draft for writing.
 * @throws Problem `not-found`, `set-issued`, `conflict` when somebody wrote since that revision
 */
async function takeDraft(
  tx: Transaction<Database>,
  { id, version, revision }: DraftAddress,
): Promise<Row> {
  const row = await tx
    .selectFrom("criteria_set")
    .selectAll()
    .where("id", "=", id)
    .where("version", "=", version)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  if (row.status === "issued") throw new Problem("set-issued", { set: row.name, version });
  if (row.revision !== revision) {
    const by = await tx
      .selectFrom("auth_user")
      .select("name")
      .where("id", "=", row.updated_by)
      .executeTakeFirst();
    throw new Problem("conflict", by === undefined ? {} : { by: by.name });
  }
  return row;
}

/** Writes a whole draft. Id and version stay what they were. */
export async function saveDraft(
  tx: Transaction<Database>,
  { set, ...address }: DraftAddress & { readonly set: CriteriaSet },
  stamp: OperationStamp,
): Promise<WrittenSet> {
  const row = await takeDraft(tx, address);
  const { id, version } = address;
  const kept = { ...set, id, version };
  const { content, hash } = contentOf(kept);
  const revision = row.revision + 1;
  await changeRow(tx, address, { name: set.name, content, hash, revision, ...written(stamp) });
  await append(
    tx,
    { ownerId: row.owner_id, stamp },
    {
      action: "criteria.save",
      subject: subjectOf(address),
      // The content before stands in the entry that wrote it.
      before: headOf(row),
      after: { status: "draft", revision, hash, set: kept },
    },
  );
  return { id, version, revision, hash };
}

/**
 * Issues a draft as it was seen: from then on it never changes.
 * @throws Problem `set-findings` while the table check finds errors
 */
export async function issueDraft(
  tx: Transaction<Database>,
  { note, ...address }: DraftAddress & { readonly note: string },
  stamp: OperationStamp,
): Promise<WrittenSet> {
  const row = await takeDraft(tx, address);
  const { id, version } = address;
  const parse: (text: string) => CriteriaSet = JSON.parse;
  const errors = checkSet(parse(row.content), KNOWN_CODES).filter(
    ({ severity }) => severity === "error",
  ).length;
  if (errors > 0) throw new Problem("set-findings", { errors });
  const revision = row.revision + 1;
  await changeRow(tx, address, { status: "issued", note, revision, ...written(stamp) });
  await append(
    tx,
    { ownerId: row.owner_id, stamp },
    {
      action: "criteria.issue",
      subject: subjectOf(address),
      before: headOf(row),
      after: { status: "issued", revision, hash: row.hash, note },
    },
  );
  return { id, version, revision, hash: row.hash };
}

/** Throws a draft away; its content stays in the audit. */
export async function discardDraft(
  tx: Transaction<Database>,
  address: DraftAddress,
  stamp: OperationStamp,
): Promise<{ readonly ok: true }> {
  const row = await takeDraft(tx, address);
  await tx
    .deleteFrom("criteria_set")
    .where("id", "=", address.id)
    .where("version", "=", address.version)
    .execute();
  await append(
    tx,
    { ownerId: row.owner_id, stamp },
    {
      action: "criteria.discard",
      subject: subjectOf(address),
      before: headOf(row),
      after: null,
    },
  );
  return { ok: true };
}

async function changeRow(
  tx: Transaction<Database>,
  { id, version }: SetAddress,
  changed: Partial<Row>,
): Promise<void> {
  await tx
    .updateTable("criteria_set")
    .set(changed)
    .where("id", "=", id)
    .where("version", "=", version)
    .execute();
}

function written({ userId, at }: OperationStamp): Pick<Row, "updated_by" | "updated_at"> {
  return { updated_by: userId, updated_at: at };
}

function append(
  tx: Transaction<Database>,
  { ownerId, stamp }: { readonly ownerId: string; readonly stamp: OperationStamp },
  entry: AuditEntry,
): Promise<void> {
  return appendAudit(tx, { ...stamp, unitId: ownerId }, [entry]);
}
