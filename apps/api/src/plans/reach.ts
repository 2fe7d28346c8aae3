import { type Permission, unitsFor } from "@cchc/domain/access/permissions";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { requireUnitEver, treeOfUnit } from "../units/ever.ts";
import { holds } from "../units/scope.ts";

type Reading = Pick<Services, "db" | "trees" | "now">;

/**
 * Lets only those pass whose role is bound at that very unit: a reviewer sees the plans below and
 * writes nobody's but the own one.
 * @throws Problem `not-found`.
 */
export async function requireOwnUnit(
  services: Reading,
  actor: Actor,
  permission: Permission,
  unitId: string,
): Promise<void> {
  const bound = unitsFor(actor.grants, permission).some((scope) => scope.unitId === unitId);
  if (!bound) throw new Problem("not-found", {});
  await requireUnitEver(services, actor, permission, unitId);
}

/** The units at which the actor's roles that hold a permission are bound. */
export function boundUnits(actor: Actor, permission: Permission): readonly string[] {
  return unitsFor(actor.grants, permission).map(({ unitId }) => unitId);
}

export interface PlanOwner {
  readonly unitId: string;
  readonly state: "draft" | "issued" | "closed";
}

/**
 * The owner of a plan, for whoever may read it: the unit itself, who stands above it once it is
 * issued, and the units that received tasks of it.
 * @throws Problem `not-found`.
 */
export async function requirePlan(
  services: Reading,
  actor: Actor,
  planId: string,
): Promise<PlanOwner> {
  const row = await services.db
    .selectFrom("plan")
    .select(["unit_id as unitId", "state"])
    .where("id", "=", planId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  const own = boundUnits(actor, "plan.read");
  if (own.includes(row.unitId)) return row;
  if (row.state !== "draft") {
    const tree = await treeOfUnit(services, row.unitId);
    if (tree !== undefined && holds(actor, "plan.read", tree, row.unitId)) return row;
    const received = await services.db
      .selectFrom("task_copy")
      .select("unit_id")
      .where("plan_id", "=", planId)
      .where("unit_id", "in", [...own, ""])
      .limit(1)
      .executeTakeFirst();
    if (received !== undefined) return row;
  }
  throw new Problem("not-found", {});
}
