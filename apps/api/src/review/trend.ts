import {
  EMPTY_TOTALS,
  mergeTotals,
  type RateTotals,
  rolledFrom,
  type RolledRate,
} from "@cchc/domain/rollup/rollup";
import { type Predecessor, predecessors } from "@cchc/domain/unit/succession";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { readYears, type StoredPeriod } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import { rollUpNode } from "./rollup.ts";
import { findNode, findPart, type ReviewNode } from "./scope.ts";

/** Most years looked back on. */
const most = 6;

/**
 * Every rate of a node over the years, each in the tree of its own time, oldest first. A year in
 * which the node did not exist has no point. `merged`: as if it had always been what it is today:
 * before it began, or before it took others in, the sums of what it came from.
 */
export async function readTrend(
  services: Services,
  { actor, merged }: { readonly actor: Actor; readonly merged: boolean },
  node: ReviewNode,
) {
  const { period, nodeId } = node;
  const { trees } = services;
  const revision = await trees.revision();
  const successions = merged ? await trees.successions(revision) : [];
  const originsOn = (day: string) => predecessors(successions, nodeId, day);
  const everything = [nodeId, ...originsOn("0001-01-01").map((one) => one.unitId)];
  const kinship = await trees.kinship(revision);
  const years = new Map<number, StoredPeriod>();
  for (const other of await readYears(services.db, period, kinship.related(everything))) {
    if (years.has(other.year)) continue;
    const tree = await trees.at(other.to, revision);
    const there = originsOn(other.to).some(({ unitId }) => tree.get(unitId) !== undefined);
    if (there) years.set(other.year, other);
  }
  const latest = [...years].toSorted(([a], [b]) => a - b).slice(-most);
  const points = [];
  for (const [year, { id: periodId, to }] of latest) {
    const origins = originsOn(to);
    const own = origins.every(({ unitId }) => unitId === nodeId);
    const parts = own
      ? [await findNode(services, actor, { periodId, nodeId })]
      : await partsOf(services, actor, { periodId, origins });
    const filled = parts.filter(({ submitters }) => submitters.length > 0);
    const [first] = filled;
    if (first === undefined) continue;
    points.push({
      year,
      periodId,
      name: first.period.name,
      illustration: first.period.illustration,
      rates: await ratesOf(services, filled),
      /** The units whose sums stand for the node; absent where it is itself. */
      ...(own
        ? {}
        : {
            origins: originsIn(
              parts,
              origins.some(({ partial }) => partial),
            ),
          }),
    });
  }
  return points;
}

function originsIn(parts: readonly ReviewNode[], partial: boolean) {
  const names = parts.flatMap(({ tree, nodeId }) => {
    const unit = tree.get(nodeId);
    return unit === undefined ? [] : fullName(unit);
  });
  return { names, partial };
}

async function partsOf(
  services: Services,
  actor: Actor,
  { periodId, origins }: { readonly periodId: string; readonly origins: readonly Predecessor[] },
): Promise<readonly ReviewNode[]> {
  const parts = [];
  for (const { unitId, partial } of origins) {
    const part = await findPart(services, actor, { periodId, nodeId: unitId, partial });
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

/** The rates of several nodes together: ratios of sums over all their communes. */
async function ratesOf(services: Services, parts: readonly ReviewNode[]) {
  const totals = new Map<string, RateTotals>();
  for (const part of parts) {
    const { columns } = await rollUpNode(services, part, "children");
    for (const { indicator, total } of columns) {
      const known = totals.get(indicator) ?? EMPTY_TOTALS;
      totals.set(indicator, mergeTotals(known, totalsIn(total)));
    }
  }
  return [...totals].map(([indicator, sums]) => ({ indicator, total: rolledFrom(sums) }));
}

function totalsIn(rate: RolledRate): RateTotals {
  const { coverage } = rate;
  return rate.state === "computed"
    ? { numerator: rate.numerator, denominator: rate.denominator, coverage }
    : { numerator: 0, denominator: 0, coverage };
}
