import type { Permission } from "@cchc/domain/access/permissions";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { holds } from "./scope.ts";

type Reading = Pick<Services, "db" | "trees" | "now">;

/**
 * The tree in which a unit stands now or, where it is gone, stood on its last day: what it keeps
 * beside its reports is still its own. Undefined for a unit that never was.
 */
export async function treeOfUnit(
  { db, trees, now }: Reading,
  unitId: string,
): Promise<UnitTree | undefined> {
  const today = todayInVietnam(now());
  const tree = await trees.at(today);
  if (tree.get(unitId) !== undefined) return tree;
  const last = await db
    .selectFrom("unit_version")
    .select((eb) => eb.fn.max("to_day").as("day"))
    .where("unit_id", "=", unitId)
    .where("to_day", "<", today)
    .executeTakeFirst();
  return last?.day == null ? undefined : trees.at(last.day);
}

/**
 * Lets only a unit pass on which the permission holds, today or on its last day.
 * @throws Problem `not-found`: out of scope looks the same as unknown.
 */
export async function requireUnitEver(
  services: Reading,
  actor: Actor,
  permission: Permission,
  unitId: string,
): Promise<void> {
  const tree = await treeOfUnit(services, unitId);
  if (tree === undefined || !holds(actor, permission, tree, unitId)) {
    throw new Problem("not-found", {});
  }
}
