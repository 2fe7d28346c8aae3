import { createHmac, randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { stepOfCode, totp } from "./totp.ts";

/** Codes on paper for the day the telephone is lost; each opens once. */
export const recoveryCodes = { count: 10, letters: 16 } as const;

/** Wrong codes behind the right password; then none is taken until the minutes are over. */
export const wrongCodes = { most: 10, minutes: 15 } as const;

/** The server's secret, with which everything here is reckoned: the database alone opens nothing. */
export type ServerSecret = string;

/**
 * The key that a person's app shares with the server: reckoned from the operation that asked for it,
 * so that a request sent again gets the same key, and kept nowhere.
 */
export function keyOf(secret: ServerSecret, userId: string, keyId: string): Uint8Array {
  return mac(secret, `second-factor/${userId}/${keyId}`).subarray(0, totp.keyBytes);
}

/** The recovery codes that belong to a key, `ABCD-EFGH-IJKL-MNOP`. */
export function codesOf(secret: ServerSecret, userId: string, keyId: string): readonly string[] {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return Array.from({ length: recoveryCodes.count }, (_none, index) => {
    const bytes = mac(secret, `recovery/${userId}/${keyId}/${index}`);
    const code = [...bytes.subarray(0, recoveryCodes.letters)].map((byte) =>
      letters.charAt(byte % letters.length),
    );
    return code.join("").replaceAll(/(.{4})(?=.)/gu, "$1-");
  });
}

function mac(secret: ServerSecret, text: string): Buffer {
  return createHmac("sha256", secret).update(text, "utf8").digest();
}

function hashOf(secret: ServerSecret, userId: string, code: string): string {
  return mac(secret, `recovery-hash/${userId}/${plain(code)}`).toString("hex");
}

/** As typed: small letters, spaces and hyphens do not matter. */
function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/gu, "");
}

/** Begins anew: the key asks for nothing until a code of it was typed. @throws Problem `already-done`. */
export async function beginFactor(
  tx: Transaction<Database>,
  userId: string,
  stamp: OperationStamp,
): Promise<void> {
  const found = await tx
    .selectFrom("second_factor")
    .select("confirmed_at")
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  if (found?.confirmed_at != null) throw new Problem("already-done", { action: switchOn });
  const fresh = {
    key_id: stamp.operationId,
    created_at: stamp.at,
    confirmed_at: null,
    last_step: 0,
    wrong_codes: 0,
    wrong_since: null,
  };
  await tx
    .insertInto("second_factor")
    .values({ user_id: userId, ...fresh })
    .onConflict((c) => c.column("user_id").doUpdateSet(fresh))
    .execute();
}

const switchOn = "Bật xác thực hai bước";

interface Confirming {
  readonly userId: string;
  readonly code: string;
  readonly secret: ServerSecret;
}

/** Asked for from now on, as a code proves that the app has the key. @throws Problem `second-factor-wrong`. */
export async function confirmFactor(
  tx: Transaction<Database>,
  { userId, code, secret }: Confirming,
  stamp: OperationStamp,
): Promise<{ readonly keyId: string }> {
  const row = await tx
    .selectFrom("second_factor")
    .select(["key_id", "confirmed_at", "last_step"])
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  if (row.confirmed_at !== null) throw new Problem("already-done", { action: switchOn });
  const key = keyOf(secret, userId, row.key_id);
  const step = stepOfCode(key, plain(code), { at: stamp.at, lastStep: row.last_step });
  if (step === null) throw new Problem("second-factor-wrong", {});
  await tx
    .updateTable("second_factor")
    .set({ confirmed_at: stamp.at, last_step: step })
    .where("user_id", "=", userId)
    .execute();
  await tx.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  const codes = codesOf(secret, userId, row.key_id);
  await tx
    .insertInto("recovery_code")
    .values(
      codes.map((one) => ({
        user_id: userId,
        code_hash: hashOf(secret, userId, one),
        used_at: null,
      })),
    )
    .execute();
  await note(tx, { userId, on: true }, stamp);
  return { keyId: row.key_id };
}

