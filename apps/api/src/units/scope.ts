import { canOn, type Permission, unitsFor } from "@cchc/domain/access/permissions";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";

/** Whether the actor holds a permission on a unit of this tree. An unknown unit is out of scope. */
export function holds(
  actor: Actor,
  permission: Permission,
  tree: UnitTree,
  unitId: string,
): boolean {
  if (tree.get(unitId) === undefined) return false;
  const ancestors = tree.ancestors(unitId).map((unit) => unit.unitId);
  return canOn(actor.grants, permission, { unitId, ancestors });
}

/**
 * Lets only units in scope pass.
 * @throws Problem `not-found`: out of scope looks the same as unknown.
 */
export function requireUnit(
  actor: Actor,
  permission: Permission,
  tree: UnitTree,
  unitId: string,
): void {
  if (!holds(actor, permission, tree, unitId)) throw new Problem("not-found", {});
}

/**
 * The nodes from which the actor may do this, on a day's tree. A reviewer of a unit that is not in
 * the tree of that day (its predecessor was) sees nothing there.
 */
export function scopeRoots(
  actor: Actor,
  permission: Permission,
  tree: UnitTree,
): readonly string[] {
  return unitsFor(actor.grants, permission)
    .map((scope) => scope.unitId)
    .filter((unitId) => tree.get(unitId) !== undefined);
}
