import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { usernamePattern } from "./auth.ts";

/** Tries of one name from one address within a minute; the next waits until none were made for as long. */
export const signInLimit = { tries: 10, seconds: 60 } as const;

export interface SignInTry {
  readonly username: string;
  readonly address: string;
  readonly at: Date;
}

/**
 * Counts a try to sign in and says for how many seconds to wait, 0 for none. The library limits an
 * address as a whole; this limits one name from one address, so that a password is not guessed in
 * the shade of an office's many sign-ins, and nobody shuts a colleague out from another desk. Names
 * that no account can have are left to the library.
 */
export async function countSignIn(
  db: Kysely<Database>,
  { username, address, at }: SignInTry,
): Promise<number> {
  if (!usernamePattern.test(username)) return 0;
  const now = at.getTime();
  const opened = now - signInLimit.seconds * 1000;
  const row = await db
    .insertInto("auth_rate_limit")
    .values({ id: randomUUID(), key: keyOf({ username, address }), count: 1, lastRequest: now })
    .onConflict((c) =>
      c.column("key").doUpdateSet({
        count: sql<number>`case when auth_rate_limit."lastRequest" <= ${opened} then 1
          else least(auth_rate_limit.count + 1, ${signInLimit.tries + 1}) end`,
        // A try that is refused does not lengthen the wait.
        lastRequest: sql<number>`case when auth_rate_limit."lastRequest" > ${opened}
          and auth_rate_limit.count >= ${signInLimit.tries}
          then auth_rate_limit."lastRequest" else ${now} end`,
      }),
    )
    .returning(["count", "lastRequest"])
    .executeTakeFirstOrThrow();
  if (row.count <= signInLimit.tries) return 0;
  return Math.max(1, Math.ceil((row.lastRequest - opened) / 1000));
}

/** Whoever got in has no tries behind. */
export async function forgetSignIns(
  db: Kysely<Database>,
  person: Omit<SignInTry, "at">,
): Promise<void> {
  await db.deleteFrom("auth_rate_limit").where("key", "=", keyOf(person)).execute();
}

function keyOf({ username, address }: Omit<SignInTry, "at">): string {
  return `name ${username} ${address}`;
}
