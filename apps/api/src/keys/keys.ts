import { createHmac } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appendAudit } from "../audit/audit.ts";
import type { Actor, Inherit } from "../auth/actor.ts";
import type { Auth } from "../auth/auth.ts";
import { readPerson } from "../auth/person.ts";
import { sameText } from "../auth/same-text.ts";
import { sha256 } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { isKeyScope, type KeyScope } from "./scopes.ts";

/** Most keys of one person that are open at once. */
export const mostKeys = 20;

export interface NewKey {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Last day in Vietnam on which it opens anything. */
  readonly lastDay: Day;
  readonly secret: string;
}

/**
 * The secret half of a key. It is reckoned from the operation that asked for it, so that a request
 * sent again after a lost answer gets the same key, and the secret itself is kept nowhere.
 */
export function secretOf(auth: Auth, operationId: string): string {
  return createHmac("sha256", auth.options.secret)
    .update(`api-key/${operationId}`, "utf8")
    .digest("base64url");
}

/** The whole key as a program sends it. */
export function keyText(id: string, secret: string): string {
  return `cchc_${id.replaceAll("-", "")}_${secret}`;
}

/** Makes a key. @throws Problem `bad-input` where the person has too many. */
export async function createKey(
  tx: Transaction<Database>,
  { id, userId, name, scopes, lastDay, secret }: NewKey,
  stamp: OperationStamp,
): Promise<{ readonly id: string }> {
  await tx.selectFrom("auth_user").select("id").where("id", "=", userId).forUpdate().execute();
  const open = (await listKeys(tx, userId)).filter(({ revokedAt }) => revokedAt === null);
  if (open.length >= mostKeys) {
    const reason = `Bạn đã có ${mostKeys} khóa đang mở: hãy thu hồi khóa không dùng nữa.`;
    throw new Problem("bad-input", { reason });
  }
  const row = { id, user_id: userId, name, scopes: JSON.stringify(scopes), last_day: lastDay };
  await tx
    .insertInto("api_key")
    .values({
      ...row,
      secret_hash: sha256(secret),
      created_at: stamp.at,
      used_at: null,
      revoked_at: null,
    })
    .execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "api_key.create",
      subject: `account/${userId}`,
      before: null,
      after: { id, name, scopes, lastDay },
    },
  ]);
  return { id };
}

/** A person's keys, latest first. */
export async function listKeys(db: Kysely<Database>, userId: string) {
  const rows = await db
    .selectFrom("api_key")
    .select(["id", "name", "scopes", "created_at", "last_day", "used_at", "revoked_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes.filter(isKeyScope),
    createdAt: row.created_at.toISOString(),
    lastDay: row.last_day,
    usedAt: row.used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** Closes a person's key at once. @throws Problem `not-found`. */
export async function revokeKey(
  tx: Transaction<Database>,
  { id, userId }: Pick<NewKey, "id" | "userId">,
  stamp: OperationStamp,
): Promise<{ readonly ok: true }> {
  const changed = await tx
    .updateTable("api_key")
    .set({ revoked_at: stamp.at })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Problem("not-found", {});
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "api_key.revoke",
      subject: `account/${userId}`,
      before: { id },
      after: null,
    },
  ]);
  return { ok: true };
}

/** Who asks by a key: its owner as of now, and what the key was made for. */
export interface KeyHolder {
  readonly keyId: string;
  readonly actor: Actor;
  readonly scopes: readonly KeyScope[];
}

/** How far a key's last use may lie back before it is noted again, milliseconds. */
const noteAfter = 60_000;

/**
 * Finds whoever stands behind an `Authorization` header; null for a key that opens nothing.
 * @throws Problem `second-factor-required` where its owner owes one: a key is no way around it.
 */
export async function readKeyHolder(
  services: Pick<Services, "db" | "now" | "factorRule">,
  header: string | undefined,
  inherit?: Inherit,
): Promise<KeyHolder | null> {
  const { db, now } = services;
  const parts = /^Bearer cchc_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/.exec(header ?? "");
  const [, plain = "", secret = ""] = parts ?? [];
  if (parts === null) return null;
  const keyId = plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const key = await db
    .selectFrom("api_key")
    .select(["user_id", "secret_hash", "scopes", "last_day", "used_at"])
    .where("id", "=", keyId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (key === undefined || !sameText(key.secret_hash, sha256(secret))) return null;
  const at = now();
  if (todayInVietnam(at) > key.last_day) return null;
  const actor = await readPerson(services, key.user_id, inherit);
  if (actor === null) return null;
  if (actor.heldBack === true) throw new Problem("second-factor-required", {});
  if (key.used_at === null || at.getTime() - key.used_at.getTime() > noteAfter) {
    await db.updateTable("api_key").set({ used_at: at }).where("id", "=", keyId).execute();
  }
  return { keyId, actor, scopes: key.scopes.filter(isKeyScope) };
}
