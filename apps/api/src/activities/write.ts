import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { type Activity, activityProblems } from "@cchc/domain/activity/activity";
import { activityKind } from "@cchc/domain/activity/catalogue";
import { appendAudit, type AuditEntry } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { ActivityFields } from "./input.ts";
import { readPaperIds, requireKnown, writePapers } from "./papers.ts";
import { type ActivityEntry, readActivity } from "./read.ts";

/** What a write answers: the activity and the version it now has. */
export interface WrittenActivity {
  readonly id: string;
  readonly version: number;
}

export interface NewActivity extends ActivityFields {
  /** Made anew where it is not given. */
  readonly id?: string;
  readonly unitId: string;
  readonly documents: readonly string[];
  /** Of staged kinds: how far it already is; written where it is not given. */
  readonly state?: NonNullable<Activity["state"]>;
  readonly illustration?: boolean;
}

/** @throws Problem `bad-input` with every sentence of what is missing or does not fit. */
export function requireSound(fields: ActivityFields): void {
  const problems = activityProblems(fields);
  if (problems.length === 0) return;
  throw new Problem("bad-input", { reason: problems.map(({ sentence }) => sentence).join(" ") });
}

/** Logs one thing that took place. @throws Problem `bad-input`, `not-found`. */
export async function addActivity(
  tx: Transaction<Database>,
  { id = randomUUID(), unitId, ...activity }: NewActivity,
  stamp: OperationStamp,
): Promise<WrittenActivity> {
  await addActivities(tx, { unitId, activities: [{ ...activity, id }] }, stamp);
  return { id, version: 1 };
}

/** What one unit logs at once. */
export interface NewActivities {
  readonly unitId: string;
  readonly activities: readonly (Omit<NewActivity, "unitId" | "id"> & { readonly id: string })[];
}

/** Logs things that took place in one unit. @throws Problem `bad-input`, `not-found`. */
export async function addActivities(
  tx: Transaction<Database>,
  { unitId, activities }: NewActivities,
  stamp: OperationStamp,
): Promise<void> {
  if (activities.length === 0) return;
  for (const { id: _id, documents: _documents, ...fields } of activities) requireSound(fields);
  await tx
    .insertInto("activity")
    .values(
      activities.map(({ id, documents: _documents, illustration = false, state, ...fields }) => ({
        id,
        unit_id: unitId,
        ...toColumns(fields),
        state: activityKind(fields.kind).staged ? (state ?? "written") : null,
        illustration,
        version: 1,
        withdrawn_at: null,
        written_by: stamp.userId,
        updated_by: stamp.userId,
        updated_at: stamp.at,
      })),
    )
    .execute();
  for (const { id, documents } of activities) {
    await writePapers(tx, { id, unitId }, { before: [], after: [...new Set(documents)] });
  }
  await appendAudit(
    tx,
    { ...stamp, unitId },
    activities.map(({ id, illustration: _illustration, state: _state, ...after }) => ({
      action: "activity.add",
      subject: `activity/${id}`,
      before: null,
      after,
    })),
  );
}

export interface ChangedActivity extends ActivityFields {
  /** All papers that are to lie with it; absent: those that do. */
  readonly documents?: readonly string[] | undefined;
  /** The writer knows that the culture centre confirmed a count with this activity in it. */
  readonly knowsConfirmed: boolean;
}

/**
 * Changes what is written about an activity and what lies with it. Its kind stays.
 * @throws Problem `conflict`, `bad-input`, `not-found`.
 */
export async function changeActivity(
  tx: Transaction<Database>,
  { seen, changed }: { readonly seen: SeenActivity; readonly changed: ChangedActivity },
  stamp: OperationStamp,
): Promise<WrittenActivity> {
  const { documents, knowsConfirmed, ...fields } = changed;
  const entry = await lockActivity(tx, seen);
  if (entry.kind !== fields.kind) {
    throw new Problem("bad-input", {
      reason: "Loại việc không đổi được: hãy rút ra và ghi việc mới.",
    });
  }
  requireSound(fields);
  const before = await readPaperIds(tx, entry.id);
  const after = documents === undefined ? before : [...new Set(documents)].toSorted();
  const moved = after.join() !== before.join();
  if (moved) {
    await requireKnown(tx, entry, knowsConfirmed);
    await writePapers(tx, entry, { before, after });
  }
  const told = moved && knowsConfirmed ? { knowsConfirmed } : {};
  const audit: AuditEntry = {
    action: "activity.change",
    subject: `activity/${entry.id}`,
    before: { ...toFields(entry), ...(moved ? { documents: before } : {}) },
    after: { ...fields, ...(moved ? { documents: after, ...told } : {}) },
  };
  return touchActivity(tx, { entry, columns: toColumns(fields), audit }, stamp);
}

/** Takes an activity out of the log, or back in: it no longer counts, its history stays. */
export async function withdrawActivity(
  tx: Transaction<Database>,
  { withdrawn, ...seen }: SeenActivity & { readonly withdrawn: boolean },
  stamp: OperationStamp,
): Promise<WrittenActivity> {
  const entry = await lockActivity(tx, seen);
  if (entry.withdrawn === withdrawn) return { id: entry.id, version: entry.version };
  const audit: AuditEntry = {
    action: withdrawn ? "activity.withdraw" : "activity.restore",
    subject: `activity/${entry.id}`,
    before: { withdrawn: entry.withdrawn },
    after: { withdrawn },
  };
  const columns = { withdrawn_at: withdrawn ? stamp.at : null };
  return touchActivity(tx, { entry, columns, audit }, stamp);
}

export interface SeenActivity {
  readonly activityId: string;
  readonly version: number;
}

/** Takes an activity's row for this transaction. @throws Problem `not-found`, `conflict`. */
export async function lockActivity(
  tx: Transaction<Database>,
  { activityId, version }: SeenActivity,
): Promise<ActivityEntry> {
  await tx.selectFrom("activity").select("id").where("id", "=", activityId).forUpdate().execute();
  const entry = await readActivity(tx, activityId);
  if (entry === undefined) throw new Problem("not-found", {});
  if (entry.version !== version) throw new Problem("conflict", { by: entry.by });
  return entry;
}

interface Columns {
  readonly details?: string;
  readonly state?: NonNullable<Activity["state"]>;
  readonly withdrawn_at?: Date | null;
}

type Written = ReturnType<typeof toColumns>;

interface Touching {
  readonly entry: ActivityEntry;
  readonly columns: Columns | Written;
  readonly audit: AuditEntry;
}

/** Writes the columns, the next version and the history of an activity that is locked. */
export async function touchActivity(
  tx: Transaction<Database>,
  { entry, columns, audit }: Touching,
  stamp: OperationStamp,
): Promise<WrittenActivity> {
  const version = entry.version + 1;
  await tx
    .updateTable("activity")
    .set({ ...columns, version, updated_by: stamp.userId, updated_at: stamp.at })
    .where("id", "=", entry.id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: entry.unitId }, [audit]);
  return { id: entry.id, version };
}

function toColumns({ kind, day, count, qualifier, details, note }: ActivityFields) {
  const kept = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ""));
  return {
    kind,
    on_day: day,
    count,
    qualifier,
    details: JSON.stringify(kept),
    note: note === "" ? null : note,
  };
}

function toFields({ kind, day, count, qualifier, details, note }: ActivityEntry) {
  return { kind, day, count, qualifier, details, note: note ?? null };
}
