import type { InputValues } from "@cchc/domain/criteria/value";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { openTotal } from "@cchc/domain/scoring/open-total";
import type { OpenTotal } from "@cchc/domain/scoring/rank";
import { scoreUnit, type UnitInputs, type UnitScore } from "@cchc/domain/scoring/score";
import { decisionsOf, type StoredItem } from "./queries.ts";

/** One unit with everything that its score comes from. */
export interface ScoredFrom {
  readonly unitId: string;
  readonly block: string | undefined;
  /** What was handed in; while the unit scores itself, what stands now. */
  readonly values: InputValues;
  readonly survey: InputValues;
  readonly items: readonly StoredItem[];
}

/** A unit's own score and the one that appraisal and survey make of it. */
export interface BothScores {
  readonly self: UnitScore;
  readonly current: UnitScore;
  /** The totals that undecided items may still leave. */
  readonly open: OpenTotal;
}

/**
 * What a set reads of a unit's values. A submission keeps the whole report's, so that a changed set can
 * be tried on it; whoever looks at the score sees these alone: the report may be a draft yet.
 */
export function valuesRead(
  { slots }: Pick<CompiledSet, "slots">,
  values: InputValues,
): InputValues {
  return Object.fromEntries(Object.entries(values).filter(([code]) => slots.has(code)));
}

/** The inputs of the score as it stands after appraisal and survey. */
export function currentInputs({ unitId, block, values, survey, items }: ScoredFrom): UnitInputs {
  const decided = decisionsOf(items);
  return {
    unit: unitId,
    ...(block === undefined ? {} : { block }),
    values: { ...values, ...survey },
    ...(decided === undefined ? {} : { decided }),
  };
}

export function bothScores(compiled: CompiledSet, from: ScoredFrom): BothScores {
  const { unitId, block, values, items } = from;
  const about = block === undefined ? { unit: unitId } : { unit: unitId, block };
  const current = scoreUnit(compiled, currentInputs(from));
  return {
    self: scoreUnit(compiled, { ...about, values }),
    current,
    open: openTotal(compiled, current, unsettledLeaves(compiled, items)),
  };
}

/** Leaves that may still end otherwise: undecided ones, and changed ones that one person alone saw. */
function unsettledLeaves(compiled: CompiledSet, items: readonly StoredItem[]): ReadonlySet<string> {
  const alone = items.filter(({ state, confirmedBy }) => state === "changed" && !confirmedBy);
  return new Set([...undecided(compiled, items), ...alone.map(({ leaf }) => leaf)]);
}

/** The leaves that no appraiser has settled; what the survey gives is nobody's to decide. */
export function undecided(
  { leaves }: CompiledSet,
  items: readonly StoredItem[],
): ReadonlySet<string> {
  const settled = new Set(
    items.filter(({ state }) => state === "accepted" || state === "changed").map((one) => one.leaf),
  );
  return new Set(
    leaves.flatMap(({ code, leaf }) => (leaf.survey === true || settled.has(code) ? [] : [code])),
  );
}
