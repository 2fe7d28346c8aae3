import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoreState } from "@cchc/domain/appraisal/workflow";
import { blockOf } from "@cchc/domain/criteria/block";
import type { Points } from "@cchc/domain/criteria/rule";
import { rank, rankIntervals } from "@cchc/domain/scoring/rank";
import { wholeRange } from "@cchc/domain/scoring/so-far";
import { fullName } from "@cchc/domain/unit/unit";
import { compiledSet } from "../criteria/queries.ts";
import { listed, listedTexts, parseList } from "../listed.ts";
import { type RoundScene, roundUnits } from "../rounds/queries.ts";
import { readRankBefore } from "./before.ts";
import { type AreaPoints, besideOf, type LeafPoints } from "./beside.ts";

/** What the ranking reads of one unit. */
interface KeptScore {
  readonly state: ScoreState;
  readonly block: string | null;
  readonly selfTotal: Points | null;
  readonly total: Points | null;
  readonly lowest: Points | null;
  readonly highest: Points | null;
  readonly index: number | null;
  readonly grade: string | null;
  readonly areas: AreaPoints | null;
  /** Only where a bonus cannot be told from the total. */
  readonly points: LeafPoints | null;
}

/** The kept scores of a round with where each score stands, by unit. */
async function readKeptScores(
  db: Kysely<Database>,
  { round }: RoundScene,
): Promise<ReadonlyMap<string, KeptScore>> {
  const columns = await db
    .selectFrom("score")
    .leftJoin("score_kept as kept", (join) =>
      join
        .onRef("kept.round_id", "=", "score.round_id")
        .onRef("kept.unit_id", "=", "score.unit_id"),
    )
    .select([
      listedTexts(sql<string>`score.unit_id`).as("units"),
      listedTexts(sql<ScoreState>`score.state`).as("states"),
      listedTexts(sql<string | null>`kept.block`).as("blocks"),
      listed(sql<Points | null>`kept.self_total`).as("selfTotals"),
      listed(sql<Points | null>`kept.total`).as("totals"),
      listed(sql<Points | null>`kept.lowest`).as("lowest"),
      listed(sql<Points | null>`kept.highest`).as("highest"),
      listed(sql<number | null>`kept.index`).as("indexes"),
      listedTexts(sql<string | null>`kept.grade`).as("grades"),
      listed(sql<AreaPoints | null>`kept.areas`).as("areas"),
      listed(
        sql<LeafPoints | null>`case when coalesce(kept.total, 0) <= 0 then kept.points end`,
      ).as("points"),
    ])
    .where("score.round_id", "=", round.id)
    .executeTakeFirstOrThrow();
  const states = parseList(columns.states);
  const blocks = parseList(columns.blocks);
  const selfTotals = parseList(columns.selfTotals);
  const totals = parseList(columns.totals);
  const lowest = parseList(columns.lowest);
  const highest = parseList(columns.highest);
  const indexes = parseList(columns.indexes);
  const grades = parseList(columns.grades);
  const areas = parseList(columns.areas);
  const points = parseList(columns.points);
  const units = parseList(columns.units);
  return new Map(
    units.map((unitId, at) => [
      unitId,
      {
        state: states[at] ?? "scoring",
        block: blocks[at] ?? null,
        selfTotal: selfTotals[at] ?? null,
        total: totals[at] ?? null,
        lowest: lowest[at] ?? null,
        highest: highest[at] ?? null,
        index: indexes[at] ?? null,
        grade: grades[at] ?? null,
        areas: areas[at] ?? null,
        points: points[at] ?? null,
      },
    ]),
  );
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

/**
 * Ranks of a round with how firm they are: ties share a rank, blocks are ranked apart, items that
 * nobody settled leave an interval open. A unit that handed nothing in has no rank and may end
 * anywhere. A fixed number of queries, whatever the number of units.
 */
export async function readRanking(db: Kysely<Database>, scene: RoundScene) {
  const { round, set } = scene;
  const units = roundUnits(scene);
  const [kept, before, unconfirmed, surveyed] = await Promise.all([
    readKeptScores(db, scene),
    readRankBefore(db, scene),
    countUnconfirmed(db, round.id),
    readSurveyed(db, round.id),
  ]);
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
      const beside =
        row?.areas == null ? undefined : besideOf(compiled, { ...row, areas: row.areas });
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
