import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { blockOf } from "@cchc/domain/criteria/block";
import type { InputValues } from "@cchc/domain/criteria/value";
import { fullName } from "@cchc/domain/unit/unit";
import { type RoundScene, roundUnits } from "../rounds/queries.ts";
import { readContent, type ScoreContent } from "../scores/content.ts";
import type { ScoredFrom } from "../scores/evaluate.ts";
import {
  type Evidence,
  noScore,
  readSurvey,
  type StoredItem,
  type StoredScore,
  toItem,
  toScore,
} from "../scores/queries.ts";

/** One unit of a round as appraisal sees it: what was handed in, and what was decided. */
export interface AppraisedUnit extends ScoredFrom {
  readonly name: string;
  readonly score: StoredScore;
  /** Null before the first submission: a draft is nobody else's to see. */
  readonly submission: {
    readonly id: string;
    readonly code: string;
    readonly at: Date;
    readonly notes: Readonly<Record<string, string>>;
    /** Papers by `leaf#document`. */
    readonly papers: ReadonlySet<string>;
  } | null;
  /** Whether the report was written to after its figures were handed in for scoring. */
  readonly reportChanged: boolean;
}

/**
 * The units of a round with their latest submissions, decisions and ballots, in a fixed number of
 * queries. Units that handed nothing in have no values here, whatever stands in their drafts.
 */
export async function readRoundUnits(
  db: Kysely<Database>,
  scene: RoundScene,
  only?: readonly string[],
): Promise<readonly AppraisedUnit[]> {
  const { round, set } = scene;
  const units = roundUnits(scene).filter(
    ({ unitId }) => only === undefined || only.includes(unitId),
  );
  const ids = units.map(({ unitId }) => unitId);
  if (ids.length === 0) return [];
  const [scores, items, survey] = await Promise.all([
    readScores(db, scene, ids),
    db
      .selectFrom("score_item")
      .selectAll()
      .where("round_id", "=", round.id)
      .where("unit_id", "in", ids)
      .execute(),
    readSurvey(db, round.id, ids),
  ]);
  const itemsOf = new Map<string, StoredItem[]>();
  for (const row of items) {
    const own = itemsOf.get(row.unit_id) ?? [];
    own.push(toItem(row));
    itemsOf.set(row.unit_id, own);
  }
  return units.map((unit) => {
    const { unitId, type } = unit;
    const row = scores.get(unitId);
    const content = row?.content == null ? undefined : readContent(row.content);
    const handedIn = content !== undefined;
    return {
      unitId,
      name: fullName(unit),
      block: blockOf(set.set, type),
      values: content?.values ?? NOTHING,
      survey: survey.get(unitId) ?? NOTHING,
      items: handedIn ? (itemsOf.get(unitId) ?? []).map((item) => asHandedIn(item, content)) : [],
      score: row === undefined ? noScore : row.score,
      submission:
        row?.id == null || row.code == null || row.submitted_at == null || content === undefined
          ? null
          : {
              id: row.id,
              code: row.code,
              at: row.submitted_at,
              notes: content.notes,
              papers: new Set(content.evidence.map((one) => paperKey(one))),
            },
      reportChanged: row?.report_version != null && row.report !== row.report_version,
    };
  });
}

const NOTHING: InputValues = {};

/** What the unit writes while an item is back with it is its own until it hands in again. */
function asHandedIn(item: StoredItem, { notes }: ScoreContent): StoredItem {
  const reply = item.state === "returned" ? null : item.reply;
  return { ...item, note: notes[item.leaf] ?? null, reply };
}

/** How a paper of one leaf is known among those that were handed in. */
export function paperKey({ leaf, documentId }: Pick<Evidence, "leaf" | "documentId">): string {
  return `${leaf}#${documentId}`;
}

/** Of the papers that units cite now, those that they had cited when they handed in. */
export function handedInPapers(
  units: readonly AppraisedUnit[],
  papers: readonly Evidence[],
): readonly Evidence[] {
  const cited = new Map(units.map(({ unitId, submission }) => [unitId, submission?.papers]));
  return papers.filter((paper) => cited.get(paper.unitId)?.has(paperKey(paper)) === true);
}

async function readScores(
  db: Kysely<Database>,
  { round, period }: RoundScene,
  unitIds: readonly string[],
) {
  const rows = await db
    .selectFrom("score")
    .leftJoin("score_submission as submission", "submission.id", "score.submission_id")
    .leftJoin("report", (join) =>
      join.onRef("report.unit_id", "=", "score.unit_id").on("report.period_id", "=", period.id),
    )
    .selectAll("score")
    .select(["submission.id", "submission.code", "submission.content", "submission.submitted_at"])
    .select(["submission.report_version", "report.version as report"])
    .where("score.round_id", "=", round.id)
    .where("score.unit_id", "in", unitIds)
    .execute();
  return new Map(rows.map((row) => [row.unit_id, { ...row, score: toScore(row) }]));
}
