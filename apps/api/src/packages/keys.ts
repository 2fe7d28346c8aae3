import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { PackageFile } from "@cchc/domain/package/package";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";

/** Most keys of one account that are open at once: one for each browser it works in. */
const mostKeys = 30;

/** A public key out of its SPKI text. @throws Problem `bad-input` for anything but ECDSA P-256. */
function readKey(publicKey: string): { readonly id: string; readonly key: KeyObject } {
  const bytes = Buffer.from(publicKey, "base64url");
  try {
    const key = createPublicKey({ key: bytes, format: "der", type: "spki" });
    if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") {
      return { id: createHash("sha256").update(bytes).digest("hex"), key };
    }
  } catch {
    // No key at all: said below, as for a key of another kind.
  }
  throw new Problem("bad-input", { reason: "Khóa ký gửi lên không đúng dạng: hãy tải lại trang." });
}

export interface NewPackageKey {
  readonly userId: string;
  readonly publicKey: string;
  readonly label: string;
}

/**
 * Registers a key for an account; a key that it has already stays as it is, and the answer says
 * whether it was revoked: then its computer makes a new one.
 */
export async function registerKey(
  tx: Transaction<Database>,
  { userId, publicKey, label }: NewPackageKey,
  stamp: OperationStamp,
): Promise<{ readonly id: string; readonly revoked: boolean }> {
  const { id } = readKey(publicKey);
  await tx.selectFrom("auth_user").select("id").where("id", "=", userId).forUpdate().execute();
  const keys = await listKeys(tx, userId);
  const known = keys.find((one) => one.id === id);
  if (known !== undefined) return { id, revoked: known.revokedAt !== null };
  if (keys.filter(({ revokedAt }) => revokedAt === null).length >= mostKeys) {
    const reason = `Tài khoản đã có ${mostKeys} máy ký gói: hãy thu hồi máy không dùng nữa.`;
    throw new Problem("bad-input", { reason });
  }
  const added = await tx
    .insertInto("package_key")
    .values({
      id,
      user_id: userId,
      public_key: publicKey,
      label,
      created_at: stamp.at,
      revoked_at: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) {
    // Somebody else's key: two accounts never share one.
    throw new Problem("bad-input", { reason: "Khóa ký này thuộc tài khoản khác." });
  }
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "package_key.register",
      subject: `account/${userId}`,
      before: null,
      after: { id, label },
    },
  ]);
  return { id, revoked: false };
}

/** The keys of an account, latest first. */
export async function listKeys(db: Kysely<Database>, userId: string) {
  const rows = await db
    .selectFrom("package_key")
    .select(["id", "label", "created_at", "revoked_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** Nothing signed by the key is taken any more. @throws Problem `not-found`. */
export async function revokeKey(
  tx: Transaction<Database>,
  { id, userId }: { readonly id: string; readonly userId: string },
  stamp: OperationStamp,
): Promise<{ readonly ok: true }> {
  const changed = await tx
    .updateTable("package_key")
    .set({ revoked_at: stamp.at })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Problem("not-found", {});
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    { action: "package_key.revoke", subject: `account/${userId}`, before: { id }, after: null },
  ]);
  return { ok: true };
}

/** Whose key a package names. */
export interface KeyHolder {
  readonly userId: string;
  readonly label: string;
  readonly revokedAt: Date | null;
}

/**
 * Who signed a package; null where this server does not know the key.
 * @throws Problem `bad-file` where the signature is not of this content.
 */
export async function readSigner(
  db: Kysely<Database>,
  { content, key: id, signature }: PackageFile,
): Promise<KeyHolder | null> {
  const row = await db
    .selectFrom("package_key")
    .select(["user_id", "public_key", "label", "revoked_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { key } = readKey(row.public_key);
  const right = verify(
    "sha256",
    Buffer.from(content, "utf8"),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!right) {
    const reason =
      "Chữ ký không khớp nội dung: gói đã bị sửa sau khi ký. Không nhận; hãy xin lại gói gốc từ người lập.";
    throw new Problem("bad-file", { reason });
  }
  return { userId: row.user_id, label: row.label, revokedAt: row.revoked_at };
}
