import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Activity } from "@cchc/domain/activity/activity";
import { countActivities } from "@cchc/domain/activity/count";
import type { FieldCode } from "@cchc/domain/report/cell";
import { requireOwnDocument } from "../plans/progress.ts";
import { Problem } from "../problem.ts";

/** A count that a culture centre confirmed of a unit. */
export interface GivenCount {
  readonly year: number;
  readonly field: FieldCode;
}

/** Every confirmed count of a unit: one query. */
export function readGivenCounts(db: Kysely<Database>, unitId: string): Promise<GivenCount[]> {
  return db
    .selectFrom("confirmed_count")
    .select(["year", "field_code as field"])
    .where("unit_id", "=", unitId)
    .execute();
}

/** Whether an activity is among those that a confirmed count was given for. */
export function isConfirmed(activity: Activity, given: readonly GivenCount[]): boolean {
  const year = Number(activity.day.slice(0, 4));
  const counted = countActivities([activity], { from: `${year}-01-01`, to: `${year}-12-31` });
  return given.some((one) => one.year === year && counted[one.field] !== undefined);
}

/**
 * Refuses to change what lies with an activity that the culture centre has counted, unless the writer
 * says to know it.
 * @throws Problem `bad-input`.
 */
export async function requireKnown(
  tx: Transaction<Database>,
  activity: Activity,
  knowsConfirmed: boolean,
): Promise<void> {
  if (knowsConfirmed || !isConfirmed(activity, await readGivenCounts(tx, activity.unitId))) return;
  throw new Problem("bad-input", {
    reason:
      "Trung tâm văn hóa đã xác nhận số lượng có việc này: đánh dấu là đã biết rồi mới thêm, bỏ tài liệu.",
  });
}

/** The papers of an activity, in the order of their ids. */
export async function readPaperIds(db: Kysely<Database>, activityId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("activity_paper")
    .select("document_id as id")
    .where("activity_id", "=", activityId)
    .orderBy("document_id")
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Makes these the papers of an activity. One that lay there may stay after it left the register.
 * @throws Problem `not-found` for a new one that is not in the unit's register.
 */
export async function writePapers(
  tx: Transaction<Database>,
  { id, unitId }: { readonly id: string; readonly unitId: string },
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
): Promise<void> {
  const gone = before.filter((one) => !after.includes(one));
  if (gone.length > 0) {
    await tx
      .deleteFrom("activity_paper")
      .where("activity_id", "=", id)
      .where("document_id", "in", gone)
      .execute();
  }
  for (const documentId of after.filter((one) => !before.includes(one))) {
    await requireOwnDocument(tx, unitId, documentId);
    await tx
      .insertInto("activity_paper")
      .values({ activity_id: id, document_id: documentId })
      .execute();
  }
}
