import { todayInVietnam } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { readVersions } from "../units/queries.ts";
import { treeAt } from "@cchc/domain/unit/tree";
import { holds } from "../units/scope.ts";
import type { GrantInput } from "./accounts.ts";

/**
 * Whether an account bound to these units is within an administrator's reach: each of them lies
 * below one of the administrator's own, today or on its last day.
 */
export async function reachOf(
  { db, trees, now }: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
): Promise<(unitIds: readonly string[]) => boolean> {
  const today = await trees.at(todayInVietnam(now()));
  const versions = await readVersions(db);
  const lastDay = new Map<string, string>();
  for (const { unitId, to } of versions) if (to !== undefined) lastDay.set(unitId, to);
  return (unitIds) =>
    unitIds.every((unitId) => {
      if (holds(actor, "account.manage", today, unitId)) return true;
      const gone = lastDay.get(unitId);
      if (gone === undefined || today.get(unitId) !== undefined) return false;
      return holds(actor, "account.manage", treeAt(versions, gone), unitId);
    });
}

/** @throws Problem `not-found`: out of reach looks the same as unknown. */
export async function requireAccount(
  services: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
  userId: string,
): Promise<void> {
  const rows = await services.db
    .selectFrom("auth_user")
    .leftJoin("role_grant", "role_grant.user_id", "auth_user.id")
    .select("role_grant.unit_id")
    .where("auth_user.id", "=", userId)
    .execute();
  const inReach = await reachOf(services, actor);
  const units = rows.flatMap(({ unit_id }) => unit_id ?? []);
  if (rows.length === 0 || !inReach(units)) throw new Problem("not-found", {});
}

/** Roles are given only on units within reach. @throws Problem `not-found`. */
export async function requireGrantable(
  services: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
  grants: readonly GrantInput[],
): Promise<void> {
  const inReach = await reachOf(services, actor);
  if (!inReach(grants.map((grant) => grant.unitId))) throw new Problem("not-found", {});
}
