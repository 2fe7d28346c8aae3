import { canonicalText } from "../scoring/canonical.ts";
import type { CompiledSet } from "../scoring/compile.ts";
import type { Decisions } from "../scoring/decided.ts";
import { type Placed, rank } from "../scoring/rank.ts";
import { type ScoredColumns, type UnitInputs, columnsOf, scoreColumns } from "../scoring/score.ts";
import { MISSING_POINTS, NOT_APPLICABLE_POINTS, gradeOf } from "../scoring/totals.ts";
import type { Points } from "./rule.ts";

/** Points of a leaf, the state in which there are none, or that this set does not have it. */
export type LeafStanding = Points | "missing" | "not-applicable" | "absent";

/** A leaf whose points are others under the changed set. */
export interface LeafMove {
  readonly leaf: string;
  readonly before: LeafStanding;
  readonly after: LeafStanding;
}

/** One unit under both sets. Points in hundredths; a total or rank is absent while open. */
export interface UnitComparison {
  readonly unit: string;
  readonly block?: string;
  readonly before?: Points;
  readonly after?: Points;
  /** after − before, where both are there. */
  readonly change?: Points;
  readonly rankBefore?: number;
  readonly rankAfter?: number;
  /** Codes of the grades. */
  readonly gradeBefore?: string;
  readonly gradeAfter?: string;
  readonly leaves: readonly LeafMove[];
}

export interface CompareOptions {
  readonly units: readonly UnitInputs[];
  /** Whether units are ranked block by block. */
  readonly blocks: boolean;
}

interface Scored {
  readonly compiled: CompiledSet;
  readonly columns: ScoredColumns;
  readonly placed: readonly Placed[];
  /** Places of the leaves by code. */
  readonly places: ReadonlyMap<string, number>;
}

/** Leaves that both sets score in the same way: what was decided on them holds under both. */
function sameLeaves(before: CompiledSet, after: CompiledSet): ReadonlySet<string> {
  const ways = ({ leaves }: CompiledSet): ReadonlyMap<string, string> =>
    new Map(leaves.map(({ code, leaf: { max, rule } }) => [code, canonicalText({ max, rule })]));
  const old = ways(before);
  return new Set([...ways(after)].filter(([code, way]) => old.get(code) === way).map(([c]) => c));
}

function keepDecided(decisions: Decisions | undefined, leaves: ReadonlySet<string>): Decisions {
  return Object.fromEntries(Object.entries(decisions ?? {}).filter(([leaf]) => leaves.has(leaf)));
}

function scoredBy(compiled: CompiledSet, { units, blocks }: CompareOptions): Scored {
  const decisions = units.map(({ decided }) => decided);
  const columns = scoreColumns(compiled, columnsOf(compiled, units), decisions);
  const placed = rank(
    units.map(({ unit, block }, at) => {
      const total = columns.totals[at] ?? MISSING_POINTS;
      return {
        unit,
        ...(block === undefined ? {} : { block }),
        ...(total === MISSING_POINTS ? {} : { total }),
      };
    }),
    { blocks },
  );
  const places = new Map(compiled.leaves.map(({ code, place }) => [code, place]));
  return { compiled, columns, placed, places };
}

function standing({ columns, places }: Scored, leaf: string, at: number): LeafStanding {
  const place = places.get(leaf);
  if (place === undefined) return "absent";
  const points = columns.points[place * columns.units + at] ?? MISSING_POINTS;
  if (points === MISSING_POINTS) return "missing";
  return points === NOT_APPLICABLE_POINTS ? "not-applicable" : points;
}

interface Side {
  readonly total?: Points;
  readonly rank?: number;
  readonly grade?: string;
}

function ownSide({ compiled, placed }: Scored, at: number): Side {
  const own = placed[at];
  if (own?.total === undefined) return {};
  const grade = gradeOf(compiled.set, own.total)?.code;
  return grade === undefined ? own : { ...own, grade };
}

/**
 * Every unit before and after a change of the set, with both ranks and the leaves that moved, in
 * the order of the units. Both sets are made ready for the year to be tried, this one or last.
 * What an appraiser decided holds under both, but not on a leaf whose rule or maximum changed:
 * there the new rule answers.
 */
export function compareSets(
  before: CompiledSet,
  after: CompiledSet,
  options: CompareOptions,
): readonly UnitComparison[] {
  const old = scoredBy(before, options);
  const same = sameLeaves(before, after);
  const now = scoredBy(after, {
    ...options,
    units: options.units.map((unit) => ({ ...unit, decided: keepDecided(unit.decided, same) })),
  });
  const codes = [...new Set([...old.places.keys(), ...now.places.keys()])];
  return options.units.map(({ unit, block }, at) => {
    const was = ownSide(old, at);
    const is = ownSide(now, at);
    const leaves = codes
      .map((leaf) => ({ leaf, before: standing(old, leaf, at), after: standing(now, leaf, at) }))
      .filter((move) => move.before !== move.after);
    return {
      unit,
      ...(block === undefined ? {} : { block }),
      ...(was.total === undefined ? {} : { before: was.total }),
      ...(is.total === undefined ? {} : { after: is.total }),
      ...(was.total === undefined || is.total === undefined
        ? {}
        : { change: is.total - was.total }),
      ...(was.rank === undefined ? {} : { rankBefore: was.rank }),
      ...(is.rank === undefined ? {} : { rankAfter: is.rank }),
      ...(was.grade === undefined ? {} : { gradeBefore: was.grade }),
      ...(is.grade === undefined ? {} : { gradeAfter: is.grade }),
      leaves,
    };
  });
}
