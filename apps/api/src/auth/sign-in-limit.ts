import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { usernamePattern } from "./auth.ts";

/**
 * Tries of one name from one place until the first wait, which doubles with every as many more, up to
 * the longest; an hour without a try is forgotten.
 */
export const signInLimit = { tries: 10, seconds: 60, longest: 900, forgotten: 3600 } as const;

export interface SignInTry {
  readonly username: string;
  /** The device where it is known to be the person's own, else the address. */
  readonly place: string;
  readonly at: Date;
}

/**
 * Counts a try to sign in and says for how many seconds to wait, 0 for none. The library limits an
 * address as a whole; this limits one name from one place, so that a password is not guessed in the
 * shade of an office's many sign-ins, and nobody shuts a colleague out: not from another desk, and not
 * on a device on which the colleague signed in before. Names that no account can have are left to the
 * library.
 */
export async function countSignIn(
  db: Kysely<Database>,
  { username, place, at }: SignInTry,
): Promise<number> {
  if (!usernamePattern.test(username)) return 0;
  const now = at.getTime();
  const key = keyOf({ username, place });
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto("auth_rate_limit")
      .values({ id: randomUUID(), key, count: 0, lastRequest: now })
      .onConflict((c) => c.column("key").doNothing())
      .execute();
    const row = await tx
      .selectFrom("auth_rate_limit")
      .select(["count", "lastRequest"])
      .where("key", "=", key)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const past = now - row.lastRequest > signInLimit.forgotten * 1000 ? 0 : row.count;
    const left = row.lastRequest + waitAfter(past) * 1000 - now;
    // A try that is refused does not lengthen the wait.
    if (left > 0) return Math.max(1, Math.ceil(left / 1000));
    await tx
      .updateTable("auth_rate_limit")
      .set({ count: past + 1, lastRequest: now })
      .where("key", "=", key)
      .execute();
    return 0;
  });
}

/** Seconds to wait after so many tries. */
export function waitAfter(tries: number): number {
  const { tries: each, seconds, longest } = signInLimit;
  if (tries === 0 || tries % each !== 0) return 0;
  return Math.min(longest, seconds * 2 ** (tries / each - 1));
}

/** Whoever got in has no tries behind. */
export async function forgetSignIns(
  db: Kysely<Database>,
  person: Omit<SignInTry, "at">,
): Promise<void> {
  await db.deleteFrom("auth_rate_limit").where("key", "=", keyOf(person)).execute();
}

function keyOf({ username, place }: Omit<SignInTry, "at">): string {
  return `name ${username} ${place}`;
}
