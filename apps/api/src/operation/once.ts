import { sql, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { withRetry } from "@cchc/db/transaction";
import { canonicalJson, sha256 } from "../canonical.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";

export interface Operation {
  /** Made by the client, a UUID: a replayed write is answered with what it did the first time. */
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly input: unknown;
}

export interface OperationStamp {
  readonly userId: string;
  readonly operationId: string;
  readonly at: Date;
}

/**
 * Carries a write out exactly once, in one transaction with everything it changes. Where `db` is a
 * transaction already, it is that one: several operations then stand or fall together.
 * @throws Problem `operation-reused` when the id was used for something else.
 */
export async function once<Result>(
  { db, now }: Pick<Services, "db" | "now">,
  operation: Operation,
  write: (tx: Transaction<Database>, stamp: OperationStamp) => Promise<Result>,
): Promise<Result> {
  const inputHash = sha256(canonicalJson(operation.input));
  const at = now();
  const carryOut = async (tx: Transaction<Database>): Promise<Result> => {
    const claimed = await tx
      .insertInto("operation")
      .values({
        id: operation.id,
        user_id: operation.userId,
        name: operation.name,
        input_hash: inputHash,
        result: "null",
        at,
      })
      .onConflict((c) => c.column("id").doNothing())
      .executeTakeFirst();
    if (claimed.numInsertedOrUpdatedRows === 0n) {
      const done = await tx
        .selectFrom("operation")
        .select(["user_id", "name", "input_hash", sql<string>`result::text`.as("result")])
        .where("id", "=", operation.id)
        .executeTakeFirstOrThrow();
      const same =
        done.user_id === operation.userId &&
        done.name === operation.name &&
        done.input_hash === inputHash;
      if (!same) throw new Problem("operation-reused", {});
      const parse: (text: string) => Result = JSON.parse;
      return parse(done.result);
    }
    const result = await write(tx, {
      userId: operation.userId,
      operationId: operation.id,
      at,
    });
    // One without an answer bears "null" already.
    if (result === undefined || result === null) return result;
    await tx
      .updateTable("operation")
      .set({ result: JSON.stringify(result) })
      .where("id", "=", operation.id)
      .execute();
    return result;
  };
  return db instanceof Transaction ? carryOut(db) : withRetry(db, carryOut);
}
