import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import { reckon, type ServerSecret } from "./reckon.ts";

/** Codes on paper for the day the telephone is lost; each opens once. */
export const recoveryCodes = { count: 10, letters: 16 } as const;

/** The recovery codes that belong to a key, `ABCD-EFGH-IJKL-MNOP`. */
export function codesOf(secret: ServerSecret, userId: string, keyId: string): readonly string[] {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return Array.from({ length: recoveryCodes.count }, (_none, index) => {
    const bytes = reckon(secret, `recovery/${userId}/${keyId}/${index}`);
    const code = [...bytes.subarray(0, recoveryCodes.letters)].map((byte) =>
      letters.charAt(byte % letters.length),
    );
    return code.join("").replaceAll(/(.{4})(?=.)/gu, "$1-");
  });
}

/** As typed: small letters, spaces and hyphens do not matter. */
export function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/gu, "");
}

function hashOf(secret: ServerSecret, userId: string, code: string): string {
  return reckon(secret, `recovery-hash/${userId}/${plainCode(code)}`).toString("hex");
}

export interface CodeOwner {
  readonly userId: string;
  /** What the codes are reckoned from, together with the secret. */
  readonly keyId: string;
  readonly secret: ServerSecret;
}

/** Keeps the hashes of fresh codes; those of before open nothing more. */
export async function keepCodes(
  tx: Transaction<Database>,
  { userId, keyId, secret }: CodeOwner,
): Promise<void> {
  await tx.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  const rows = codesOf(secret, userId, keyId).map((code) => ({
    user_id: userId,
    code_hash: hashOf(secret, userId, code),
    used_at: null,
  }));
  await tx.insertInto("recovery_code").values(rows).execute();
}

/** How many were not used yet. */
export async function countCodes(db: Kysely<Database>, userId: string): Promise<number> {
  const left = await db
    .selectFrom("recovery_code")
    .select("code_hash")
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .execute();
  return left.length;
}

export interface TypedCode {
  readonly userId: string;
  readonly code: string;
  readonly at: Date;
  readonly secret: ServerSecret;
}

/** Takes a code, if it is one that was not used; the history tells of it. */
export async function useCode(
  tx: Transaction<Database>,
  { userId, code, at, secret }: TypedCode,
): Promise<boolean> {
  const used = await tx
    .updateTable("recovery_code")
    .set({ used_at: at })
    .where("user_id", "=", userId)
    .where("code_hash", "=", hashOf(secret, userId, code))
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) return false;
  const stamp = { unitId: "", userId, operationId: randomUUID(), at };
  const subject = `account/${userId}`;
  await appendAudit(tx, stamp, [
    { action: "account.recovery_code", subject, before: null, after: null },
  ]);
  return true;
}
