import type { CriteriaSet } from "@cchc/domain/criteria/set";
import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { holds, scopeRoots } from "../units/scope.ts";
import { readSet, type SetAddress, type StoredSet } from "./queries.ts";

type Where = Pick<Services, "db" | "trees" | "now">;

/** What somebody may do with a version of a set. */
export interface SetReach {
  readonly visible: boolean;
  readonly manageable: boolean;
}

/**
 * The trees by which it is told whose a set is: today's, and those of its first and last day, so
 * that the sets of a unit that is no more stay with those who kept them and were scored by them.
 */
async function treesOf(
  { trees, now }: Where,
  { from, to }: { readonly from: Day; readonly to?: Day },
): Promise<readonly UnitTree[]> {
  const days = new Set([todayInVietnam(now()), from, ...(to === undefined ? [] : [to])]);
  const revision = await trees.revision();
  return Promise.all([...days].map((day) => trees.at(day, revision)));
}

/** Whether a unit stands above, or is, one where the person reads sets. */
function readsAbove(actor: Actor, tree: UnitTree, unitId: string): boolean {
  return scopeRoots(actor, "criteria.read", tree).some(
    (root) => root === unitId || tree.ancestors(root).some((unit) => unit.unitId === unitId),
  );
}

/**
 * A built-in set is everybody's to read. An issued one is read by its owner, whoever is above and
 * every unit below; a draft only by those who may write it.
 */
export async function reachOf(
  services: Where,
  actor: Actor,
  { set, ownerId, status }: Pick<StoredSet, "set" | "ownerId" | "status">,
): Promise<SetReach> {
  if (ownerId === null) return { visible: true, manageable: false };
  const trees = await treesOf(services, set);
  const manageable = trees.some((tree) => holds(actor, "criteria.manage", tree, ownerId));
  if (status === "draft") return { visible: manageable, manageable };
  const visible = trees.some(
    (tree) => holds(actor, "criteria.read", tree, ownerId) || readsAbove(actor, tree, ownerId),
  );
  return { visible, manageable };
}

/** @throws Problem `not-found` where it is unknown or not the person's to read */
export async function requireVisible(
  services: Where,
  actor: Actor,
  address: SetAddress,
): Promise<{ readonly stored: StoredSet; readonly manageable: boolean }> {
  const stored = await readSet(services.db, address);
  const { visible, manageable } = await reachOf(services, actor, stored);
  if (!visible) throw new Problem("not-found", {});
  return { stored, manageable };
}

/** @throws Problem `not-found` where it is unknown or not the person's to write */
export async function requireManageable(
  services: Where,
  actor: Actor,
  address: SetAddress,
): Promise<StoredSet> {
  const { stored, manageable } = await requireVisible(services, actor, address);
  if (!manageable) throw new Problem("not-found", {});
  return stored;
}

/** @throws Problem `not-found` where the person may keep no sets at that unit */
export async function requireOwner(
  services: Where,
  actor: Actor,
  { ownerId, set }: { readonly ownerId: string; readonly set: Pick<CriteriaSet, "from" | "to"> },
): Promise<void> {
  const trees = await treesOf(services, set);
  if (!trees.some((tree) => holds(actor, "criteria.manage", tree, ownerId))) {
    throw new Problem("not-found", {});
  }
}
