import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { fieldOf } from "@cchc/domain/form/form";
import type { Day } from "@cchc/domain/report/cell";
import { readPeriods, type StoredPeriod } from "../periods/queries.ts";
import { owesReport } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { rowLabel } from "./figures.ts";

/** The periods that ask this unit for a report and had begun by the day, latest first. */
export async function periodsOf({ db, trees }: Services, unitId: string, day: Day) {
  const revision = await trees.revision();
  const kinship = await trees.kinship(revision);
  const found: StoredPeriod[] = [];
  for (const period of await readPeriods(db, kinship.related([unitId]))) {
    if (period.from > day) continue;
    if (owesReport(await trees.at(period.to, revision), period, unitId)) found.push(period);
  }
  return found;
}

/** What became of each report, and its last submission before an instant. */
export async function readStates(
  db: Kysely<Database>,
  { unitId, end, periods }: { unitId: string; end: Date; periods: readonly StoredPeriod[] },
) {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom("report")
    .leftJoin("submission", (join) =>
      join
        .onRef("submission.unit_id", "=", "report.unit_id")
        .onRef("submission.period_id", "=", "report.period_id")
        .on("submission.submitted_at", "<", end),
    )
    .select(["report.period_id", "report.state", "submission.code", "submission.submitted_at"])
    .where("report.unit_id", "=", unitId)
    .where(
      "report.period_id",
      "in",
      periods.map(({ id }) => id),
    )
    .orderBy("submission.submitted_at", "desc")
    .execute();
  const seen = new Set<string>();
  return rows.flatMap(({ period_id, state, code, submitted_at }) => {
    if (seen.has(period_id)) return [];
    seen.add(period_id);
    return { periodId: period_id, state, code, handedInAt: submitted_at, begun: true };
  });
}

/** Cells that came back in reports that are still with the unit. */
export async function readReturned(db: Kysely<Database>, unitId: string) {
  const rows = await db
    .selectFrom("report")
    .innerJoin("period", "period.id", "report.period_id")
    .leftJoin("returned_cell as cell", (join) =>
      join
        .onRef("cell.unit_id", "=", "report.unit_id")
        .onRef("cell.period_id", "=", "report.period_id")
        .onRef("cell.submission_id", "=", "report.submission_id"),
    )
    .select(["period.id", "period.name", "form_code", "form_version", "report.returned_reason"])
    .select(["cell.field_code", "cell.row_key", "cell.reason"])
    .where("report.unit_id", "=", unitId)
    .where("report.state", "=", "returned")
    .orderBy("period.to_day", "desc")
    .orderBy("cell.field_code")
    .execute();
  return rows.map((row) => {
    const form = formByVersion(row.form_code, row.form_version);
    const field = row.field_code === null ? undefined : fieldOf(form, row.field_code);
    return {
      periodId: row.id,
      period: row.name,
      label: field?.label ?? "Cả báo cáo",
      row: row.field_code === null ? "" : rowLabel(form, row.field_code, row.row_key ?? ""),
      reason: row.reason ?? row.returned_reason ?? "",
    };
  });
}