/** Asked for no more; the key and the codes are gone. @throws Problem `not-found` where there is none. */
export async function removeFactor(
  tx: Transaction<Database>,
  userId: string,
  stamp: OperationStamp,
): Promise<void> {
  const gone = await tx
    .deleteFrom("second_factor")
    .where("user_id", "=", userId)
    .returning("confirmed_at")
    .executeTakeFirst();
  if (gone === undefined) throw new Problem("not-found", {});
  await tx.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  if (gone.confirmed_at !== null) await note(tx, { userId, on: false }, stamp);
}

async function note(
  tx: Transaction<Database>,
  { userId, on }: { readonly userId: string; readonly on: boolean },
  stamp: OperationStamp,
): Promise<void> {
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: on ? "account.factor_on" : "account.factor_off",
      subject: `account/${userId}`,
      before: { secondFactor: !on },
      after: { secondFactor: on },
    },
  ]);
}

export interface FactorState {
  readonly on: boolean;
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
}

/** Whether a person is asked for a second factor. */
export async function readFactor(db: Kysely<Database>, userId: string): Promise<FactorState> {
  const [row, codes] = await Promise.all([
    db
      .selectFrom("second_factor")
      .select("confirmed_at")
      .where("user_id", "=", userId)
      .executeTakeFirst(),
    db
      .selectFrom("recovery_code")
      .select("code_hash")
      .where("user_id", "=", userId)
      .where("used_at", "is", null)
      .execute(),
  ]);
  return { on: row?.confirmed_at != null, codesLeft: codes.length };
}

/** What became of signing in with the right password. */
export type FactorAnswer = "passed" | "needed" | "wrong" | "wait";

interface Trying {
  readonly userId: string;
  /** As typed; undefined where none was sent. */
  readonly code: string | undefined;
  readonly at: Date;
  readonly secret: ServerSecret;
}

/**
 * Looks at the code of a sign-in whose password was right. Codes of an app and recovery codes are
 * taken once. Only whoever knows the password counts wrong ones up, so nobody else is shut out.
 */
export async function tryFactor(
  db: Kysely<Database>,
  { userId, code, at, secret }: Trying,
): Promise<FactorAnswer> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom("second_factor")
      .selectAll()
      .where("user_id", "=", userId)
      .where("confirmed_at", "is not", null)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return "passed";
    if (code === undefined) return "needed";
    const opened = at.getTime() - wrongCodes.minutes * 60_000;
    const counting = row.wrong_since !== null && row.wrong_since.getTime() > opened;
    const wrong = counting ? row.wrong_codes : 0;
    if (wrong >= wrongCodes.most) return "wait";
    const key = keyOf(secret, userId, row.key_id);
    const step = stepOfCode(key, plain(code), { at, lastStep: row.last_step });
    if (step !== null) {
      await tx
        .updateTable("second_factor")
        .set({ last_step: step, wrong_codes: 0, wrong_since: null })
        .where("user_id", "=", userId)
        .execute();
      return "passed";
    }
    const used = await tx
      .updateTable("recovery_code")
      .set({ used_at: at })
      .where("user_id", "=", userId)
      .where("code_hash", "=", hashOf(secret, userId, code))
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (used.numUpdatedRows > 0n) {
      const stamp = { unitId: "", userId, operationId: randomUUID(), at };
      await appendAudit(tx, stamp, [
        {
          action: "account.recovery_code",
          subject: `account/${userId}`,
          before: null,
          after: null,
        },
      ]);
      return "passed";
    }
    await tx
      .updateTable("second_factor")
      .set({ wrong_codes: wrong + 1, wrong_since: counting ? row.wrong_since : at })
      .where("user_id", "=", userId)
      .execute();
    return "wrong";
  });
}
