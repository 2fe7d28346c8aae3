import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { factorOn } from "./factor-on.ts";
import { listPasskeys, type OwnPasskey } from "./passkey.ts";
import type { PasskeyPlace } from "./passkey-place.ts";
import { reckon, type ServerSecret } from "./reckon.ts";
import { countCodes, keepCodes, plainCode } from "./recovery-code.ts";
import { stepOfCode, totp } from "./totp.ts";

/**
 * The key that a person's app shares with the server: reckoned from the operation that asked for it,
 * so that a request sent again gets the same key, and kept nowhere.
 */
export function keyOf(secret: ServerSecret, userId: string, keyId: string): Uint8Array {
  return reckon(secret, `second-factor/${userId}/${keyId}`).subarray(0, totp.keyBytes);
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
  };
  await tx
    .insertInto("second_factor")
    .values({ user_id: userId, ...fresh })
    .onConflict((c) => c.column("user_id").doUpdateSet(fresh))
    .execute();
}

const switchOn = "Bật mã của ứng dụng xác thực";

interface Confirming {
  readonly userId: string;
  readonly code: string;
  readonly secret: ServerSecret;
}

/** Whose recovery codes are shown now; null where the person has some already. */
export interface Switched {
  readonly keyId: string | null;
}

/** Asked for from now on, as a code proves that the app has the key. @throws Problem `second-factor-wrong`. */
export async function confirmFactor(
  tx: Transaction<Database>,
  { userId, code, secret }: Confirming,
  stamp: OperationStamp,
): Promise<Switched> {
  const first = !(await isOn(tx, userId));
  const row = await tx
    .selectFrom("second_factor")
    .select(["key_id", "confirmed_at", "last_step"])
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  if (row.confirmed_at !== null) throw new Problem("already-done", { action: switchOn });
  const key = keyOf(secret, userId, row.key_id);
  const step = stepOfCode(key, plainCode(code), { at: stamp.at, lastStep: row.last_step });
  if (step === null) throw new Problem("second-factor-wrong", {});
  await tx
    .updateTable("second_factor")
    .set({ confirmed_at: stamp.at, last_step: step })
    .where("user_id", "=", userId)
    .execute();
  await note(tx, { userId, on: true }, stamp);
  if (!first) return { keyId: null };
  await keepCodes(tx, { userId, keyId: row.key_id, secret });
  return { keyId: row.key_id };
}

/** Whether anything is asked of the person, who is held until the transaction ends. */
export async function isOn(tx: Transaction<Database>, userId: string): Promise<boolean> {
  const person = await tx
    .selectFrom("auth_user")
    .select(factorOn("auth_user.id").as("on"))
    .where("id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  return person?.on === true;
}

/** The app's codes are asked for no more; its key is gone. @throws Problem `not-found` where there is none. */
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
  if (gone.confirmed_at !== null) await note(tx, { userId, on: false }, stamp);
  await tidyFactor(tx, userId);
}

/** With the last way of the second step its codes on paper go too. */
export async function tidyFactor(tx: Transaction<Database>, userId: string): Promise<void> {
  if (await isOn(tx, userId)) return;
  await tx.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  await tx.deleteFrom("factor_tries").where("user_id", "=", userId).execute();
}

/** Everything of the second step is gone: app, passkeys, codes. @throws Problem `not-found`. */
export async function resetFactor(
  tx: Transaction<Database>,
  userId: string,
  stamp: OperationStamp,
): Promise<void> {
  if (!(await isOn(tx, userId))) throw new Problem("not-found", {});
  const gone = await tx.deleteFrom("passkey").where("user_id", "=", userId).executeTakeFirst();
  await tx.deleteFrom("passkey_challenge").where("user_id", "=", userId).execute();
  await tx.deleteFrom("second_factor").where("user_id", "=", userId).execute();
  await tidyFactor(tx, userId);
  await note(tx, { userId, on: false, passkeys: Number(gone.numDeletedRows) }, stamp);
}

interface Noted {
  readonly userId: string;
  readonly on: boolean;
  /** How many went with it. */
  readonly passkeys?: number;
}

async function note(
  tx: Transaction<Database>,
  { userId, on, passkeys = 0 }: Noted,
  stamp: OperationStamp,
): Promise<void> {
  const counted = (number: number) => (passkeys === 0 ? {} : { passkeys: number });
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: on ? "account.factor_on" : "account.factor_off",
      subject: `account/${userId}`,
      before: { secondFactor: !on, ...counted(passkeys) },
      after: { secondFactor: on, ...counted(0) },
    },
  ]);
}

export interface FactorState {
  /** Whether codes of an app are asked for. */
  readonly app: boolean;
  readonly passkeys: readonly OwnPasskey[];
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
}

/** What signing in asks of a person beside the password. */
export async function readFactor(
  db: Kysely<Database>,
  userId: string,
  place: PasskeyPlace | undefined,
): Promise<FactorState> {
  const row = await db
    .selectFrom("second_factor")
    .select("confirmed_at")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return {
    app: row?.confirmed_at != null,
    passkeys: await listPasskeys(db, userId, place),
    codesLeft: await countCodes(db, userId),
  };
}
