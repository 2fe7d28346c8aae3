import type { Form } from "@cchc/domain/form/form";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { expectedSubmitters } from "@cchc/domain/period/period";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { UnitVersion } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { readTwins, type StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { holds, requireUnit } from "../units/scope.ts";

/** A node of the tree on the last day of a period, and the communes below it that owe a report. */
export interface ReviewNode {
  readonly period: StoredPeriod;
  /** The same period as each reviewer below or above the node opened it for its own communes. */
  readonly periods: readonly StoredPeriod[];
  readonly nodeId: string;
  readonly tree: UnitTree;
  readonly form: Form;
  /** In Vietnamese order. */
  readonly submitters: readonly UnitVersion[];
  /** What to read of the database for them. */
  readonly reading: Reading;
  /** The period under which a commune reports. */
  periodOf(unitId: string): StoredPeriod | undefined;
}

/** Which rows a screen needs. */
export interface Reading {
  readonly periodIds: readonly string[];
  /** These communes only; undefined where most of the period's are meant and a filter only costs. */
  readonly only: readonly string[] | undefined;
}

export interface ReviewAddress {
  readonly periodId: string;
  readonly nodeId: string;
}

/**
 * @throws Problem `not-found` where the period or the node is unknown or out of scope.
 */
export async function findNode(
  { db, trees }: Pick<Services, "db" | "trees">,
  actor: Actor,
  { periodId, nodeId }: ReviewAddress,
): Promise<ReviewNode> {
  const twins = await readTwins(db, periodId);
  const [period] = twins;
  if (period === undefined) throw new Problem("not-found", {});
  const tree = await trees.at(period.to);
  requireUnit(actor, "review.read", tree, nodeId);
  return nodeIn(twins, { period, tree, nodeId });
}

/**
 * The same for whoever may see the node as a part of another: its predecessors in a trend. Undefined
 * where it did not exist then. `partial`: other communes of it went elsewhere, and their figures are
 * for those alone who may see all of it.
 */
export async function findPart(
  { db, trees }: Pick<Services, "db" | "trees">,
  actor: Actor,
  { periodId, nodeId, partial }: ReviewAddress & { readonly partial: boolean },
): Promise<ReviewNode | undefined> {
  const twins = await readTwins(db, periodId);
  const [period] = twins;
  if (period === undefined) return undefined;
  const tree = await trees.at(period.to);
  if (tree.get(nodeId) === undefined) return undefined;
  if (partial && !holds(actor, "review.read", tree, nodeId)) return undefined;
  return nodeIn(twins, { period, tree, nodeId });
}

function nodeIn(
  twins: readonly StoredPeriod[],
  { period, tree, nodeId }: Pick<ReviewNode, "period" | "tree" | "nodeId">,
): ReviewNode {
  const periods = twins.filter((other) => related(tree, other.rootId, nodeId));
  const owner = new Map<string, StoredPeriod>();
  // The period asked for goes last: where two were opened for the same communes, it is meant.
  for (const other of [...periods.filter((one) => one.id !== period.id), period]) {
    for (const unit of expectedSubmitters(tree, other.rootId, other.submitterKind)) {
      owner.set(unit.unitId, other);
    }
  }
  const below = expectedSubmitters(tree, nodeId, period.submitterKind);
  const submitters = below.filter((unit) => owner.has(unit.unitId));
  const few = submitters.length * 2 < owner.size;
  return {
    period,
    periods,
    nodeId,
    tree,
    form: formByVersion(period.form, period.formVersion),
    submitters,
    reading: {
      periodIds: periods.map((one) => one.id),
      only: few ? submitters.map((unit) => unit.unitId) : undefined,
    },
    periodOf: (unitId) => owner.get(unitId),
  };
}

/** Whether one of two nodes lies below the other, or they are the same. */
function related(tree: UnitTree, one: string, other: string): boolean {
  if (one === other) return true;
  const above = (id: string): boolean =>
    tree.get(id) !== undefined &&
    tree.ancestors(id).some((unit) => unit.unitId === one || unit.unitId === other);
  return above(one) || above(other);
}
