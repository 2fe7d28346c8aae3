import type { Transaction } from "kysely";
import type { PasskeyChallengeTable } from "@cchc/db/second-factor-schema";
import type { Database } from "@cchc/db/schema";

/** How long a passkey may be asked for, and how many questions of one person stay open at once. */
export const challengeLife = { minutes: 5, most: 10 } as const;

export interface Challenge {
  readonly userId: string;
  readonly purpose: PasskeyChallengeTable["purpose"];
  /** Base64url. */
  readonly challenge: string;
  readonly at: Date;
}

/** Keeps a challenge until it is answered or over; the person's oldest ones give way. */
export async function keepChallenge(
  tx: Transaction<Database>,
  { userId, purpose, challenge, at }: Challenge,
): Promise<void> {
  await tx.deleteFrom("passkey_challenge").where("expires_at", "<=", at).execute();
  const open = await tx
    .selectFrom("passkey_challenge")
    .select("challenge")
    .where("user_id", "=", userId)
    .orderBy("expires_at", "desc")
    .offset(challengeLife.most - 1)
    .execute();
  if (open.length > 0) {
    const old = open.map((row) => row.challenge);
    await tx.deleteFrom("passkey_challenge").where("challenge", "in", old).execute();
  }
  const expires = new Date(at.getTime() + challengeLife.minutes * 60_000);
  await tx
    .insertInto("passkey_challenge")
    .values({ challenge, user_id: userId, purpose, expires_at: expires })
    .execute();
}

/** Takes a challenge away, so that it is answered once; false where this person has no such open one. */
export async function takeChallenge(
  tx: Transaction<Database>,
  { userId, purpose, challenge, at }: Challenge,
): Promise<boolean> {
  const taken = await tx
    .deleteFrom("passkey_challenge")
    .where("challenge", "=", challenge)
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .returning("expires_at")
    .executeTakeFirst();
  return taken !== undefined && taken.expires_at > at;
}
