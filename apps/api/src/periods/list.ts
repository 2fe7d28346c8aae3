import { unitsFor } from "@cchc/domain/access/permissions";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import type { Services } from "../services.ts";
import { readUnitNames } from "../units/queries.ts";
import { holds, scopeRoots } from "../units/scope.ts";
import { countHandedIn, readPeriods } from "./queries.ts";

/**
 * The periods that concern a person's units, latest first: those opened at one of them, above or
 * below, in the tree of the period's last day. What is opened elsewhere is not even read.
 */
export async function listPeriods(services: Services, actor: Actor) {
  const { db, trees, now } = services;
  const revision = await trees.revision();
  const kinship = await trees.kinship(revision);
  const own = unitsFor(actor.grants, "period.read").map((scope) => scope.unitId);
  const seen = [];
  for (const period of await readPeriods(db, kinship.related(own))) {
    const tree = await trees.at(period.to, revision);
    const roots = scopeRoots(actor, "period.read", tree);
    const given = scopeRoots(
      { ...actor, grants: actor.given ?? actor.grants },
      "period.read",
      tree,
    );
    const above = new Set(tree.ancestors(period.rootId).map((unit) => unit.unitId));
    const below = (root: string): boolean =>
      tree.ancestors(root).some((unit) => unit.unitId === period.rootId);
    const concerns = (root: string): boolean =>
      root === period.rootId || above.has(root) || below(root);
    if (roots.some(concerns)) {
      seen.push({
        ...period,
        manageable: holds(actor, "period.manage", tree, period.rootId),
        /** It concerns the person only through a unit that theirs took over from. */
        takenOver: !given.some(concerns),
      });
    }
  }
  const [names, handedIn] = await Promise.all([
    readUnitNames(
      services,
      seen.map((period) => period.rootId),
      todayInVietnam(now()),
    ),
    countHandedIn(
      db,
      seen.map((period) => period.id),
    ),
  ]);
  return seen.map((period) => ({
    ...period,
    rootName: names.get(period.rootId) ?? period.rootId,
    /** Reports submitted or received, of all the period's communes. */
    handedIn: handedIn.get(period.id) ?? 0,
  }));
}
