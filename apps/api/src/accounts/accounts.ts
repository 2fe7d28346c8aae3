import { createHmac, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Role } from "@cchc/domain/access/roles";
import { appendAudit } from "../audit/audit.ts";
import { type Auth, passwordLength, usernamePattern } from "../auth/auth.ts";
import { guessedSentence, isGuessed } from "../auth/common-passwords.ts";
import { type OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";

export interface GrantInput {
  readonly role: Role;
  readonly unitId: string;
  readonly areas?: readonly string[] | undefined;
}

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly GrantInput[];
}

/**
 * Hashes a password the way sign-in verifies it.
 * @throws Problem `bad-input` when its length is wrong or it is guessed first.
 */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  if (password.length < passwordLength.min || password.length > passwordLength.max) {
    throw new Problem("bad-input", { field: `Mật khẩu (từ ${passwordLength.min} ký tự)` });
  }
  if (isGuessed(password)) throw new Problem("bad-input", { reason: guessedSentence });
  const context = await auth.$context;
  return context.password.hash(password);
}

/** Tells whether a replayed operation carries the same password, without giving it away. */
export function fingerprint(auth: Auth, password: string): string {
  return createHmac("sha256", auth.options.secret).update(password, "utf8").digest("hex");
}

/**
 * Makes an account with its roles, inside the caller's transaction.
 * @throws Problem `name-taken`, `bad-input`.
 */
export async function createAccount(
  tx: Transaction<Database>,
  account: Omit<NewAccount, "password"> & { readonly passwordHash: string },
  stamp: OperationStamp,
): Promise<{ userId: string }> {
  const { username, name, passwordHash, grants } = account;
  if (!usernamePattern.test(username)) throw new Problem("bad-input", { field: "Tên đăng nhập" });
  const userId = randomUUID();
  const { at } = stamp;
  const inserted = await tx
    .insertInto("auth_user")
    .values({
      id: userId,
      name,
      // The sign-in library wants an address; nobody is written to.
      email: `${username}@tai-khoan.invalid`,
      emailVerified: false,
      image: null,
      username,
      displayUsername: username,
      disabledAt: null,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw new Problem("name-taken", { name: username });
  await tx
    .insertInto("auth_account")
    .values({
      id: randomUUID(),
      accountId: userId,
      providerId: "credential",
      userId,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await replaceGrants(tx, { userId, grants }, stamp);
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "account.create",
      subject: `account/${userId}`,
      before: null,
      after: { username, name, grants },
    },
  ]);
  return { userId };
}

/** Gives an account exactly these roles, and answers with those it had. @throws Problem `bad-input`. */
export async function replaceGrants(
  tx: Transaction<Database>,
  { userId, grants }: { readonly userId: string; readonly grants: readonly GrantInput[] },
  { userId: by, at }: OperationStamp,
): Promise<readonly GrantInput[]> {
  const places = new Set(grants.map(({ role, unitId }) => `${role} ${unitId}`));
  if (places.size < grants.length) throw new Problem("bad-input", { field: "Vai trò" });
  const had = await tx
    .deleteFrom("role_grant")
    .where("user_id", "=", userId)
    .returning(["role", "unit_id", "areas"])
    .execute();
  const before = had.map(({ role, unit_id, areas }) => ({
    role,
    unitId: unit_id,
    ...(areas === null ? {} : { areas }),
  }));
  if (grants.length === 0) return before;
  await tx
    .insertInto("role_grant")
    .values(
      grants.map(({ role, unitId, areas }) => ({
        id: randomUUID(),
        user_id: userId,
        role,
        unit_id: unitId,
        areas: areas === undefined ? null : [...areas],
        created_by: by,
        created_at: at,
      })),
    )
    .execute();
  return before;
}

/** Sets a password and ends every session of the account. */
export async function setPassword(
  tx: Transaction<Database>,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
  stamp: OperationStamp,
): Promise<void> {
  await tx
    .updateTable("auth_account")
    .set({ password: passwordHash, updatedAt: stamp.at })
    .where("userId", "=", userId)
    .where("providerId", "=", "credential")
    .execute();
  await tx.deleteFrom("auth_session").where("userId", "=", userId).execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    { action: "account.password", subject: `account/${userId}`, before: null, after: null },
  ]);
}

/** Closes or reopens an account; a closed one's sessions end at once. */
export async function setDisabled(
  tx: Transaction<Database>,
  userId: string,
  disabled: boolean,
  stamp: OperationStamp,
): Promise<void> {
  const before = await tx
    .selectFrom("auth_user")
    .select("disabledAt")
    .where("id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  await tx
    .updateTable("auth_user")
    .set({ disabledAt: disabled ? stamp.at : null, updatedAt: stamp.at })
    .where("id", "=", userId)
    .execute();
  if (disabled) await tx.deleteFrom("auth_session").where("userId", "=", userId).execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: disabled ? "account.disable" : "account.enable",
      subject: `account/${userId}`,
      before: { disabled: before !== undefined && before.disabledAt !== null },
      after: { disabled },
    },
  ]);
}
