import type { Actor } from "../auth/actor.ts";
import { countSignIn, forgetSignIns } from "../auth/sign-in-limit.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";

/**
 * Asks for the password again before the way to sign in changes: a computer left open is not enough.
 * Wrong ones count up as sign-ins do. @throws Problem `too-many-requests`, `bad-input`.
 */
export async function requireOwnPassword(
  { db, auth, now }: Pick<Services, "db" | "auth" | "now">,
  { userId, username }: Actor,
  password: string,
): Promise<void> {
  const place = { username, place: "signed in" };
  const waitSeconds = await countSignIn(db, { ...place, at: now() });
  if (waitSeconds > 0) throw new Problem("too-many-requests", { waitSeconds });
  const row = await db
    .selectFrom("auth_account")
    .select("password")
    .where("userId", "=", userId)
    .where("providerId", "=", "credential")
    .executeTakeFirst();
  const context = await auth.$context;
  const hash = row?.password ?? null;
  if (hash === null || !(await context.password.verify({ hash, password }))) {
    throw new Problem("bad-input", { reason: "Mật khẩu đang dùng chưa đúng: hãy gõ lại." });
  }
  await forgetSignIns(db, place);
}
