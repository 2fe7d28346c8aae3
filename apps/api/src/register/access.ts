import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { treeOfUnit } from "../units/ever.ts";
import { holds } from "../units/scope.ts";

export interface OwnedDocument {
  readonly id: string;
  readonly unitId: string;
}

/**
 * Whether this person may read an entry and its files: the unit itself and who reviews it today, and
 * whoever reviews a round in which it is evidence, in the tree of that round's period.
 */
export async function mayReadDocument(
  services: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
  { id, unitId }: OwnedDocument,
): Promise<boolean> {
  const tree = await treeOfUnit(services, unitId);
  if (tree !== undefined && holds(actor, "document.read", tree, unitId)) return true;
  const days = await services.db
    .selectFrom("score_evidence as evidence")
    .innerJoin("scoring_round as round", "round.id", "evidence.round_id")
    .innerJoin("period", "period.id", "round.period_id")
    .select("period.to_day as day")
    .distinct()
    .where("evidence.document_id", "=", id)
    .where("evidence.unit_id", "=", unitId)
    .execute();
  for (const { day } of days) {
    if (holds(actor, "document.read", await services.trees.at(day), unitId)) return true;
  }
  return false;
}

/** The unit of an entry. @throws Problem `not-found` for one that is unknown or out of scope. */
export async function requireDocument(
  services: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
  documentId: string,
): Promise<OwnedDocument> {
  const row = await services.db
    .selectFrom("document")
    .select(["id", "unit_id as unitId"])
    .where("id", "=", documentId)
    .executeTakeFirst();
  if (row === undefined || !(await mayReadDocument(services, actor, row))) {
    throw new Problem("not-found", {});
  }
  return row;
}
