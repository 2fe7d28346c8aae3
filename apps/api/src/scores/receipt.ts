import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { fullName } from "@cchc/domain/unit/unit";
import { Problem } from "../problem.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import { readContent } from "./content.ts";

/** What proves that a self-score was handed in: when, by whom, with which content. */
export async function readScoreReceipt(
  db: Kysely<Database>,
  { round, unitId, unit, set }: RoundTarget,
  submissionId: string,
) {
  const row = await db
    .selectFrom("score_submission as submission")
    .leftJoin("auth_user", "auth_user.id", "submission.submitted_by")
    .select(["submission.id", "code", "content", "content_hash", "submitted_at"])
    .select("auth_user.name as by")
    .where("round_id", "=", round.id)
    .where("unit_id", "=", unitId)
    .where("submission.id", "=", submissionId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  const { result, evidence, values, notes } = readContent(row.content);
  return {
    submissionId: row.id,
    code: row.code,
    contentHash: row.content_hash,
    at: row.submitted_at,
    by: row.by ?? "",
    unit: { id: unitId, name: fullName(unit) },
    round: { id: round.id, name: round.name, year: round.year, illustration: round.illustration },
    set: { name: set.set.name, max: set.set.max, notice: set.set.notice ?? null },
    totals: result.totals,
    papers: evidence.length,
    /** What was handed in: with the set it gives the same points again. */
    values,
    notes,
  };
}
