import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoreState } from "@cchc/domain/appraisal/workflow";
import { blockOf } from "@cchc/domain/criteria/block";
import type { Points } from "@cchc/domain/criteria/rule";
import { rank, rankIntervals } from "@cchc/domain/scoring/rank";
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
  submittedReport: number | null,
  report: number | null,
];

/**
 * The kept scores of a round with where each score stands, one tuple a unit that has either. They
 * come as one JSON text: thousands of rows of twelve columns cost the driver twice the time.
 */
async function readKeptScores(
  db: Kysely<Database>,
  { round, period }: RoundScene,
): Promise<readonly KeptTuple[]> {
  const { kept } = await db
    .selectFrom("score")
    .leftJoin("score_kept as kept", (join) =>
      join
        .onRef("kept.round_id", "=", "score.round_id")
        .onRef("kept.unit_id", "=", "score.unit_id"),
    )
    .leftJoin("score_submission as submission", "submission.id", "score.submission_id")
    .leftJoin("report", (join) =>
      join.onRef("report.unit_id", "=", "score.unit_id").on("report.period_id", "=", period.id),
    )
    .select(
      sql<KeptTuple[] | null>`json_agg(json_build_array(
        score.unit_id, score.state, kept.block, kept.self_total, kept.total, kept.lowest,
        kept.highest, kept.index, kept.grade, kept.areas, submission.report_version,
        report.version))`.as("kept"),
    )
    .where("score.round_id", "=", round.id)
    .executeTakeFirstOrThrow();
  return kept ?? [];
}

function named(row: KeptTuple) {
  const [, state, block, selfTotal, total, lowest, highest, index, grade, areas, ...reports] = row;
  const [submitted, now] = reports;
  const stale = submitted !== null && now !== submitted;
  return { state, block, selfTotal, total, lowest, highest, index, grade, areas, stale };
}

/**
 * Ranks of a round with how firm they are: ties share a rank, blocks are ranked apart, items that
 * nobody settled leave an interval open. A unit that handed nothing in has no rank and may end
 * anywhere. A fixed number of queries, whatever the number of units.
 */
export async function readRanking(db: Kysely<Database>, scene: RoundScene) {
  const { round, set } = scene;
  const units = roundUnits(scene);
  const [rows, before] = await Promise.all([readKeptScores(db, scene), readRankBefore(db, scene)]);
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
  const intervals = rankIntervals(
    units.map(({ unitId }) => {
      const row = kept.get(unitId);
      const { lowest, highest } = row ?? { lowest: null, highest: null };
      return {
        unit: unitId,
        ...withBlock(blocks.get(unitId)),
        lowest: lowest ?? 0,
        highest: highest ?? set.set.max,
      };
    }),
    options,
  );
  const compiled = compiledSet(set, round.year);
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
    areas: compiled.areas.map(({ code, label, max }) => ({ code, label, max })),
    /** Name of the round that `before` is taken from; null where there is none. */
    comparedWith: before.name,
    units: units.map((unit, at) => {
      const row = kept.get(unit.unitId);
      const place = placed[at];
      const interval = intervals[at];
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
        stale: row?.stale ?? false,
        before: before.units.get(unit.unitId) ?? null,
      };
    }),
  };
}

function withBlock(block: string | null | undefined): { readonly block?: string } {
  return block === null || block === undefined ? {} : { block };
}
