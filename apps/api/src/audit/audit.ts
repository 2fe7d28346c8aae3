import { type Kysely, type QueryCreator, sql, type Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { canonicalJson, sha256 } from "../canonical.ts";
import type { AuditAction } from "./words.ts";

/** What was written, by whom, in which operation. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditStamp {
  /** The unit whose chain grows; `""` for what belongs to no unit. */
  readonly unitId: string;
  readonly userId: string;
  readonly operationId: string;
  readonly at: Date;
}

/** Hash of a chain before its first entry. */
export const chainStart: string = "0".repeat(64);

/** Appends entries to the unit's chain. Locks the chain's head until the transaction ends. */
export async function appendAudit(
  tx: Transaction<Database>,
  stamp: AuditStamp,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const heads = headsHeldBy(tx);
  let { seq, hash } = heads.get(stamp.unitId) ?? (await takeHead(tx, stamp.unitId));
  const rows = entries.map((entry) => {
    seq += 1;
    const row = {
      unit_id: stamp.unitId,
      seq,
      at: stamp.at,
      user_id: stamp.userId,
      operation_id: stamp.operationId,
      action: entry.action,
      subject: entry.subject,
      before: textOrNull(entry.before),
      after: textOrNull(entry.after),
      previous_hash: hash,
    };
    hash = linkHash(row);
    return { ...row, hash };
  });
  await tx
    .with("linked", (db) => insertLinks(db, stamp, rows))
    .updateTable("audit_head")
    .set({ seq, hash })
    .where("unit_id", "=", stamp.unitId)
    .execute();
  heads.set(stamp.unitId, { seq, hash });
}

type Head = Pick<Link, "seq"> & { readonly hash: string };

/** What transactions that go on have appended: the heads stay locked, so nobody else moves them. */
const held = new WeakMap<Transaction<Database>, Map<string, Head>>();

function headsHeldBy(tx: Transaction<Database>): Map<string, Head> {
  const known = held.get(tx) ?? new Map<string, Head>();
  held.set(tx, known);
  return known;
}

const sameInAll = ["unit_id", "at", "user_id", "operation_id"] as const;
const perLink = ["seq", "action", "subject", "before", "after", "previous_hash", "hash"] as const;

/** Columns as lists: a report of a hundred figures is the same short statement as one figure. */
function insertLinks(
  db: QueryCreator<Database>,
  { unitId, userId, operationId, at }: AuditStamp,
  rows: readonly (Link & { readonly hash: string })[],
) {
  return db
    .insertInto("audit")
    .columns([...sameInAll, ...perLink])
    .expression(
      sql`select ${unitId}::text, ${at}::timestamptz, ${userId}::text, ${operationId}::text, link.*
        from unnest(
          ${rows.map(({ seq }) => seq)}::bigint[],
          ${rows.map(({ action }) => action)}::text[],
          ${rows.map(({ subject }) => subject)}::text[],
          ${rows.map(({ before }) => before)}::text[],
          ${rows.map(({ after }) => after)}::text[],
          ${rows.map((row) => row.previous_hash)}::text[],
          ${rows.map(({ hash }) => hash)}::text[]
        ) as link`,
    );
}

/** Locks the head of a chain, which begins with its first entry. */
async function takeHead(tx: Transaction<Database>, unitId: string): Promise<Head> {
  const locked = tx
    .selectFrom("audit_head")
    .select(["seq", "hash"])
    .where("unit_id", "=", unitId)
    .forUpdate();
  const head = await locked.executeTakeFirst();
  if (head !== undefined) return head;
  await tx
    .insertInto("audit_head")
    .values({ unit_id: unitId, seq: 0, hash: chainStart })
    .onConflict((c) => c.column("unit_id").doNothing())
    .execute();
  return locked.executeTakeFirstOrThrow();
}

interface Link {
  readonly unit_id: string;
  readonly seq: number;
  readonly at: Date;
  readonly user_id: string;
  readonly operation_id: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly previous_hash: string;
}

function linkHash(row: Link): string {
  return sha256(canonicalJson({ ...row, at: row.at.toISOString() }));
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : canonicalJson(value);
}

/** Entries that are in memory at once while a chain is reckoned. */
const page = 500;

/**
 * The first entry that does not follow from the one before it, or null where the chain holds. All of
 * it is read as it stood at one moment, so that who writes meanwhile changes nothing.
 */
export function findBrokenLink(
  db: Kysely<Database>,
  unitId: string,
): Promise<{ seq: number } | null> {
  const snapshot = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return snapshot.execute(async (tx) => {
    const head = await tx
      .selectFrom("audit_head")
      .select(["seq", "hash"])
      .where("unit_id", "=", unitId)
      .executeTakeFirst();
    let expected = { seq: 1, hash: chainStart };
    for (let seen = page; seen === page;) {
      const rows = await tx
        .selectFrom("audit")
        .selectAll()
        .where("unit_id", "=", unitId)
        .$if(expected.seq > 1, (query) => query.where("seq", ">=", expected.seq))
        .orderBy("seq")
        .limit(page)
        .execute();
      for (const { hash, ...row } of rows) {
        const holds =
          row.seq === expected.seq && row.previous_hash === expected.hash && linkHash(row) === hash;
        if (!holds) return { seq: expected.seq };
        expected = { seq: row.seq + 1, hash };
      }
      seen = rows.length;
    }
    const { seq, hash } = head ?? { seq: 0, hash: chainStart };
    return seq === expected.seq - 1 && hash === expected.hash ? null : { seq: expected.seq };
  });
}
