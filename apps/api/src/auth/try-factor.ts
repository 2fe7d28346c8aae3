import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { countWrong, forgetTries, holdTries, wrongCodes } from "./factor-tries.ts";
import type { PasskeyPlace } from "./passkey-place.ts";
import type { ServerSecret } from "./reckon.ts";
import { plainCode, useCode } from "./recovery-code.ts";
import { isOn, keyOf } from "./second-factor.ts";
import { stepOfCode } from "./totp.ts";
import { askPasskey, provePasskey } from "./try-passkey.ts";

/** What became of signing in with the right password. */
export type FactorAnswer =
  | { readonly answer: "passed" | "wait" }
  | {
      readonly answer: "needed" | "wrong";
      /** Whether an app shows codes; else only a code on paper helps beside the passkey. */
      readonly app: boolean;
      /** The question for one of the person's passkeys, where one fits. */
      readonly passkey: PublicKeyCredentialRequestOptionsJSON | undefined;
    };

interface Trying {
  readonly userId: string;
  /** As typed; undefined where none was sent. */
  readonly code: string | undefined;
  /** A passkey's answer as the browser sent it; undefined where none was sent. */
  readonly passkey: string | undefined;
  readonly at: Date;
  readonly secret: ServerSecret;
  readonly place: PasskeyPlace | undefined;
}

/**
 * Looks at the second factor of a sign-in whose password was right: a passkey, a code of an app or a
 * code on paper, whichever was sent. Each answer is taken once. Only whoever knows the password
 * counts wrong ones up, so nobody else is shut out.
 */
export async function tryFactor(db: Kysely<Database>, trying: Trying): Promise<FactorAnswer> {
  const { userId, code, passkey, at } = trying;
  return db.transaction().execute(async (tx) => {
    if (!(await isOn(tx, userId))) return { answer: "passed" };
    if (code === undefined && passkey === undefined) {
      return { answer: "needed", ...(await waysOf(tx, trying)) };
    }
    const tries = await holdTries(tx, userId, at);
    if (tries.wrong >= wrongCodes.most) return { answer: "wait" };
    const proven =
      passkey === undefined
        ? await proveCode(tx, { ...trying, code: code ?? "" })
        : await provePasskey(tx, trying, passkey);
    if (proven) {
      await forgetTries(tx, userId);
      return { answer: "passed" };
    }
    await countWrong(tx, { userId, at, tries });
    return { answer: "wrong", ...(await waysOf(tx, trying)) };
  });
}

async function waysOf(tx: Transaction<Database>, trying: Trying) {
  const app = (await readKey(tx, trying.userId)) !== undefined;
  return { app, passkey: await askPasskey(tx, trying) };
}

async function readKey(tx: Transaction<Database>, userId: string) {
  return tx
    .selectFrom("second_factor")
    .select(["key_id", "last_step"])
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
}

async function proveCode(
  tx: Transaction<Database>,
  { userId, code, at, secret }: Trying & { readonly code: string },
): Promise<boolean> {
  const row = await readKey(tx, userId);
  if (row !== undefined) {
    const key = keyOf(secret, userId, row.key_id);
    const step = stepOfCode(key, plainCode(code), { at, lastStep: row.last_step });
    if (step !== null) {
      await tx
        .updateTable("second_factor")
        .set({ last_step: step })
        .where("user_id", "=", userId)
        .execute();
      return true;
    }
  }
  return useCode(tx, { userId, code, at, secret });
}
