import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import type { Day } from "@cchc/domain/report/cell";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { makeReceipt } from "@cchc/domain/scoring/receipt";
import type { UnitInputs } from "@cchc/domain/scoring/score";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import { readRoundUnits } from "../appraisal/round-units.ts";
import { appendAudit } from "../audit/audit.ts";
import { canonicalJson, sha256 } from "../canonical.ts";
import { compiledSet } from "../criteria/queries.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { readRanking } from "../ranking/read.ts";
import { receiptCode } from "../reports/receipt-code.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { currentInputs, type ScoredFrom, valuesRead } from "../scores/evaluate.ts";
import { announce } from "../webhooks/announce.ts";
import {
  changesBetween,
  type PublicationContent,
  publishedUnit,
  readPublication,
} from "./content.ts";

/** What the deciding paper says. */
export interface Publishing {
  readonly title: string;
  /** Number and symbol of the decision. */
  readonly decision: string;
  readonly decidedOn: Day;
  /** What this number changes; required from the second on. */
  readonly changeNote: string;
}

const hash = async (text: string): Promise<string> => sha256(text);

/**
 * Publishes a round's result: an unchangeable, hashed snapshot with every unit's score sheet.
 * @throws Problem `wrong-state` where a score that was handed in is not approved, `reason-needed`
 *   for a correction without a note, `bad-input` for a day to come or nothing to publish.
 */
export async function publishRound(
  tx: Transaction<Database>,
  { scene, publishing }: { readonly scene: RoundScene; readonly publishing: Publishing },
  stamp: OperationStamp,
): Promise<{ readonly id: string; readonly number: number; readonly contentHash: string }> {
  const { round, set, period, tree } = scene;
  if (publishing.decidedOn > todayInVietnam(stamp.at)) {
    throw new Problem("bad-input", { field: "Ngày quyết định" });
  }
  await lockRound(tx, round.id);
  const before = await readLatest(tx, round.id);
  if (before !== undefined && publishing.changeNote === "") {
    throw new Problem("reason-needed", { action: "Công bố bản đính chính" });
  }
  const appraised = await readRoundUnits(tx, scene);
  const unready = appraised.find(
    ({ submission, score }) => submission !== null && score.state !== "approved",
  );
  if (unready !== undefined) {
    const state = `${unready.name}: ${scoreStateLabels[unready.score.state]}`;
    throw new Problem("wrong-state", { state, action: "Công bố kết quả" });
  }
  const approved = appraised.filter(({ submission }) => submission !== null);
  if (approved.length === 0) throw new Problem("not-found", {});
  const id = randomUUID();
  const compiled = compiledSet(set, round.year);
  const sheets = await Promise.all(
    approved.map(async (unit) => {
      const { data, ...head } = await makeReceipt(set.set, readInputs(compiled, unit), {
        year: round.year,
        hash,
      });
      // The set stands once in the publication; a sheet is put together again from both.
      const receipt = { ...head, data: { inputs: data.inputs, result: data.result } };
      return { unitId: unit.unitId, code: receiptCode(id, head.code), receipt };
    }),
  );
  const sheetOf = new Map(sheets.map((sheet) => [sheet.unitId, sheet]));
  const { units: ranked } = await readRanking(tx, scene);
  const units = ranked.map((unit) => publishedUnit(unit, sheetOf.get(unit.unitId)?.code ?? null));
  const root = tree.get(round.rootId);
  const number = (before?.content.number ?? 0) + 1;
  const content: PublicationContent = {
    format: "publication/1",
    id,
    number,
    ...publishing,
    publishedAt: stamp.at.toISOString(),
    illustration: round.illustration || period.illustration,
    root: { id: round.rootId, name: root === undefined ? round.rootId : fullName(root) },
    round: { id: round.id, name: round.name, year: round.year },
    period: { name: period.name, from: period.from, to: period.to },
    setHash: set.hash,
    set: set.set,
    units,
    previousHash: before?.hash ?? null,
    changes: changesBetween(before?.content, units),
  };
  const text = canonicalJson(content);
  const contentHash = sha256(text);
  await tx
    .insertInto("publication")
    .values({
      id,
      round_id: round.id,
      number,
      title: publishing.title,
      decision: publishing.decision,
      decided_on: publishing.decidedOn,
      change_note: publishing.changeNote,
      content: text,
      content_hash: contentHash,
      published_by: stamp.userId,
      published_at: stamp.at,
    })
    .execute();
  await tx
    .insertInto("publication_sheet")
    .values(
      sheets.map(({ unitId, code, receipt }) => ({
        publication_id: id,
        unit_id: unitId,
        code,
        receipt: canonicalJson(receipt),
      })),
    )
    .execute();
  await appendAudit(tx, { ...stamp, unitId: round.rootId }, [
    {
      action: "publication.publish",
      subject: `publication/${round.id}`,
      before: before === undefined ? null : { number: number - 1, contentHash: before.hash },
      after: { number, contentHash, ...publishing },
    },
  ]);
  const data = { publicationId: id, roundId: round.id, number, contentHash };
  await announce(tx, { event: "result.published", unitId: round.rootId, data }, stamp);
  return { id, number, contentHash };
}

/** A sheet is open to everybody, so it holds nothing that the set does not read. */
function readInputs(compiled: CompiledSet, unit: ScoredFrom): UnitInputs {
  const inputs = currentInputs(unit);
  return { ...inputs, values: valuesRead(compiled, inputs.values) };
}

/**
 * Two publications of one round follow each other, and no score of it moves meanwhile: ranks and
 * sheets are read of the same state. In the order in which everybody locks scores.
 */
async function lockRound(tx: Transaction<Database>, roundId: string): Promise<void> {
  await tx
    .selectFrom("scoring_round")
    .select("id")
    .where("id", "=", roundId)
    // Whoever writes an item of the round refers to its row, which stays free for that.
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .selectFrom("score")
    .select("unit_id")
    .where("round_id", "=", roundId)
    .orderBy("unit_id")
    .forShare()
    .execute();
}

async function readLatest(tx: Transaction<Database>, roundId: string) {
  const row = await tx
    .selectFrom("publication")
    .select(["content", "content_hash"])
    .where("round_id", "=", roundId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { content: readPublication(row.content), hash: row.content_hash };
}
