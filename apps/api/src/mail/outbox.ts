import { sql } from "kysely";
import type { Grant } from "@cchc/domain/access/permissions";
import type { Day } from "@cchc/domain/report/cell";
import type { Services } from "../services.ts";
import { readDue, worksBelow } from "./due.ts";
import { composeLetter } from "./letter.ts";
import { MailFailure, type Mailer } from "./mailer.ts";

/** Minutes until the next try, by the number of tries so far; after the last one it is given up. */
export const pauses: readonly number[] = [1, 5, 15, 60, 240];

/**
 * Writes the day's letters: one for each person who wants them and for whom something waits. Written
 * again for the same day it adds nobody's second letter.
 */
export async function fillOutbox(
  services: Services,
  { day, origin }: { readonly day: Day; readonly origin: string },
): Promise<number> {
  const { db, now } = services;
  const people = await db
    .selectFrom("mail_address")
    .innerJoin("auth_user", "auth_user.id", "mail_address.user_id")
    .select(["auth_user.id", "name", "username"])
    .where("wanted", "=", true)
    .where("disabledAt", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("mail_outbox")
            .select("mail_outbox.user_id")
            .whereRef("mail_outbox.user_id", "=", "auth_user.id")
            .where("day", "=", day),
        ),
      ),
    )
    .orderBy("auth_user.id")
    .execute();
  let written = 0;
  for (const { id, name, username } of people) {
    const grants = await readGrants(services, id);
    const actor = { userId: id, username: username ?? "", name, grants };
    const due = await readDue(services, actor, day);
    const workspace = worksBelow(grants) ? "" : "/admin";
    const letter = composeLetter({ name, day, origin, workspace, due });
    if (letter === undefined) continue;
    const at = now();
    const row = { user_id: id, day, ...letter, state: "waiting" as const, attempts: 0 };
    const added = await db
      .insertInto("mail_outbox")
      .values({ ...row, next_at: at, failure: null, written_at: at, sent_at: null })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    written += Number(added.numInsertedOrUpdatedRows ?? 0n);
  }
  return written;
}

async function readGrants({ db }: Services, userId: string): Promise<readonly Grant[]> {
  const rows = await db
    .selectFrom("role_grant")
    .select(["role", "unit_id", "areas"])
    .where("user_id", "=", userId)
    .execute();
  return rows.map(({ role, unit_id, areas }) => ({
    role,
    unitId: unit_id,
    ...(areas === null ? {} : { areas }),
  }));
}

/** What became of one letter; `none` where none waits, `unreachable` where the next would fail too. */
export type Outcome = "none" | "sent" | "later" | "given_up" | "unwanted" | "unreachable";

/**
 * Sends the letter that has waited longest. Its row is held while it is on its way, so that two
 * servers never send the same; killed between the mail server's answer and the note of it, it is
 * sent once more under the same Message-ID.
 */
export async function sendNext(services: Services, mailer: Mailer, today: Day): Promise<Outcome> {
  const { db, now } = services;
  return db.transaction().execute(async (tx): Promise<Outcome> => {
    const at = now();
    const letter = await tx
      .selectFrom("mail_outbox")
      .selectAll()
      .where("state", "=", "waiting")
      .where("next_at", "<=", at)
      .orderBy("next_at")
      .orderBy("user_id")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (letter === undefined) return "none";
    const note = (columns: {
      readonly state?: "sent" | "given_up" | "unwanted";
      readonly attempts?: number;
      readonly next_at?: Date;
      readonly failure?: string | null;
      readonly sent_at?: Date;
    }) =>
      tx
        .updateTable("mail_outbox")
        .set(columns)
        .where("user_id", "=", letter.user_id)
        .where("day", "=", letter.day)
        .execute();
    // Yesterday's list is not today's: today's letter says what still waits.
    if (letter.day < today) {
      await note({ state: "given_up", failure: letter.failure ?? "STALE" });
      return "given_up";
    }
    const person = await tx
      .selectFrom("mail_address")
      .innerJoin("auth_user", "auth_user.id", "mail_address.user_id")
      .select("address")
      .where("user_id", "=", letter.user_id)
      .where("wanted", "=", true)
      .where("disabledAt", "is", null)
      .executeTakeFirst();
    if (person === undefined) {
      await note({ state: "unwanted" });
      return "unwanted";
    }
    const attempts = letter.attempts + 1;
    try {
      const { subject, body: text } = letter;
      const id = `${letter.day}.${letter.user_id}`;
      await mailer.send({ id, to: person.address, subject, text });
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      const pause = pauses[attempts - 1];
      if (error.final || pause === undefined) {
        await note({ state: "given_up", attempts, failure: error.reason });
        return "given_up";
      }
      const next_at = new Date(at.getTime() + pause * 60_000);
      await note({ attempts, next_at, failure: error.reason });
      return error.unreachable ? "unreachable" : "later";
    }
    await note({ state: "sent", attempts, failure: null, sent_at: at });
    await tx
      .updateTable("reminder")
      .set({ mailed_at: at })
      .where("mailed_at", "is", null)
      .where("sent_at", "<=", letter.written_at)
      .where(
        "unit_id",
        "in",
        sql<string>`(select unit_id from role_grant where user_id = ${letter.user_id})`,
      )
      .execute();
    return "sent";
  });
}
