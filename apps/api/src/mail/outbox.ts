import { sql } from "kysely";
import type { Day } from "@cchc/domain/report/cell";
import { readPerson } from "../auth/person.ts";
import type { Services } from "../services.ts";
import { inheritFrom } from "../units/inherited.ts";
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
    .select(["auth_user.id", "name"])
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
  const inherit = inheritFrom(services);
  for (const { id, name } of people) {
    const actor = await readPerson(services, id, inherit);
    if (actor === null) continue;
    const due = await readDue(services, actor, day);
    const workspace = worksBelow(actor.grants) ? "" : "/admin";
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

/** What became of one letter; `none` where none waits, `unreachable` where the next would fail too. */
export type Outcome = "none" | "sent" | "later" | "given_up" | "unwanted" | "unreachable";

/** How long another server leaves a letter that was taken for sending, milliseconds. */
const taken = 10 * 60_000;

/**
 * Takes the letter that has waited longest for sending: it counts as tried, and comes up again only
 * later, so that two servers never send the same and one that dies on the way loses nothing.
 */
async function takeNext({ db, now }: Services) {
  return db.transaction().execute(async (tx) => {
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
    if (letter === undefined) return undefined;
    const attempts = letter.attempts + 1;
    await tx
      .updateTable("mail_outbox")
      .set({ attempts, next_at: new Date(at.getTime() + taken) })
      .where("user_id", "=", letter.user_id)
      .where("day", "=", letter.day)
      .execute();
    return { ...letter, attempts, at };
  });
}

/**
 * Sends one letter, outside any transaction: a mail server may take its time. Killed between the
 * mail server's answer and the note of it, it is sent once more under the same Message-ID.
 */
export async function sendNext(services: Services, mailer: Mailer, today: Day): Promise<Outcome> {
  const { db } = services;
  const letter = await takeNext(services);
  if (letter === undefined) return "none";
  const { attempts, at } = letter;
  const note = (columns: {
    readonly state?: "sent" | "given_up" | "unwanted";
    readonly attempts?: number;
    readonly next_at?: Date;
    readonly failure?: string | null;
    readonly sent_at?: Date;
  }) =>
    db
      .updateTable("mail_outbox")
      .set(columns)
      .where("user_id", "=", letter.user_id)
      .where("day", "=", letter.day)
      .execute();
  // Yesterday's list is not today's: today's letter says what still waits.
  if (letter.day < today) {
    const failure = letter.failure ?? "STALE";
    await note({ state: "given_up", attempts: attempts - 1, failure });
    return "given_up";
  }
  const person = await db
    .selectFrom("mail_address")
    .innerJoin("auth_user", "auth_user.id", "mail_address.user_id")
    .select("address")
    .where("user_id", "=", letter.user_id)
    .where("wanted", "=", true)
    .where("disabledAt", "is", null)
    .executeTakeFirst();
  if (person === undefined) {
    await note({ state: "unwanted", attempts: attempts - 1 });
    return "unwanted";
  }
  try {
    const { subject, body: text } = letter;
    const id = `${letter.day}.${letter.user_id}`;
    await mailer.send({ id, to: person.address, subject, text });
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    const pause = pauses[attempts - 1];
    if (error.final || pause === undefined) {
      await note({ state: "given_up", failure: error.reason });
      return "given_up";
    }
    await note({ next_at: new Date(at.getTime() + pause * 60_000), failure: error.reason });
    return error.unreachable ? "unreachable" : "later";
  }
  await note({ state: "sent", failure: null, sent_at: at });
  await db
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
}

/** Days for which letters that are over are kept. */
const keptDays = 90;

/** Letters that were sent or given up long ago are forgotten, words and all. */
export async function forgetOldLetters({ db, now }: Services): Promise<void> {
  await db
    .deleteFrom("mail_outbox")
    .where("state", "<>", "waiting")
    .where("written_at", "<", new Date(now().getTime() - keptDays * 24 * 60 * 60_000))
    .execute();
}
