import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoreState } from "@cchc/domain/appraisal/workflow";
import { blockOf } from "@cchc/domain/criteria/block";
import type { Points } from "@cchc/domain/criteria/rule";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { rank, rankIntervals } from "@cchc/domain/scoring/rank";
import { pointsSoFar, wholeRange } from "@cchc/domain/scoring/so-far";
import { baseOf, bonusWithin } from "@cchc/domain/scoring/totals";
import { fullName } from "@cchc/domain/unit/unit";
import { compiledSet } from "../criteria/queries.ts";
import { type RoundScene, roundUnits } from "../rounds/queries.ts";
import { readRankBefore } from "./before.ts";

/** What the ranking reads of one unit, in the order of the columns asked for. */
type KeptTuple = readonly [
  unitId: string,
  state: ScoreState,
  block: string | null,
  selfTotal: Points | null,
  total: Points | null,
  lowest: Points | null,
  highest: Points | null,
  index: number | null,
  grade: string | null,
  areas: readonly (readonly [points: Points, outOf: Points])[] | null,
  /** Points of the leaves beside the base, in set order. */
  beside: readonly (Points | null)[],
];

/**
 * The kept scores of a round with where each score stands, one tuple a unit that has either. They
 * come as one JSON text: thousands of rows of twelve columns cost the driver twice the time.
 */
async function readKeptScores(
  db: Kysely<Database>,
  { round, set }: RoundScene,
): Promise<readonly KeptTuple[]> {
  const { leaves } = compiledSet(set, round.year);
  const beside = sql.join(
    leaves
      .filter(({ area }) => area === -1)
      .map(({ place }) => sql`kept.points -> ${sql.lit(place)}`),
  );
  const none = leaves.every(({ area }) => area !== -1);
  const { kept } = await db
    .selectFrom("score")
    .leftJoin("score_kept as kept", (join) =>
      join
        .onRef("kept.round_id", "=", "score.round_id")
        .onRef("kept.unit_id", "=", "score.unit_id"),
    )
    .select(
      sql<KeptTuple[] | null>`json_agg(json_build_array(
        score.unit_id, score.state, kept.block, kept.self_total, kept.total, kept.lowest,
        kept.highest, kept.index, kept.grade, kept.areas,
        json_build_array(${none ? sql`` : beside})))`.as("kept"),
    )
    .where("score.round_id", "=", round.id)
    .executeTakeFirstOrThrow();
  return kept ?? [];
}

function named(row: KeptTuple) {
  const [, state, block, selfTotal, total, lowest, highest, index, grade, areas, beside] = row;
  return { state, block, selfTotal, total, lowest, highest, index, grade, areas, beside };
}

/** Points that one person alone changed, by unit: they count, and wait for a second. */
async function countUnconfirmed(
  db: Kysely<Database>,
  roundId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("score_item")
    .select((eb) => ["unit_id", eb.fn.countAll<number>().as("items")])
    .where("round_id", "=", roundId)
    .where("state", "=", "changed")
    .where("confirmed_by", "is", null)
    .groupBy("unit_id")
    .execute();
  return new Map(rows.map(({ unit_id: unitId, items }) => [unitId, items]));
}

async function readSurveyed(db: Kysely<Database>, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("survey_result")
    .select("unit_id")
    .distinct()
    .where("round_id", "=", roundId)
    .execute();
  return new Set(rows.map(({ unit_id: unitId }) => unitId));
}

/** What a total has beside its areas; the same for screens and publications. */
function besideOf(
  set: CriteriaSet,
  areas: readonly (readonly [points: Points, outOf: Points])[],
  beside: readonly (Points | null)[],
) {
  const points = areas.reduce((sum, [got]) => sum + got, 0);
  const outOf = areas.reduce((sum, [, of]) => sum + of, 0);
  const extra = beside.reduce<Points>((sum, got) => (got === null ? sum : sum + got), 0);
  const bonus = bonusWithin(set, extra);
  const rescaled = baseOf(set, points, outOf) - points;
  return { bonus, rescaled, soFar: pointsSoFar({ points, bonus }) };
}

