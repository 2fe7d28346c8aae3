import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { type KeptRate, rollUpKept, type RolledRate } from "@cchc/domain/rollup/rollup";
import { fullName } from "@cchc/domain/unit/unit";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { Services } from "../services.ts";
import { type IndicatorColumn, readIndicatorColumns } from "./columns.ts";
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
  const stored = await readIndicatorColumns(
    db,
    node.periods.map((one) => one.id),
  );
  const rows = rowsOf(node, by);
  const rowOf = rowIndex(
    tree,
    rows,
    submitters.map((unit) => unit.unitId),
  );
  const columns = indicatorsFor(form, period.to).map((indicator) => {
    const column = stored.find((one) => one.indicator === indicator.code);
    const kept = keptByUnit(column);
    const groups: KeptRate[][] = rows.map(() => []);
    for (const { unitId } of submitters) {
      const index = rowOf.get(unitId);
      if (index !== undefined) groups[index]?.push(kept.get(unitId) ?? missing);
    }
    return {
      indicator: indicator.code,
      rates: groups.map((group) => rollUpKept(group)),
      total: rollUpKept(groups.flat()),
    };
  });
  return { rows, columns };
}

const missing: KeptRate = { state: "missing" };

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

function keptByUnit(column: IndicatorColumn | undefined): ReadonlyMap<string, KeptRate> {
  const kept = new Map<string, KeptRate>();
  column?.units.forEach((unitId, index) => {
    const state = column.states[index];
    const numerator = column.numerators[index];
    const denominator = column.denominators[index];
    if (state === "computed" && typeof numerator === "number" && typeof denominator === "number") {
      kept.set(unitId, { state, numerator, denominator });
    } else if (state === "stated" || state === "none") {
      kept.set(unitId, { state });
    }
  });
  return kept;
}
