import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { sessionSeconds } from "../auth/auth.ts";

/** The cookie that the sign-in library gives for a session: its token and its signature. */
export function sessionCookie(token: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `cchc.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/**
 * The token of a session as after a sign-in: checking a password takes a tenth of a second on purpose,
 * and most tests ask for something else. The library goes by the machine's clock.
 */
export async function openSession(db: Kysely<Database>, userId: string): Promise<string> {
  const at = new Date();
  const token = randomBytes(24).toString("base64url");
  await db
    .insertInto("auth_session")
    .values({
      id: randomUUID(),
      userId,
      token,
      createdAt: at,
      updatedAt: at,
      expiresAt: new Date(at.getTime() + sessionSeconds.lifetime * 1000),
    })
    .execute();
  return token;
}
