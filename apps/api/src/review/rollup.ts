import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { type KeptRate, rollUpKept, type RolledRate } from "@cchc/domain/rollup/rollup";
import { packRates } from "@cchc/domain/rollup/packed";
import { fullName } from "@cchc/domain/unit/unit";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { Services } from "../services.ts";
import { type KeptRatesOfUnits, readKeptRates } from "./columns.ts";
import type { ReviewNode } from "./scope.ts";

/** `children`: one row a unit just below the node; `submitters`: one row a commune. */
export type RollUpBy = "children" | "submitters";

export interface RollUpRow {
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
  /** Communes that owe a report in this row. */
  readonly submitters: number;
}

/** A roll-up for sending: the rates of each column packed. */
export function packRollUp({ rows, columns }: RollUp) {
  return { rows, columns: columns.map((one) => ({ ...one, rates: packRates(one.rates) })) };
}

/** One indicator over the rows, position by position, and over the node as a whole. */
export interface RollUpColumn {
  readonly indicator: string;
  readonly rates: readonly RolledRate[];
  readonly total: RolledRate;
}

export interface RollUp {
  readonly rows: readonly RollUpRow[];
  readonly columns: readonly RollUpColumn[];
}

/**
 * The rates of every row and of the node, as ratios of sums over the kept counts of the communes
 * below; three queries whatever the number of communes.
 */
export async function rollUpNode(
  { db }: Pick<Services, "db">,
  node: ReviewNode,
  by: RollUpBy,
): Promise<RollUp> {
  const { tree, form, period, submitters } = node;
  const stored = await readKeptRates(
    db,
    node.periods.map((one) => one.id),
  );
  const rows = rowsOf(node, by);
  const unitIds = submitters.map((unit) => unit.unitId);
  const rowOf = rowIndex(tree, rows, unitIds);
  const columns = indicatorsFor(form, period.to).map((indicator) => {
    const kept = keptByUnit(stored, indicator.code);
    const all: KeptRate[] = [];
    const groups: KeptRate[][] = rows.map(() => []);
    for (const unitId of unitIds) {
      const index = rowOf.get(unitId);
      if (index === undefined) continue;
      const rate = kept(unitId);
      all.push(rate);
      groups[index]?.push(rate);
    }
    return {
      indicator: indicator.code,
      rates: groups.map((group) => rollUpKept(group)),
      total: rollUpKept(all),
    };
  });
  return { rows, columns };
}

const missing: KeptRate = { state: "missing" };
const stated: KeptRate = { state: "stated" };
const none: KeptRate = { state: "none" };

function rowsOf({ tree, nodeId, submitters }: ReviewNode, by: RollUpBy): RollUpRow[] {
  if (by === "submitters") {
    return submitters.map((unit) => ({
      unitId: unit.unitId,
      name: fullName(unit),
      kind: unit.kind,
      submitters: 1,
    }));
  }
  const counts = new Map<string, number>();
  for (const unit of submitters) {
    const child = childTowards(tree, nodeId, unit.unitId);
    counts.set(child, (counts.get(child) ?? 0) + 1);
  }
  return tree
    .children(nodeId)
    .filter((unit) => counts.has(unit.unitId))
    .map((unit) => ({
      unitId: unit.unitId,
      name: fullName(unit),
      kind: unit.kind,
      submitters: counts.get(unit.unitId) ?? 0,
    }));
}

/** The unit just below a node on the way down to another. */
function childTowards(tree: UnitTree, nodeId: string, unitId: string): string {
  let child = unitId;
  for (const above of tree.ancestors(unitId)) {
    if (above.unitId === nodeId) return child;
    child = above.unitId;
  }
  return child;
}

function rowIndex(
  tree: UnitTree,
  rows: readonly RollUpRow[],
  unitIds: readonly string[],
): ReadonlyMap<string, number> {
  const byUnit = new Map(rows.map((row, index) => [row.unitId, index]));
  const found = new Map<string, number>();
  for (const unitId of unitIds) {
    const own = byUnit.get(unitId);
    const index =
      own ??
      tree
        .ancestors(unitId)
        .map((unit) => byUnit.get(unit.unitId))
        .find((at) => at !== undefined);
    if (index !== undefined) found.set(unitId, index);
  }
  return found;
}

/** Finds the kept rate of a unit; `missing` where nothing was handed in. */
function keptByUnit(
  stored: readonly KeptRatesOfUnits[],
  indicator: string,
): (unitId: string) => KeptRate {
  const sets = stored.flatMap((set) => {
    const at = set.indicators.indexOf(indicator);
    return at === -1 ? [] : [{ set, at, places: placesOf(set) }];
  });
  return (unitId) => {
    for (const { set, at, places } of sets) {
      const place = places.get(unitId);
      if (place !== undefined) return rateAt(set, place, at);
    }
    return missing;
  };
}

const places = new WeakMap<KeptRatesOfUnits, ReadonlyMap<string, number>>();

/** Where each unit stands in a set; made once for all indicators. */
function placesOf(set: KeptRatesOfUnits): ReadonlyMap<string, number> {
  const known = places.get(set);
  if (known !== undefined) return known;
  const made = new Map(set.units.map((unitId, index) => [unitId, index]));
  places.set(set, made);
  return made;
}

function rateAt(set: KeptRatesOfUnits, place: number, at: number): KeptRate {
  switch (set.states[place]?.charAt(at)) {
    case "c": {
      const numerator = set.numerators[place]?.[at];
      const denominator = set.denominators[place]?.[at];
      if (typeof numerator !== "number" || typeof denominator !== "number") {
        throw new Error("a computed rate without its counts");
      }
      return { state: "computed", numerator, denominator };
    }
    case "s":
      return stated;
    case "n":
      return none;
    default:
      return missing;
  }
}
