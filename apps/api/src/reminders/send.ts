import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";

/** A word to one unit. */
export interface NewReminder {
  readonly unitId: string;
  readonly subject: string;
  readonly message: string;
}

/** Puts reminders before the units, each in its own unit's history. */
export async function sendReminders(
  tx: Transaction<Database>,
  reminders: readonly NewReminder[],
  stamp: OperationStamp,
): Promise<{ readonly ids: readonly string[] }> {
  const rows = reminders.map(({ unitId, subject, message }) => ({
    id: randomUUID(),
    unit_id: unitId,
    subject,
    message,
    sent_by: stamp.userId,
    sent_at: stamp.at,
    mailed_at: null,
    seen_at: null,
  }));
  await tx.insertInto("reminder").values(rows).execute();
  // In one order for everybody, so that two senders never wait for each other.
  for (const unitId of [...new Set(rows.map(({ unit_id }) => unit_id))].toSorted()) {
    const own = rows.filter(({ unit_id }) => unit_id === unitId);
    await appendAudit(
      tx,
      { ...stamp, unitId },
      own.map(({ id, subject, message }) => ({
        action: "reminder.send",
        subject: `reminder/${id}`,
        before: null,
        after: { subject, message },
      })),
    );
  }
  return { ids: rows.map(({ id }) => id) };
}

/** A reminder as its unit sees it. */
export interface ReminderEntry {
  readonly id: string;
  readonly unitId: string;
  readonly subject: string;
  readonly message: string;
  readonly by: string;
  readonly at: Date;
  readonly seenAt: Date | null;
}

/** The reminders to these units, latest first: one query. */
export async function readReminders(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<ReminderEntry[]> {
  const rows = await db
    .selectFrom("reminder")
    .leftJoin("auth_user", "auth_user.id", "reminder.sent_by")
    .select(["reminder.id", "unit_id as unitId", "subject", "message", "sent_by as sender"])
    .select(["auth_user.name as name", "sent_at as at", "seen_at as seenAt"])
    .where("unit_id", "in", [...units, ""])
    .orderBy("sent_at", "desc")
    .orderBy("reminder.id")
    .limit(200)
    .execute();
  return rows.map(({ sender, name, ...row }) => ({ ...row, by: name ?? sender }));
}

/** Marks a reminder as seen; one that was seen stays so. @throws Problem `not-found`. */
export async function markSeen(
  tx: Transaction<Database>,
  { id, units }: { readonly id: string; readonly units: readonly string[] },
  stamp: OperationStamp,
): Promise<{ readonly seenAt: Date }> {
  const row = await tx
    .selectFrom("reminder")
    .select(["unit_id as unitId", "seen_at as seenAt"])
    .where("id", "=", id)
    .where("unit_id", "in", [...units, ""])
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  if (row.seenAt !== null) return { seenAt: row.seenAt };
  await tx.updateTable("reminder").set({ seen_at: stamp.at }).where("id", "=", id).execute();
  await appendAudit(tx, { ...stamp, unitId: row.unitId }, [
    { action: "reminder.see", subject: `reminder/${id}`, before: null, after: { seen: true } },
  ]);
  return { seenAt: stamp.at };
}
