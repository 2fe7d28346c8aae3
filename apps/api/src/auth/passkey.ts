import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { Actor } from "./actor.ts";
import { challengeLife, keepChallenge, takeChallenge } from "./passkey-challenge.ts";
import type { PasskeyPlace } from "./passkey-place.ts";
import { challengeOf, type NewPasskeyAnswer } from "./passkey-answer.ts";
import { reckon, type ServerSecret } from "./reckon.ts";

/** Most passkeys of one person. */
export const mostPasskeys = 10;

/** Kinds of signatures that are taken: Ed25519, ES256, RS256. Source: the COSE registry of IANA. */
const algorithms = [-8, -7, -257];

/** One passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly usedAt: string | null;
  /** Whether it was made for the server's address of now; another one opens nothing. */
  readonly fits: boolean;
}

/** A person's passkeys, the first one first. */
export async function listPasskeys(
  db: Kysely<Database>,
  userId: string,
  place: PasskeyPlace | undefined,
): Promise<readonly OwnPasskey[]> {
  const rows = await db
    .selectFrom("passkey")
    .select(["id", "name", "created_at", "used_at", "rp_id"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    addedAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    fits: row.rp_id === place?.rpId,
  }));
}

interface Beginning {
  readonly person: Pick<Actor, "userId" | "username" | "name">;
  readonly opId: string;
  readonly place: PasskeyPlace;
  readonly secret: ServerSecret;
}

/** What the authenticator has to answer; reckoned from the operation, so that a request sent again gets the same. */
function challengeFor({ person, opId, secret }: Omit<Beginning, "place">): string {
  return reckon(secret, `passkey/${person.userId}/${opId}`).toString("base64url");
}

/** Opens the question. @throws Problem `bad-input` where the person has too many. */
export async function beginPasskey(
  tx: Transaction<Database>,
  beginning: Omit<Beginning, "place">,
  { at }: OperationStamp,
): Promise<void> {
  const { userId } = beginning.person;
  await requireRoom(tx, userId);
  await keepChallenge(tx, { userId, purpose: "add", challenge: challengeFor(beginning), at });
}

/** How many the person has. @throws Problem `bad-input` where one more is too many. */
async function requireRoom(tx: Transaction<Database>, userId: string): Promise<number> {
  const { length } = await listPasskeys(tx, userId, undefined);
  if (length < mostPasskeys) return length;
  const reason = `Bạn đã có ${mostPasskeys} khóa đăng nhập: hãy xóa khóa không dùng nữa.`;
  throw new Problem("bad-input", { reason });
}

/** What the browser hands to the authenticator. */
export async function passkeyQuestion(
  db: Kysely<Database>,
  beginning: Beginning,
): Promise<Omit<PublicKeyCredentialCreationOptionsJSON, "extensions">> {
  const { person, place } = beginning;
  const had = await db
    .selectFrom("passkey")
    .select(["credential_id as id", "transports"])
    .where("user_id", "=", person.userId)
    .where("rp_id", "=", place.rpId)
    .execute();
  return generateRegistrationOptions({
    rpName: "Sổ CCHC",
    rpID: place.rpId,
    userID: new TextEncoder().encode(person.userId),
    userName: person.username,
    userDisplayName: person.name,
    challenge: Buffer.from(challengeFor(beginning), "base64url"),
    timeout: challengeLife.minutes * 60_000,
    attestationType: "none",
    excludeCredentials: had,
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    supportedAlgorithmIDs: algorithms,
  });
}

interface NewPasskey {
  readonly userId: string;
  readonly name: string;
  readonly answer: NewPasskeyAnswer;
  readonly place: PasskeyPlace;
}

const refused = "Máy chủ không nhận khóa đăng nhập này: hãy bấm thêm khóa và làm lại từ đầu.";

/** Keeps a passkey. @throws Problem `bad-input` for an answer to nothing asked, or of somewhere else. */
export async function addPasskey(
  tx: Transaction<Database>,
  { userId, name, answer, place }: NewPasskey,
  stamp: OperationStamp,
): Promise<void> {
  const { at } = stamp;
  const challenge = challengeOf(answer);
  const open = await takeChallenge(tx, { userId, purpose: "add", challenge, at });
  const credential = open ? await provenCredential(answer, challenge, place) : undefined;
  if (credential === undefined) throw new Problem("bad-input", { reason: refused });
  const had = await requireRoom(tx, userId);
  const row = {
    id: stamp.operationId,
    user_id: userId,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: answer.response.transports,
    rp_id: place.rpId,
    name,
    created_at: at,
    used_at: null,
  };
  const added = await tx
    .insertInto("passkey")
    .values(row)
    .onConflict((c) => c.column("credential_id").doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new Problem("bad-input", { reason: refused });
  await note(tx, { userId, before: had, after: had + 1 }, stamp);
}

async function provenCredential(
  answer: NewPasskeyAnswer,
  challenge: string,
  { origin, rpId }: PasskeyPlace,
) {
  try {
    const proven = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    return proven.registrationInfo?.credential;
  } catch {
    // The library throws for whatever does not hold; which of it, nobody outside needs to know.
    return undefined;
  }
}

/** Takes one passkey away. @throws Problem `not-found`. */
export async function removePasskey(
  tx: Transaction<Database>,
  { userId, id }: { readonly userId: string; readonly id: string },
  stamp: OperationStamp,
): Promise<void> {
  const had = (await listPasskeys(tx, userId, undefined)).length;
  const gone = await tx
    .deleteFrom("passkey")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem("not-found", {});
  await note(tx, { userId, before: had, after: had - 1 }, stamp);
}

/** The history tells how many there are, never what their owner calls them. */
async function note(
  tx: Transaction<Database>,
  {
    userId,
    before,
    after,
  }: { readonly userId: string; readonly before: number; readonly after: number },
  stamp: OperationStamp,
): Promise<void> {
  const action = after > before ? "account.passkey_add" : "account.passkey_remove";
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action,
      subject: `account/${userId}`,
      before: { passkeys: before },
      after: { passkeys: after },
    },
  ]);
}
