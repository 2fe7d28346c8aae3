import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Actor, Inherit } from "./actor.ts";

/** A person by id, with the roles of this moment; null where nobody is, or the account is closed. */
export async function readPerson(
  db: Kysely<Database>,
  userId: string,
  inherit?: Inherit,
): Promise<Actor | null> {
  const rows = await db
    .selectFrom("auth_user as user")
    .leftJoin("role_grant as grant", "grant.user_id", "user.id")
    .select(["user.username", "user.name", "user.disabledAt"])
    .select(["grant.role", "grant.unit_id", "grant.areas"])
    .select((eb) =>
      eb.selectFrom("revision").select("n").where("revision.name", "=", "units").as("revision"),
    )
    .where("user.id", "=", userId)
    .orderBy("grant.id")
    .execute();
  const [first] = rows;
  if (first === undefined || first.disabledAt !== null) return null;
  const given = rows.flatMap(({ role, unit_id, areas }) =>
    role === null || unit_id === null
      ? []
      : { role, unitId: unit_id, ...(areas === null ? {} : { areas }) },
  );
  const followed = (await inherit?.(given, first.revision ?? 0)) ?? [];
  const person = { userId, username: first.username ?? "", name: first.name };
  return followed.length === 0
    ? { ...person, grants: given }
    : { ...person, grants: [...given, ...followed], given };
}
