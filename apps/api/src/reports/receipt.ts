import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { layoutOf } from "@cchc/domain/report/content";
import { fullName } from "@cchc/domain/unit/unit";
import { sha256 } from "../canonical.ts";
import { Problem } from "../problem.ts";
import type { ReportTarget } from "./target.ts";

/** Whether a stored text, of whichever layout, is the one its receipt was given for. */
export function isIntact(content: string, hash: string): boolean {
  return layoutOf(content) !== undefined && sha256(content) === hash;
}

/** What proves that a report was handed in: when, by whom, with which content. */
export async function readReceipt(
  db: Kysely<Database>,
  { unitId, period, tree }: ReportTarget,
  submissionId: string,
) {
  const row = await db
    .selectFrom("submission")
    .leftJoin("auth_user", "auth_user.id", "submission.submitted_by")
    .select(["submission.id", "code", "content", "content_hash", "number", "symbol"])
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
    /** Which version of the text the hash is taken of, and whether it still is its hash. */
    layout: layoutOf(row.content) ?? null,
    intact: isIntact(row.content, row.content_hash),
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

/** A submission whose text is not the one its receipt was given for. */
export interface BrokenReceipt {
  readonly unitId: string;
  readonly code: string;
}

/** Looks through every submission, some at a time; the first that does not hold, or how many do. */
export async function checkReceipts(
  db: Kysely<Database>,
): Promise<{ readonly checked: number; readonly broken: BrokenReceipt | null }> {
  let checked = 0;
  let after = { unit_id: "", id: "" };
  for (;;) {
    const rows = await db
      .selectFrom("submission")
      .select(["unit_id", "id", "code", "content", "content_hash"])
      .where((eb) => eb(eb.refTuple("unit_id", "id"), ">", eb.tuple(after.unit_id, after.id)))
      .orderBy("unit_id")
      .orderBy("id")
      .limit(500)
      .execute();
    for (const row of rows) {
      if (!isIntact(row.content, row.content_hash)) {
        return { checked, broken: { unitId: row.unit_id, code: row.code } };
      }
      checked += 1;
      after = row;
    }
    if (rows.length === 0) return { checked, broken: null };
  }
}
