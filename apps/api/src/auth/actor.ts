import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Grant } from "@cchc/domain/access/permissions";
import type { Auth } from "./auth.ts";

/** Who asks: a person with a session, and what the person may do where. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** The person behind the request's cookie; null without a live session or with a closed account. */
export async function readActor(
  auth: Auth,
  db: Kysely<Database>,
  headers: Headers,
): Promise<Actor | null> {
  if (!headers.has("cookie")) return null;
  const session = await auth.api.getSession({ headers });
  if (session === null || session.user.disabledAt) return null;
  return {
    userId: session.user.id,
    username: session.user.username ?? "",
    name: session.user.name,
    grants: await readGrants(db, session.user.id),
  };
}

export async function readGrants(db: Kysely<Database>, userId: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom("role_grant")
    .select(["role", "unit_id", "areas"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(({ role, unit_id, areas }) => ({
    role,
    unitId: unit_id,
    ...(areas === null ? {} : { areas }),
  }));
}
