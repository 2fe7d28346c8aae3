import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { cellSchema } from "@cchc/domain/form/schema";
import type { Cell, CellRef } from "@cchc/domain/report/cell";
import { valueSubject } from "./save.ts";
import type { ReportTarget } from "./target.ts";

export interface CellChange {
  readonly at: Date;
  readonly by: string;
  readonly before: Cell | null;
  readonly after: Cell | null;
}

/** Every write to one cell, latest first. */
export async function readCellHistory(
  db: Kysely<Database>,
  { unitId, period }: ReportTarget,
  { field, row }: CellRef,
): Promise<CellChange[]> {
  const rows = await db
    .selectFrom("audit")
    .leftJoin("auth_user", "auth_user.id", "audit.user_id")
    .select(["audit.at", "audit.before", "audit.after", "auth_user.name as by"])
    .where("audit.unit_id", "=", unitId)
    .where("audit.subject", "=", valueSubject(period.id, field, row))
    .orderBy("audit.seq", "desc")
    .limit(200)
    .execute();
  return rows.map(({ at, by, before, after }) => ({
    at,
    by: by ?? "",
    before: readCell(before),
    after: readCell(after),
  }));
}

function readCell(text: string | null): Cell | null {
  return text === null ? null : cellSchema.parse(JSON.parse(text));
}
