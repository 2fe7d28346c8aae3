import type { Actor } from "../auth/actor.ts";
import { readYears } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import { rollUpNode } from "./rollup.ts";
import { findNode, type ReviewNode } from "./scope.ts";

/** Most years looked back on. */
const most = 6;

/**
 * Every rate of a node over the years, each in the tree of its own time, oldest first. A year in
 * which the node did not exist has no point.
 */
export async function readTrend(services: Services, actor: Actor, node: ReviewNode) {
  const { period, nodeId } = node;
  const revision = await services.trees.revision();
  const years = new Map<number, string>();
  const kinship = await services.trees.kinship(revision);
  for (const other of await readYears(services.db, period, kinship.related([nodeId]))) {
    if (years.has(other.year)) continue;
    const tree = await services.trees.at(other.to, revision);
    if (tree.get(nodeId) !== undefined) years.set(other.year, other.id);
  }
  const latest = [...years].toSorted(([a], [b]) => a - b).slice(-most);
  const points = [];
  for (const [year, periodId] of latest) {
    const then = await findNode(services, actor, { periodId, nodeId });
    if (then.submitters.length === 0) continue;
    const { columns } = await rollUpNode(services, then, "children");
    points.push({
      year,
      periodId,
      name: then.period.name,
      illustration: then.period.illustration,
      rates: columns.map(({ indicator, total }) => ({ indicator, total })),
    });
  }
  return points;
}
