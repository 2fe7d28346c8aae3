import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { InputValue } from "@cchc/domain/criteria/value";
import { fullName } from "@cchc/domain/unit/unit";
import { keepCurrent } from "../appraisal/keep-current.ts";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { type RoundScene, roundUnits } from "../rounds/queries.ts";
import { newScore, readSurvey } from "../scores/queries.ts";
import type { Services } from "../services.ts";
import { surveyGrid, type SurveyRow, surveyRows } from "./parse.ts";
import { questionsOf, type SurveyQuestion } from "./questions.ts";

/** A survey file as it comes from the browser. */
export interface SurveyFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The survey code that it answers. */
  readonly code: string;
}

/** A row with what stands there now. */
export interface PreviewRow extends SurveyRow {
  readonly unitName: string | null;
  readonly before: InputValue | null;
}

function questionOf({ set }: RoundScene, code: string): SurveyQuestion {
  const question = questionsOf(set.set).find((one) => one.code === code);
  if (question === undefined) throw new Problem("not-found", {});
  return question;
}

/** What an import of the file would write, and what stands in its way. Nothing is written. */
export async function previewSurvey(
  { db }: Pick<Services, "db">,
  scene: RoundScene,
  file: SurveyFile,
): Promise<{ readonly rows: readonly PreviewRow[]; readonly without: readonly string[] }> {
  const units = roundUnits(scene);
  const rows = surveyRows(
    surveyGrid(file.fileName, file.bytes),
    questionOf(scene, file.code),
    units,
  );
  const standing = await readSurvey(
    db,
    scene.round.id,
    units.map(({ unitId }) => unitId),
  );
  const names = new Map(units.map((unit) => [unit.unitId, fullName(unit)]));
  const given = new Set(rows.map(({ unitId }) => unitId));
  return {
    rows: rows.map((row) => ({
      ...row,
      unitName: row.unitId === null ? null : (names.get(row.unitId) ?? null),
      before: row.unitId === null ? null : (standing.get(row.unitId)?.[file.code] ?? null),
    })),
    without: units.flatMap((unit) => (given.has(unit.unitId) ? [] : [fullName(unit)])),
  };
}

/**
 * Writes a survey's results for all its units, or for none; scores follow.
 * @throws Problem `bad-file` where a row that is not left out cannot be taken, `bad-file` where
 *   a unit's score is approved.
 */
export async function importSurvey(
  tx: Transaction<Database>,
  {
    scene,
    file,
    leaveOut,
  }: {
    readonly scene: RoundScene;
    readonly file: SurveyFile;
    /** Lines of the file that the reviewer chose not to take. */
    readonly leaveOut: readonly number[];
  },
  stamp: OperationStamp,
): Promise<{ readonly written: number }> {
  const { round } = scene;
  const { rows } = await previewSurvey({ db: tx }, scene, file);
  const taken = rows.filter(({ line }) => !leaveOut.includes(line));
  const bad = taken.find(({ problem }) => problem !== null);
  if (bad !== undefined) {
    throw new Problem("bad-file", { reason: `Dòng ${bad.line}: ${bad.problem ?? ""}` });
  }
  const results = taken
    .flatMap(({ unitId, value }) => (unitId === null || value === null ? [] : [{ unitId, value }]))
    .toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
  const unitIds = results.map(({ unitId }) => unitId);
  if (unitIds.length === 0) {
    throw new Problem("bad-file", { reason: "Tệp không còn dòng nào để nhập: hãy chọn tệp khác." });
  }
  await requireOpen(tx, { scene, unitIds }, stamp);
  // Read under the lock: what the history calls "before" is what this import replaces.
  const standing = await readSurvey(tx, round.id, unitIds);
  const importId = randomUUID();
  await tx
    .insertInto("survey_import")
    .values({
      id: importId,
      round_id: round.id,
      file_name: file.fileName,
      file_hash: createHash("sha256").update(file.bytes).digest("hex"),
      imported_by: stamp.userId,
      imported_at: stamp.at,
    })
    .execute();
  await tx
    .insertInto("survey_result")
    .values(
      results.map(({ unitId, value }) => ({
        round_id: round.id,
        unit_id: unitId,
        code: file.code,
        value: JSON.stringify(value),
        import_id: importId,
      })),
    )
    .onConflict((c) =>
      c.columns(["round_id", "unit_id", "code"]).doUpdateSet((eb) => ({
        value: eb.ref("excluded.value"),
        import_id: eb.ref("excluded.import_id"),
      })),
    )
    .execute();
  for (const { unitId, value } of results) {
    await appendAudit(tx, { ...stamp, unitId }, [
      {
        action: "survey.import",
        subject: `survey/${round.id}/${file.code}`,
        before: standing.get(unitId)?.[file.code] ?? null,
        after: { value, importId, file: file.fileName },
      },
    ]);
  }
  await keepCurrent(tx, scene, unitIds);
  return { written: results.length };
}

/**
 * Locks the scores and refuses where one of them is settled for good. A unit that has no score yet is
 * locked too: it gets its row here, so that a first submission waits for these ballots or they for it.
 */
async function requireOpen(
  tx: Transaction<Database>,
  {
    scene: { round, tree },
    unitIds,
  }: { readonly scene: RoundScene; readonly unitIds: readonly string[] },
  stamp: OperationStamp,
): Promise<void> {
  await tx
    .insertInto("score")
    .values(unitIds.map((unitId) => newScore({ roundId: round.id, unitId }, stamp)))
    .onConflict((c) => c.doNothing())
    .execute();
  const scores = await tx
    .selectFrom("score")
    .select(["unit_id", "state"])
    .where("round_id", "=", round.id)
    .where("unit_id", "in", unitIds)
    .orderBy("unit_id")
    .forUpdate()
    .execute();
  const approved = scores.find(({ state }) => state === "approved");
  if (approved === undefined) return;
  const unit = tree.get(approved.unit_id);
  const name = unit === undefined ? approved.unit_id : fullName(unit);
  throw new Problem("bad-file", {
    reason: `Bản tự chấm của ${name} đã được duyệt: hãy bỏ dòng này, hoặc mở lại thẩm định rồi nhập.`,
  });
}
