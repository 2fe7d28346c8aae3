import type { Points } from "../criteria/rule.ts";
import type { Grade } from "../criteria/set.ts";
import type { InputValues } from "../criteria/value.ts";
import { type LeafResult, explain } from "./because.ts";
import {
  type Columns,
  NOT_APPLICABLE,
  createPlacer,
  emptyColumns,
  emptyPlaces,
  fillLeaf,
} from "./columns.ts";
import type { CompiledLeaf, CompiledSet } from "./compile.ts";
import { type Decisions, decidedOn, decidedOutcome } from "./decided.ts";
import { type Outcome, missing } from "./outcome.ts";
import { Reader } from "./reader.ts";
import { MISSING_POINTS, NOT_APPLICABLE_POINTS, type Totals, gradeOf, totalsOf } from "./totals.ts";

/** One unit to be scored. */
export interface UnitInputs {
  readonly unit: string;
  /** Code of its ranking block, where the set has blocks. */
  readonly block?: string;
  readonly values: InputValues;
  /** What an appraiser decided otherwise. */
  readonly decided?: Decisions;
}

/** What an area earned; leaves that are missing or left out are in neither number. */
export interface AreaScore {
  readonly area: string;
  readonly label: string;
  readonly points: Points;
  readonly outOf: Points;
  readonly max: Points;
}

/** A unit's whole score, every leaf with its reason. */
export interface UnitScore {
  readonly unit: string;
  readonly block?: string;
  readonly set: { readonly id: string; readonly version: number };
  readonly totals: Totals;
  /** Absent while the total is open. */
  readonly grade?: Pick<Grade, "code" | "label">;
  readonly areas: readonly AreaScore[];
  readonly leaves: readonly LeafResult[];
}

/** Lays out the inputs of units for scoring, one column per input. */
export function columnsOf(compiled: CompiledSet, units: readonly UnitInputs[]): Columns {
  const columns = emptyColumns(compiled.ports, units.length);
  const place = createPlacer(compiled.slots);
  const placed = emptyPlaces(compiled.slots);
  for (const [at, { values }] of units.entries()) {
    place(values, placed);
    for (const leaf of compiled.leaves) fillLeaf(columns, leaf, at, placed);
  }
  return columns;
}

/**
 * Rewrites what one changed value touches and returns the leaves to be scored again; everything
 * else of the unit stands.
 */
export function changeValue(
  compiled: CompiledSet,
  columns: Columns,
  at: number,
  change: { readonly code: string; readonly values: InputValues },
): readonly CompiledLeaf[] {
  const touched = compiled.touchedBy(change.code);
  const placed = emptyPlaces(compiled.slots);
  createPlacer(compiled.slots)(change.values, placed);
  for (const leaf of touched) fillLeaf(columns, leaf, at, placed);
  return touched;
}

const DECLARED: Outcome = { state: "not-applicable", branch: "declared-not-applicable" };
const REFUSED = missing("not-applicable-refused");

function outcomeAt(leaf: CompiledLeaf, read: Reader, decisions?: Decisions): Outcome {
  const decided = decidedOn(decisions, leaf.code);
  if (decided !== undefined) return decidedOutcome(decided);
  if (read.state(0) === NOT_APPLICABLE) return leaf.leaf.mayNotApply === true ? DECLARED : REFUSED;
  return leaf.score(read);
}

function pointsOf(outcome: Outcome): number {
  if (outcome.state === "scored") return outcome.points;
  return outcome.state === "missing" ? MISSING_POINTS : NOT_APPLICABLE_POINTS;
}

/** Points of every leaf of every unit without explanation; leaf by leaf, units inside. */
export interface ScoredColumns {
  readonly units: number;
  /** leaf place × units + unit: hundredths, or a mark of `totals.ts`. */
  readonly points: Int32Array;
  /** Per unit; {@link MISSING_POINTS} while the total is open. */
  readonly totals: Int32Array;
}

/**
 * Scores many units at once, numbers only. The same rules, rounding and totals as
 * {@link scoreUnit}, which explains.
 *
 * @param decisions what appraisers decided otherwise, by the unit's place
 */
