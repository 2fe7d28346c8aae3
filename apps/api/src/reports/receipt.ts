import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { fullName } from "@cchc/domain/unit/unit";
import { Problem } from "../problem.ts";
import type { ReportTarget } from "./target.ts";

/** What proves that a report was handed in: when, by whom, with which content. */
export async function readReceipt(
  db: Kysely<Database>,
  { unitId, period, tree }: ReportTarget,
  submissionId: string,
) {
  const row = await db
    .selectFrom("submission")
    .leftJoin("auth_user", "auth_user.id", "submission.submitted_by")
    .select(["submission.id", "code", "content_hash", "number", "symbol"])
    .select(["signed_day", "submitted_at", "auth_user.name as by"])
    .where("unit_id", "=", unitId)
    .where("period_id", "=", period.id)
    .where("submission.id", "=", submissionId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  const unit = tree.get(unitId);
  return {
    submissionId: row.id,
    code: row.code,
    contentHash: row.content_hash,
    number: row.number,
    symbol: row.symbol,
    signedDay: row.signed_day,
    at: row.submitted_at,
    by: row.by ?? "",
    unit: { id: unitId, name: unit === undefined ? unitId : fullName(unit) },
    period: {
      id: period.id,
      name: period.name,
      from: period.from,
      to: period.to,
      illustration: period.illustration,
    },
  };
}
