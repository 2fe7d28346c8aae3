import {
  type ScoreState,
  waitsForAppraiser,
  waitsForSecond,
  waitsForUnit,
} from "@cchc/domain/appraisal/workflow";
import type { Leaf } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { type CompiledSet, compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit, type UnitScore } from "@cchc/domain/scoring/score";
import type { Outputs } from "../api.ts";
import type { CaseRow } from "./cases.ts";

export type UnitRead = Outputs["appraisal"]["unit"];

/** One leaf of one commune: what it claimed, what stands now, and all that was decided about it. */
export interface UnitLeaf {
  readonly leaf: Leaf;
  readonly area: string;
  readonly row: CaseRow;
  /** As it stands after appraisal and survey. */
  readonly current: LeafResult;
}

export interface UnitSheet {
  readonly compiled: CompiledSet;
  readonly leaves: readonly UnitLeaf[];
  readonly self: UnitScore;
  readonly current: UnitScore;
}

function reasonOf(value: InputValue | undefined): string | null {
  return typeof value === "object" && "reason" in value ? (value.reason ?? null) : null;
}

/** Computes both scores of a commune from what it handed in, the decisions and the ballots. */
export function sheetOf(read: UnitRead): UnitSheet {
  const { set, round, unit, values, survey, items, state } = read;
  const compiled = compileSet(set, round.year);
  const changed = items.flatMap(({ leaf, state: item, points, reason }) =>
    item === "changed" && points !== null
      ? [[leaf, { points, reason: reason ?? "" }] as const]
      : [],
  );
  const about = unit.block === null ? { unit: unit.id } : { unit: unit.id, block: unit.block };
  const self = scoreUnit(compiled, { ...about, values });
  const current = scoreUnit(compiled, {
    ...about,
    values: { ...values, ...survey },
    ...(changed.length === 0 ? {} : { decided: Object.fromEntries(changed) }),
  });
  const leaves = compiled.leaves.flatMap(({ leaf, place, area }): readonly UnitLeaf[] => {
    const own = self.leaves[place];
    const now = current.leaves[place];
    if (own === undefined || now === undefined) return [];
    const row: CaseRow = {
      unitId: unit.id,
      name: unit.name,
      scoreState: state,
      stale: read.stale.includes(leaf.code),
      result: own,
      claimReason: reasonOf(values[leaf.code]),
      note: read.submission?.notes[leaf.code] ?? null,
      evidence: read.evidence.filter((one) => one.leaf === leaf.code),
      item: items.find((one) => one.leaf === leaf.code) ?? null,
      caseKey: leaf.code,
      lastYear: read.lastYear[leaf.code] ?? null,
    };
    const label = compiled.areas[area]?.label ?? set.bonus?.label ?? "";
    return [{ leaf, area: label, row, current: now }];
  });
  return { compiled, leaves, self, current };
}

/** How many items keep the appraisal of this commune open, and for whom: each in one count alone. */
export function openItems({ leaves }: Pick<UnitSheet, "leaves">, state: ScoreState) {
  const items = leaves.filter(({ leaf }) => leaf.survey !== true).map(({ row }) => row.item);
  const count = (test: (item: CaseRow["item"]) => boolean): number => items.filter(test).length;
  return {
    state,
    waiting: count((item) => waitsForAppraiser(state, item?.state ?? "open")),
    paused: count((item) => waitsForUnit(state, item?.state ?? "open")),
    returned: count((item) => item?.state === "returned"),
    unconfirmed: count((item) => item !== null && waitsForSecond(item)),
  };
}

/** Sum of the points that some leaves have. */
export function pointsOf(results: readonly LeafResult[]): number {
  return results.reduce((sum, one) => sum + (one.state === "scored" ? one.points : 0), 0);
}