/**
 * Ranks of a round with how firm they are: ties share a rank, blocks are ranked apart, items that
 * nobody settled leave an interval open. A unit that handed nothing in has no rank and may end
 * anywhere. A fixed number of queries, whatever the number of units.
 */
export async function readRanking(db: Kysely<Database>, scene: RoundScene) {
  const { round, set } = scene;
  const units = roundUnits(scene);
  const [rows, before, unconfirmed, surveyed] = await Promise.all([
    readKeptScores(db, scene),
    readRankBefore(db, scene),
    countUnconfirmed(db, round.id),
    readSurveyed(db, round.id),
  ]);
  const kept = new Map(rows.map((row) => [row[0], named(row)]));
  const options = { blocks: set.set.blocks.length > 0 };
  // A unit that handed nothing in competes in its block all the same: it may still end anywhere there.
  const blocks = new Map(
    units.map(({ unitId, type }) => [unitId, kept.get(unitId)?.block ?? blockOf(set.set, type)]),
  );
  const ranked = units.map(({ unitId }) => {
    const total = kept.get(unitId)?.total ?? undefined;
    const block = withBlock(blocks.get(unitId));
    return { unit: unitId, ...block, ...(total === undefined ? {} : { total }) };
  });
  const placed = rank(ranked, options);
  const compiled = compiledSet(set, round.year);
  const whole = wholeRange(compiled);
  const intervals = rankIntervals(
    units.map(({ unitId }) => {
      const row = kept.get(unitId);
      const { lowest, highest } = row ?? { lowest: null, highest: null };
      return {
        unit: unitId,
        ...withBlock(blocks.get(unitId)),
        lowest: lowest ?? whole.lowest,
        highest: highest ?? whole.highest,
      };
    }),
    options,
  );
  const asked = compiled.leaves.some(({ leaf }) => leaf.survey === true);
  const grades = new Map(set.set.grades.map(({ code, label }) => [code, label]));
  return {
    round,
    set: {
      id: set.set.id,
      name: set.set.name,
      version: set.set.version,
      max: set.set.max,
      notice: set.set.notice ?? null,
      blocks: set.set.blocks,
      grades: set.set.grades,
    },
    /** Whether the set asks for a survey at all. */
    survey: asked,
    areas: compiled.areas.map(({ code, label, max }) => ({ code, label, max })),
    /** Name of the round that `before` is taken from; null where there is none. */
    comparedWith: before.name,
    units: units.map((unit, at) => {
      const row = kept.get(unit.unitId);
      const place = placed[at];
      const interval = intervals[at];
      const beside = row?.areas == null ? undefined : besideOf(set.set, row.areas, row.beside);
      return {
        unitId: unit.unitId,
        name: fullName(unit),
        block: blocks.get(unit.unitId) ?? null,
        state: row?.state ?? ("scoring" as const),
        selfTotal: row?.selfTotal ?? null,
        total: row?.total ?? null,
        index: row?.total == null ? null : row.index,
        grade: row?.grade == null ? null : (grades.get(row.grade) ?? row.grade),
        rank: place?.rank ?? null,
        of: place?.of ?? 0,
        shared: place?.shared ?? 0,
        best: interval?.best ?? null,
        worst: interval?.worst ?? null,
        areas: row?.areas ?? null,
        /** Bonus and penalty within their bounds; null before anything was handed in. */
        bonus: beside?.bonus ?? null,
        /** What leaving criteria out and rescaling the rest adds; null while the total is open. */
        rescaled: row?.total == null ? null : (beside?.rescaled ?? null),
        /** What the unit has while its total waits for something, as appraisal shows it. */
        soFar: beside?.soFar ?? null,
        /** Items whose changed points wait for a second person. */
        unconfirmed: unconfirmed.get(unit.unitId) ?? 0,
        surveyed: surveyed.has(unit.unitId),
        before: before.units.get(unit.unitId) ?? null,
      };
    }),
  };
}

function withBlock(block: string | null | undefined): { readonly block?: string } {
  return block === null || block === undefined ? {} : { block };
}
