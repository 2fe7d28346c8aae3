import { canOn, type Permission, unitsFor } from "@cchc/domain/access/permissions";
import { reviewerOf } from "@cchc/domain/unit/review";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { otherReviewer } from "../review/reviewing.ts";
import { type RoundScene, type RoundTarget, readScene, takesPart } from "../rounds/queries.ts";
import type { Services } from "../services.ts";
import { holds } from "../units/scope.ts";

/**
 * The round for whoever reads appraisals at its root or above, or below it for the units there.
 * @throws Problem `not-found`
 */
export async function appraisalScene(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  roundId: string,
): Promise<RoundScene> {
  const scene = await readScene(services, roundId);
  if (!holds(actor, "appraisal.read", scene.tree, scene.round.rootId)) {
    throw new Problem("not-found", {});
  }
  return scene;
}

/**
 * The scores of units for somebody who appraises them: a role bound at the unit that reviews each
 * by the rules of the round's time, as with reports. The number of queries does not grow with the
 * units.
 * @throws Problem `not-found` out of reach; `other-reviewer` where another unit reviews one of them.
 */
export async function appraisalTargets(
  services: Pick<Services, "db" | "trees">,
  { grants }: Actor,
  {
    permission,
    roundId,
    unitIds,
  }: {
    readonly permission: Permission;
    readonly roundId: string;
    readonly unitIds: readonly string[];
  },
): Promise<RoundTarget[]> {
  const scene = await readScene(services, roundId);
  const rules = await services.trees.reviewRules();
  const scopes = unitsFor(grants, permission);
  return [...new Set(unitIds)].map((unitId) => {
    const unit = scene.tree.get(unitId);
    const ancestors = scene.tree.ancestors(unitId).map((one) => one.unitId);
    const within = canOn(grants, permission, { unitId, ancestors });
    if (unit === undefined || !within || !takesPart(scene, unitId)) {
      throw new Problem("not-found", {});
    }
    const reviewer = reviewerOf(scene.tree, unitId, rules);
    const target = { ...scene, unitId, unit, reviewer };
    if (!scopes.some((scope) => scope.unitId === reviewer?.unitId)) throw otherReviewer(target);
    return target;
  });
}
