import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { AuditReach } from "./reach.ts";
import { actionsOfKind, type AuditKind, auditWords, isWithheld } from "./words.ts";

export interface AuditQuery {
  readonly unitId?: string | undefined;
  readonly userId?: string | undefined;
  readonly kind?: AuditKind | undefined;
  /** First and last day in Vietnam, both within. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The page begins behind this entry. */
  readonly cursor?: AuditCursor | null | undefined;
  readonly limit: number;
}

export interface AuditCursor {
  readonly at: string;
  readonly unitId: string;
  readonly seq: number;
}

/** One line of the history, in words. */
export interface AuditLine {
  readonly unitId: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  /** Stands behind the name: `đóng tài khoản`. */
  readonly what: string;
  /** The account it is about; the code of what it is about elsewhere. */
  readonly of: string;
  /** The kind of thing it is about, by which codes in its values are called: `report`, `plan` … */
  readonly about: string;
  readonly operationId: string;
  /** JSON texts as hashed; null where there is none, or where they stay with the unit. */
  readonly before: string | null;
  readonly after: string | null;
  readonly withheld: boolean;
  readonly hash: string;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: AuditCursor | null;
}

/** One page of what happened within reach, the latest first. */
export async function listAudit(
  db: Kysely<Database>,
  reach: AuditReach,
  query: AuditQuery,
): Promise<AuditPage> {
  const { unitId, userId, kind, from, to, cursor, limit } = query;
  const about = sql<string>`substr(audit.subject, 9)`;
  let rows = db
    .selectFrom("audit")
    .leftJoin("auth_user as author", "author.id", "audit.user_id")
    .leftJoin("auth_user as person", (join) =>
      join.on(sql<boolean>`audit.subject = 'account/' || person.id`),
    )
    .select(["audit.unit_id", "audit.seq", "audit.at", "audit.action", "audit.subject"])
    .select(["audit.operation_id", "audit.before", "audit.after", "audit.hash"])
    .select(["author.name as by", "person.name as of"])
    .where((eb) =>
      eb.or([
        sql<boolean>`audit.unit_id = any(${[...reach.unitIds]}::text[])`,
        eb.and([
          eb("audit.unit_id", "=", ""),
          sql<boolean>`(audit.user_id = any(${[...reach.userIds]}::text[])
            or (audit.subject like 'account/%' and ${about} = any(${[...reach.userIds]}::text[])))`,
        ]),
      ]),
    );
  if (unitId !== undefined) rows = rows.where("audit.unit_id", "=", unitId);
  if (userId !== undefined) rows = rows.where("audit.user_id", "=", userId);
  if (kind !== undefined) {
    const heads = actionsOfKind(kind);
    rows = rows.where(sql<boolean>`split_part(audit.action, '.', 1) = any(${[...heads]}::text[])`);
  }
  if (from !== undefined) rows = rows.where("audit.at", ">=", new Date(`${from}T00:00:00+07:00`));
  if (to !== undefined) {
    const end = new Date(`${to}T00:00:00+07:00`).getTime() + 24 * 60 * 60 * 1000;
    rows = rows.where("audit.at", "<", new Date(end));
  }
  if (cursor != null) {
    rows = rows.where(
      sql<boolean>`(audit.at, audit.unit_id, audit.seq)
        < (${cursor.at}::timestamptz, ${cursor.unitId}, ${cursor.seq}::bigint)`,
    );
  }
  const found = await rows
    .orderBy("audit.at", "desc")
    .orderBy("audit.unit_id", "desc")
    .orderBy("audit.seq", "desc")
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    lines: page.map((row) => {
      const withheld = isWithheld(row.subject);
      return {
        unitId: row.unit_id,
        seq: row.seq,
        at: row.at.toISOString(),
        by: row.by ?? "",
        what: auditWords(row.action, row.subject),
        of: row.of ?? row.subject,
        about: row.subject.split("/")[0] ?? "",
        operationId: row.operation_id,
        before: withheld ? null : row.before,
        after: withheld ? null : row.after,
        withheld,
        hash: row.hash,
      };
    }),
    next:
      last === undefined
        ? null
        : { at: last.at.toISOString(), unitId: last.unit_id, seq: last.seq },
  };
}
