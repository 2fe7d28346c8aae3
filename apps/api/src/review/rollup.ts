import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { createRateColumn, type PackedRates, stateLetters } from "@cchc/domain/rollup/packed";
import type { RolledRate } from "@cchc/domain/rollup/rollup";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import type { Services } from "../services.ts";
import { type KeptRatesOfUnits, readKeptRates } from "./columns.ts";
import type { ReviewNode } from "./scope.ts";

/** `children`: one row a unit just below the node; `submitters`: one row a commune. */
export type RollUpBy = "children" | "submitters";

export interface RollUpRow {
  readonly unitId: string;
  readonly name: string;
  /** Communes that owe a report in this row. */
  readonly submitters: number;
}

/** One indicator over the rows, position by position, and over the node as a whole. */
export interface RollUpColumn {
  readonly indicator: string;
  readonly rates: PackedRates;
  /** Communes that stated a rate without counts: their row, and hundredths of a percent. */
  readonly stated: readonly (readonly [row: number, hundredths: number])[];
  readonly total: RolledRate;
}

export interface RollUp {
  readonly rows: readonly RollUpRow[];
  readonly columns: readonly RollUpColumn[];
}

/**
 * The rates of every row and of the node, as ratios of sums over the kept counts of the communes
 * below; one query whatever the number of communes.
 */
export async function rollUpNode(
  { db }: Pick<Services, "db">,
  node: ReviewNode,
  by: RollUpBy,
): Promise<RollUp> {
  const stored = await readKeptRates(db, node.reading);
  const rows = by === "submitters" ? eachOf(node.submitters) : childrenOf(node);
  const columns = indicatorsFor(node.form, node.period.to).map(({ code }) => ({
    code,
    sums: createRateColumn(rows.list.length),
    stated: [] as [row: number, hundredths: number][],
  }));
  // Where each set keeps each column; -1 where it has none.
  const positions = new Map(
    stored.map((set) => [set, columns.map(({ code }) => set.indicators.indexOf(code))]),
  );
  const places = placesOf(node, stored);
  for (const [submitter, row] of rows.of.entries()) {
    const place = places[submitter];
    const at = place && positions.get(place.set);
    const states = place?.set.states[place.index] ?? "";
    const numerators = place?.set.numerators[place.index] ?? [];
    const denominators = place?.set.denominators[place.index] ?? [];
    for (let index = 0; index < columns.length; index += 1) {
      const position = at?.[index] ?? -1;
      const letter = states[position] ?? stateLetters.missing;
      columns[index]?.sums.add(row, letter, numerators[position] ?? 0, denominators[position] ?? 0);
    }
    if (by === "children" || place === undefined) continue;
    const stated = place.set.stated[place.index];
    for (const code in stated) {
      const hundredths = stated[code];
      const column = columns.find((one) => one.code === code);
      if (hundredths !== undefined) column?.stated.push([row, hundredths]);
    }
  }
  return {
    rows: rows.list,
    columns: columns.map(({ code, sums, stated }) => ({
      indicator: code,
      rates: sums.pack(),
      stated,
      total: sums.total(),
    })),
  };
}

interface Rows {
  readonly list: readonly RollUpRow[];
  /** The row of each submitter. */
  readonly of: readonly number[];
}

function eachOf(submitters: readonly UnitVersion[]): Rows {
  return {
    list: submitters.map((unit) => ({ unitId: unit.unitId, name: fullName(unit), submitters: 1 })),
    of: submitters.map((_, index) => index),
  };
}

/** The units just below the node that have submitters; a node that submits itself is its own row. */
function childrenOf({ tree, nodeId, submitters }: ReviewNode): Rows {
  const towards = submitters.map(({ unitId }) => {
    let child = unitId;
    for (const above of unitId === nodeId ? [] : tree.ancestors(unitId)) {
      if (above.unitId === nodeId) break;
      child = above.unitId;
    }
    return child;
  });
  const counts = new Map<string, number>();
  for (const child of towards) counts.set(child, (counts.get(child) ?? 0) + 1);
  const node = tree.get(nodeId);
  const list = [...(node === undefined ? [] : [node]), ...tree.children(nodeId)]
    .filter((unit) => counts.has(unit.unitId))
    .map((unit) => ({
      unitId: unit.unitId,
      name: fullName(unit),
      submitters: counts.get(unit.unitId) ?? 0,
    }));
  const index = new Map(list.map((row, at) => [row.unitId, at]));
  return { list, of: towards.map((child) => index.get(child) ?? -1) };
}

interface Place {
  readonly set: KeptRatesOfUnits;
  readonly index: number;
}

/** Where the kept rates of each submitter lie: those of the period under which it reports. */
function placesOf(
  node: ReviewNode,
  stored: readonly KeptRatesOfUnits[],
): readonly (Place | undefined)[] {
  const known = new Map<string, Place>();
  for (const set of stored) {
    for (const [index, unitId] of set.units.entries()) {
      if (node.periodOf(unitId)?.id === set.periodId) known.set(unitId, { set, index });
    }
  }
  return node.submitters.map(({ unitId }) => known.get(unitId));
}
