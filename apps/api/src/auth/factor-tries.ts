import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";

/** Wrong second factors behind the right password; then none is taken until the minutes are over. */
export const wrongCodes = { most: 10, minutes: 15 } as const;

export interface FactorTries {
  readonly wrong: number;
  /** When the first of them was; null for none. */
  readonly since: Date | null;
}

/** A person's wrong tries that still count, held until the transaction ends: one try at a time. */
export async function holdTries(
  tx: Transaction<Database>,
  userId: string,
  at: Date,
): Promise<FactorTries> {
  await tx
    .insertInto("factor_tries")
    .values({ user_id: userId, since: null })
    .onConflict((c) => c.doNothing())
    .execute();
  const { wrong, since } = await tx
    .selectFrom("factor_tries")
    .select(["wrong", "since"])
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const opened = at.getTime() - wrongCodes.minutes * 60_000;
  return since !== null && since.getTime() > opened ? { wrong, since } : { wrong: 0, since: null };
}

/** Counts a wrong try up. */
export async function countWrong(
  tx: Transaction<Database>,
  {
    userId,
    at,
    tries,
  }: { readonly userId: string; readonly at: Date; readonly tries: FactorTries },
): Promise<void> {
  await tx
    .updateTable("factor_tries")
    .set({ wrong: tries.wrong + 1, since: tries.since ?? at })
    .where("user_id", "=", userId)
    .execute();
}

/** Whoever got in has no wrong tries behind. */
export async function forgetTries(tx: Transaction<Database>, userId: string): Promise<void> {
  await tx.deleteFrom("factor_tries").where("user_id", "=", userId).execute();
}
