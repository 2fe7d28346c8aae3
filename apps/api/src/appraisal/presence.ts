import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";

/** Milliseconds for which somebody who looked at an item counts as being there. */
const presentFor = 30_000;

/**
 * Says that a person looks at something, and who else does. Nothing of the record changes: it is
 * forgotten after half a minute and never audited.
 */
export async function lookAt(
  db: Kysely<Database>,
  { subject, userId }: { readonly subject: string; readonly userId: string },
  at: Date,
): Promise<{ readonly others: readonly string[] }> {
  const since = new Date(at.getTime() - presentFor);
  await db
    .insertInto("presence")
    .values({ subject, user_id: userId, seen_at: at })
    .onConflict((c) => c.columns(["subject", "user_id"]).doUpdateSet({ seen_at: at }))
    .execute();
  await db.deleteFrom("presence").where("seen_at", "<", since).execute();
  const others = await db
    .selectFrom("presence")
    .innerJoin("auth_user", "auth_user.id", "presence.user_id")
    .select("auth_user.name")
    .where("subject", "=", subject)
    .where("user_id", "!=", userId)
    .orderBy("auth_user.name")
    .execute();
  return { others: others.map(({ name }) => name) };
}
