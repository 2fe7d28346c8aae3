import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { Problem } from "../problem.ts";

/** The units at which an account is administrator. */
export async function administeredBy(
  tx: Transaction<Database>,
  userId: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("role_grant")
    .select("unit_id")
    .where("user_id", "=", userId)
    .where("role", "=", "administrator")
    .execute();
  return rows.map((row) => row.unit_id);
}

/**
 * After a change: wherever somebody was administrator, an account that can still sign in is, there or
 * further up. Called behind the entry in the system's chain, whose lock lets two such changes follow
 * one another. A unit that is no longer in the tree needs nobody.
 * @throws Problem `last-administrator`
 */
export async function requireAdministratorLeft(
  tx: Transaction<Database>,
  places: readonly string[],
  today: UnitTree,
): Promise<void> {
  const standing = places.filter((unitId) => today.get(unitId) !== undefined);
  if (standing.length === 0) return;
  const rows = await tx
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select("unit_id")
    .where("role", "=", "administrator")
    .where("disabledAt", "is", null)
    .execute();
  const held = new Set(rows.map((row) => row.unit_id));
  for (const unitId of standing) {
    const reaching = [unitId, ...today.ancestors(unitId).map((unit) => unit.unitId)];
    if (!reaching.some((id) => held.has(id))) throw new Problem("last-administrator", {});
  }
}
