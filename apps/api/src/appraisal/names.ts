import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";

/** Names of people by their ids; ids that are unknown or empty are left out. */
export async function readUserNames(
  db: Kysely<Database>,
  ids: readonly (string | null | undefined)[],
): Promise<Readonly<Record<string, string>>> {
  const known = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (known.length === 0) return {};
  const rows = await db
    .selectFrom("auth_user")
    .select(["id", "name"])
    .where("id", "in", known)
    .execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