export function scoreColumns(
  compiled: CompiledSet,
  columns: Columns,
  decisions?: readonly (Decisions | undefined)[],
): ScoredColumns {
  const { units } = columns;
  const { leaves, knockOuts } = compiled;
  const points = new Int32Array(leaves.length * units);
  const read = new Reader(columns, 0, 0);
  const struck: { readonly at: number; readonly strikes: readonly number[] }[] = [];
  const strikesOf = new Map(knockOuts.map(({ by, strikes }) => [by, strikes]));
  for (const leaf of leaves) {
    read.base = leaf.base;
    const strikes = strikesOf.get(leaf.place);
    for (let at = 0; at < units; at += 1) {
      read.at = at;
      const outcome = outcomeAt(leaf, read, decisions?.[at]);
      points[leaf.place * units + at] = pointsOf(outcome);
      if (strikes !== undefined && outcome.branch === "knocks-out") struck.push({ at, strikes });
    }
  }
  for (const { at, strikes } of struck) {
    for (const place of strikes) {
      const cell = place * units + at;
      const got = points[cell] ?? MISSING_POINTS;
      if (got !== MISSING_POINTS && got !== NOT_APPLICABLE_POINTS) points[cell] = 0;
    }
  }
  return { units, points, totals: addUp(compiled, points, units) };
}

function addUp(compiled: CompiledSet, points: Int32Array, units: number): Int32Array {
  const totals = new Int32Array(units);
  for (let at = 0; at < units; at += 1) {
    const { state, total } = totalsOf(
      compiled,
      (place) => points[place * units + at] ?? MISSING_POINTS,
    );
    totals[at] = state === "final" ? total : MISSING_POINTS;
  }
  return totals;
}

function areasOf({ areas, leaves }: CompiledSet, results: readonly LeafResult[]): AreaScore[] {
  const sums = areas.map(({ code, label, max }) => ({
    area: code,
    label,
    points: 0,
    outOf: 0,
    max,
  }));
  for (const { area, place, leaf } of leaves) {
    const sum = sums[area];
    const result = results[place];
    if (sum === undefined || result?.state !== "scored") continue;
    sum.points += result.points;
    sum.outOf += leaf.max;
  }
  return sums;
}

/** Scores and explains one unit of prepared columns. */
export function explainUnit(
  compiled: CompiledSet,
  columns: Columns,
  at: number,
  about: Omit<UnitInputs, "values">,
): UnitScore {
  const { set, leaves, knockOuts } = compiled;
  const read = new Reader(columns, 0, at);
  const outcomes = leaves.map((leaf) => {
    read.base = leaf.base;
    return outcomeAt(leaf, read, about.decided);
  });
  const struckBy = new Map<number, string>();
  for (const { by, strikes } of knockOuts) {
    if (outcomes[by]?.branch !== "knocks-out") continue;
    for (const place of strikes) struckBy.set(place, leaves[by]?.code ?? "");
  }
  const results: LeafResult[] = [];
  for (const leaf of leaves) {
    const outcome = outcomes[leaf.place] ?? missing("not-entered");
    const knockedOutBy = struckBy.get(leaf.place);
    const decided = decidedOn(about.decided, leaf.code);
    results.push(explain(compiled, { leaf, outcome }, { columns, at }, { knockedOutBy, decided }));
  }
  const totals = totalsOf(compiled, (place) => {
    const result = results[place];
    if (result?.state === "scored") return result.points;
    return result?.state === "not-applicable" ? NOT_APPLICABLE_POINTS : MISSING_POINTS;
  });
  const grade = totals.state === "final" ? gradeOf(set, totals.total) : undefined;
  return {
    unit: about.unit,
    ...(about.block === undefined ? {} : { block: about.block }),
    set: { id: set.id, version: set.version },
    totals,
    ...(grade === undefined ? {} : { grade: { code: grade.code, label: grade.label } }),
    areas: areasOf(compiled, results),
    leaves: results,
  };
}

/** Scores one unit, every leaf with its reason. */
export function scoreUnit(compiled: CompiledSet, inputs: UnitInputs): UnitScore {
  return explainUnit(compiled, columnsOf(compiled, [inputs]), 0, inputs);
}

/** {@link scoreUnit} of many, in their order. */
export function scoreUnits(
  compiled: CompiledSet,
  units: readonly UnitInputs[],
): readonly UnitScore[] {
  const columns = columnsOf(compiled, units);
  return units.map((unit, at) => explainUnit(compiled, columns, at, unit));
}
