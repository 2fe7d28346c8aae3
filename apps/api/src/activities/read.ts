import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Activity } from "@cchc/domain/activity/activity";
import type { ActivityKind } from "@cchc/domain/activity/kind";
import type { Day } from "@cchc/domain/report/cell";

/** A paper or a copy of what was posted, in the register. */
export interface ActivityPaper {
  readonly activityId: string;
  readonly documentId: string;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly summary: string;
  /** SHA-256 of the bytes of its files. */
  readonly hashes: readonly string[];
}

/** An entry of the log as screens see it. */
export interface ActivityEntry extends Activity {
  readonly illustration: boolean;
  readonly version: number;
  readonly withdrawn: boolean;
  /** The account that logged it. */
  readonly writtenBy: string;
  readonly by: string;
  readonly at: Date;
}

export interface Wanted {
  readonly units: readonly string[];
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly kind?: ActivityKind | undefined;
  /** Those taken out of the log instead of those in it. */
  readonly withdrawn?: boolean;
}

/** What units logged, the latest first: one query. */
export async function readActivities(
  db: Kysely<Database>,
  { units, from, to, kind, withdrawn = false }: Wanted,
): Promise<ActivityEntry[]> {
  let query = activityRows(db)
    .where("unit_id", "in", [...units, ""])
    .where("withdrawn_at", withdrawn ? "is not" : "is", null);
  if (from !== undefined) query = query.where("on_day", ">=", from);
  if (to !== undefined) query = query.where("on_day", "<=", to);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  const rows = await query.orderBy("on_day", "desc").orderBy("activity.id").execute();
  return rows.map(toEntry);
}

/** One entry; undefined where there is none. */
export async function readActivity(
  db: Kysely<Database>,
  id: string,
): Promise<ActivityEntry | undefined> {
  const row = await activityRows(db).where("activity.id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : toEntry(row);
}

function activityRows(db: Kysely<Database>) {
  return db
    .selectFrom("activity")
    .leftJoin("auth_user", "auth_user.id", "activity.updated_by")
    .selectAll("activity")
    .select("auth_user.name as userName");
}

type Row = Awaited<ReturnType<ReturnType<typeof activityRows>["executeTakeFirstOrThrow"]>>;

function toEntry(row: Row): ActivityEntry {
  return {
    id: row.id,
    unitId: row.unit_id,
    kind: row.kind,
    day: row.on_day,
    count: row.count,
    qualifier: row.qualifier,
    details: row.details,
    ...(row.state === null ? {} : { state: row.state }),
    ...(row.note === null ? {} : { note: row.note }),
    illustration: row.illustration,
    version: row.version,
    withdrawn: row.withdrawn_at !== null,
    writtenBy: row.written_by,
    by: row.userName ?? row.updated_by,
    at: row.updated_at,
  };
}

/** The papers of these activities: one query. */
export function readActivityPapers(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ActivityPaper[]> {
  return db
    .selectFrom("activity_paper as paper")
    .innerJoin("document", "document.id", "paper.document_id")
    .select(["activity_id as activityId", "document_id as documentId"])
    .select(["number", "symbol", "summary"])
    .select(
      sql<string[]>`array(select file_hash from document_file
        where document_file.document_id = paper.document_id order by position)`.as("hashes"),
    )
    .where("activity_id", "in", [...ids, ""])
    .orderBy("activity_id")
    .orderBy("document_id")
    .execute();
}

/** Entries by the unit that logged them. */
export function byUnit(
  entries: readonly ActivityEntry[],
): ReadonlyMap<string, readonly ActivityEntry[]> {
  const units = new Map<string, ActivityEntry[]>();
  for (const entry of entries) {
    const own = units.get(entry.unitId) ?? [];
    own.push(entry);
    units.set(entry.unitId, own);
  }
  return units;
}
