import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { errorCode } from "./error.ts";

/** PostgreSQL asks for another try: serialization failure, deadlock. */
const transient: readonly (string | undefined)[] = ["40001", "40P01"];

/**
 * Runs `work` in a transaction, at most three times when PostgreSQL asks for another try. `work`
 * must have no effect outside the transaction; any other error rolls back and is thrown as it is.
 */
export async function withRetry<DB, T>(
  db: Kysely<DB>,
  work: (transaction: Transaction<DB>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === 3 || !transient.includes(errorCode(error))) throw error;
      // Two that blocked each other must not meet again at once.
      await sleep(attempt * (5 + Math.random() * 20));
    }
  }
}
