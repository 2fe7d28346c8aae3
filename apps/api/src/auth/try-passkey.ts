import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { challengeOf, readSignInAnswer, type SignInAnswer } from "./passkey-answer.ts";
import { challengeLife, keepChallenge, takeChallenge } from "./passkey-challenge.ts";
import type { PasskeyPlace } from "./passkey-place.ts";

interface Asking {
  readonly userId: string;
  readonly place: PasskeyPlace | undefined;
  readonly at: Date;
}

/** Asks for one of the person's passkeys; undefined where none fits this server's address. */
export async function askPasskey(
  tx: Transaction<Database>,
  { userId, place, at }: Asking,
): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  if (place === undefined) return undefined;
  const passkeys = await tx
    .selectFrom("passkey")
    .select(["credential_id as id", "transports"])
    .where("user_id", "=", userId)
    .where("rp_id", "=", place.rpId)
    .orderBy("created_at")
    .execute();
  if (passkeys.length === 0) return undefined;
  const question = await generateAuthenticationOptions({
    rpID: place.rpId,
    allowCredentials: passkeys,
    timeout: challengeLife.minutes * 60_000,
    userVerification: "preferred",
  });
  const { challenge } = question;
  await keepChallenge(tx, { userId, purpose: "sign_in", challenge, at });
  return question;
}

/**
 * Whether the answer is one of the person's passkeys' to a question that is open; the question is
 * answered by it, right or wrong. A count of uses that did not grow tells of a copied key: refused.
 */
export async function provePasskey(
  tx: Transaction<Database>,
  { userId, place, at }: Asking,
  header: string,
): Promise<boolean> {
  const answer = readSignInAnswer(header);
  if (answer === null || place === undefined) return false;
  const challenge = challengeOf(answer);
  if (!(await takeChallenge(tx, { userId, purpose: "sign_in", challenge, at }))) return false;
  const key = await tx
    .selectFrom("passkey")
    .select(["id", "credential_id", "public_key", "counter"])
    .where("credential_id", "=", answer.id)
    .where("user_id", "=", userId)
    .where("rp_id", "=", place.rpId)
    .forUpdate()
    .executeTakeFirst();
  if (key === undefined) return false;
  const counter = await provenCounter(answer, { ...key, challenge, place });
  if (counter === undefined) return false;
  await tx.updateTable("passkey").set({ counter, used_at: at }).where("id", "=", key.id).execute();
  return true;
}

interface Expected {
  readonly credential_id: string;
  readonly public_key: string;
  readonly counter: number;
  readonly challenge: string;
  readonly place: PasskeyPlace;
}

async function provenCounter(
  answer: SignInAnswer,
  { credential_id, public_key, counter, challenge, place }: Expected,
): Promise<number | undefined> {
  try {
    const proven = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      credential: {
        id: credential_id,
        publicKey: new Uint8Array(Buffer.from(public_key, "base64url")),
        counter,
      },
      requireUserVerification: false,
    });
    return proven.verified ? proven.authenticationInfo.newCounter : undefined;
  } catch {
    // The library throws for whatever does not hold; which of it, nobody outside needs to know.
    return undefined;
  }
}
