import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { blockOf } from "@cchc/domain/criteria/block";
import { receiptResult } from "@cchc/domain/scoring/receipt";
import type { InputValues } from "@cchc/domain/criteria/value";
import type { UnitScore } from "@cchc/domain/scoring/score";
import { type FedCodes, owedByUnit } from "@cchc/domain/scoring/stating";
import { todayInVietnam } from "@cchc/domain/text/days";
import { canonicalJson, sha256 } from "../canonical.ts";
import { compiledSet } from "../criteria/queries.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { receiptCode } from "../reports/receipt-code.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { contentText, readContent, type ScoreContent } from "./content.ts";
import { bothScores, type ScoredFrom } from "./evaluate.ts";
import { fedCodesOf, hasFedQuota, readFed } from "./feed.ts";
import { keepScore, keptScore } from "./keep.ts";
import { readSubmission } from "./load.ts";
import { lockScore, requireScoreAction, requireScoring, writeScoreState } from "./lock.ts";
import { reopenedValues } from "./reopened.ts";
import {
  type Evidence,
  readEvidence,
  readItems,
  readStated,
  readSurvey,
  type StoredItem,
  type StoredScore,
  statedValues,
} from "./queries.ts";

export interface ScoreReceipt {
  readonly submissionId: string;
  readonly code: string;
  readonly contentHash: string;
  readonly at: Date;
}

/**
 * Hands the self-score in: figures, claims, notes and papers are frozen with their hash, returned
 * items wait for the appraiser again.
 * @throws Problem `wrong-state`, `round-closed`, `score-incomplete`.
 */
export async function submitScore(
  tx: Transaction<Database>,
  target: RoundTarget,
  stamp: OperationStamp,
): Promise<ScoreReceipt> {
  const { round, unitId, set, period, unit } = target;
  const address = { roundId: round.id, unitId };
  const score = await lockScore(tx, target, stamp);
  const state = requireScoreAction(score, "submit");
  const items = await readItems(tx, address);
  requireScoring(target, score, { items, stamp });
  await holdReport(tx, { unitId, periodId: period.id });
  const [fed, stated, evidence, survey] = await Promise.all([
    readFed(tx, { period, today: todayInVietnam(stamp.at) }, [unitId]),
    readStated(tx, address),
    readEvidence(tx, address),
    readSurvey(tx, round.id, [unitId]),
  ]);
  const own = fed.get(unitId);
  const compiled = compiledSet(set, round.year);
  const now = { ...own?.values, ...statedValues(stated) };
  const { values, reportVersion } = await reopened(tx, target, {
    score,
    items,
    fresh: { values: now, reportVersion: own?.reportVersion ?? 0 },
  });
  const waiting = items.map((item) => (item.state === "returned" ? answered(item) : item));
  const from: ScoredFrom = {
    unitId,
    block: blockOf(set.set, unit.type),
    values,
    survey: survey.get(unitId) ?? {},
    items: waiting,
  };
  const both = bothScores(compiled, from);
  requireComplete(target, both.self, fedCodesOf(period, hasFedQuota(own?.values ?? {})));
  const text = contentText(contentOf(target, { values, items, evidence, self: both.self }));
  const contentHash = sha256(text);
  const submissionId = randomUUID();
  const code = receiptCode(submissionId, contentHash);
  await tx
    .insertInto("score_submission")
    .values({
      id: submissionId,
      round_id: round.id,
      unit_id: unitId,
      code,
      content: text,
      content_hash: contentHash,
      report_version: reportVersion,
      submitted_by: stamp.userId,
      submitted_at: stamp.at,
    })
    .execute();
  await tx
    .updateTable("score_item")
    .set((eb) => ({ state: "answered", version: eb("version", "+", 1) }))
    .where("round_id", "=", round.id)
    .where("unit_id", "=", unitId)
    .where("state", "=", "returned")
    .execute();
  await keepScore(tx, address, keptScore(both));
  const detail = { code, contentHash };
  const change = { action: "submit", state, submissionId, returnedReason: null, detail } as const;
  await writeScoreState(tx, { target, score }, { change, stamp });
  return { submissionId, code, contentHash, at: stamp.at };
}

/** The report stands still while its figures are frozen: their version is the one that is kept. */
async function holdReport(
  tx: Transaction<Database>,
  { unitId, periodId }: { readonly unitId: string; readonly periodId: string },
): Promise<void> {
  await tx
    .selectFrom("report")
    .select("version")
    .where("unit_id", "=", unitId)
    .where("period_id", "=", periodId)
    .forShare()
    .execute();
}

interface Handed {
  readonly values: InputValues;
  readonly reportVersion: number;
}

/**
 * What a returned score hands in: only what came back is read anew. What an appraiser agreed to keeps
 * the values that were agreed to, and stays marked where the report says something else by now.
 */
async function reopened(
  tx: Transaction<Database>,
  { round, unitId, set }: RoundTarget,
  {
    score,
    items,
    fresh,
  }: {
    readonly score: StoredScore;
    readonly items: readonly StoredItem[];
    readonly fresh: Handed;
  },
): Promise<Handed> {
  const before = await readSubmission(tx, { roundId: round.id, unitId });
  if (score.state !== "returned" || before === null) return fresh;
  const values = reopenedValues(compiledSet(set, round.year), items, {
    before: readContent(before.content).values,
    fresh: fresh.values,
  });
  const same = canonicalJson(values) === canonicalJson(fresh.values);
  return { values, reportVersion: same ? fresh.reportVersion : before.report_version };
}

function answered(item: StoredItem): StoredItem {
  return { ...item, state: "answered" };
}

/** What the unit itself still owes; figures that its report lacks are for the appraiser to decide. */
function requireComplete({ set, round }: RoundTarget, self: UnitScore, fed: FedCodes): void {
  const missing = compiledSet(set, round.year).leaves.filter((leaf) => {
    const result = self.leaves[leaf.place];
    return result !== undefined && owedByUnit(leaf, result, fed);
  }).length;
  if (missing > 0) throw new Problem("score-incomplete", { missing, undecided: 0 });
}

function contentOf(
  { round, unitId, set }: RoundTarget,
  handed: {
    readonly values: ScoreContent["values"];
    readonly items: readonly StoredItem[];
    readonly evidence: readonly Evidence[];
    readonly self: UnitScore;
  },
): ScoreContent {
  return {
    format: "score/1",
    roundId: round.id,
    unitId,
    year: round.year,
    set: { id: round.setId, version: round.setVersion, hash: set.hash },
    values: handed.values,
    notes: Object.fromEntries(
      handed.items.flatMap(({ leaf, note }) => (note === null ? [] : [[leaf, note] as const])),
    ),
    evidence: handed.evidence.map(({ leaf, documentId, pageNote, files }) => ({
      leaf,
      documentId,
      pageNote,
      files: files.map(({ hash }) => hash),
    })),
    result: receiptResult(handed.self),
  };
}
