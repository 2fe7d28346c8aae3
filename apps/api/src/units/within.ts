import type { Selectable } from "kysely";
import type { UnitOperationTable } from "@cchc/db/schema";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { requireChangeable, requireMade, type TreeOn } from "./change.ts";

type Kept = Pick<Selectable<UnitOperationTable>, "state" | "changes">;

/**
 * Whether all that an operation changes lies within the actor's reach: of a made one as it was on the
 * eve; of any other on its day too, so that one which the tree has overtaken can still be taken back.
 */
export function isWithin(actor: Actor, treeOn: TreeOn, { state, changes }: Kept): boolean {
  const made = passes(() => requireMade(actor, treeOn, changes));
  return made || (state !== "applied" && passes(() => requireChangeable(actor, treeOn, changes)));
}

/** @throws Problem `not-found` where {@link isWithin} is false */
export function requireWithin(actor: Actor, treeOn: TreeOn, kept: Kept): void {
  if (!isWithin(actor, treeOn, kept)) throw new Problem("not-found", {});
}

function passes(ask: () => void): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
