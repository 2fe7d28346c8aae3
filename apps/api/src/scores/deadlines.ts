import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { InputValues } from "@cchc/domain/criteria/value";
import { deadlineFor } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import { type StoredPeriod, toPeriod } from "../periods/queries.ts";

/** Codes under which sets read how a unit kept the deadlines of its reports. */
export const deadlineCodes = ["reports.late", "reports.missing"] as const;

/**
 * How many of the year's reports each unit handed in late or not at all: those periods of the same
 * root and year that are due no later than the one scored and that end while the unit stands. The
 * first submission counts; what is not due yet is neither, nor what a unit that was made of others in
 * the middle of the year never owed.
 */
export async function countDeadlines(
  db: Kysely<Database>,
  { period: { rootId, year, due }, today }: { readonly period: StoredPeriod; readonly today: Day },
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, InputValues>> {
  const rows = await db
    .selectFrom("period")
    .selectAll()
    .where("root_id", "=", rootId)
    .where("year", "=", year)
    .where("due_day", "<=", due)
    .execute();
  const periods = rows.map(toPeriod);
  const ids = periods.map(({ id }) => id);
  const [submissions, extensions, versions] = await Promise.all([
    db
      .selectFrom("submission")
      .select((eb) => ["unit_id", "period_id", eb.fn.min("submitted_at").as("first")])
      .where("period_id", "in", ids)
      .where("unit_id", "in", unitIds)
      .groupBy(["unit_id", "period_id"])
      .execute(),
    db
      .selectFrom("period_extension")
      .select(["unit_id", "period_id", "due_day", "lock_day"])
      .where("period_id", "in", ids)
      .where("unit_id", "in", unitIds)
      .execute(),
    db
      .selectFrom("unit_version")
      .select(["unit_id", "kind", "from_day", "to_day"])
      .where("unit_id", "in", unitIds)
      .execute(),
  ]);
  const key = (unitId: string, periodId: string): string => `${periodId}#${unitId}`;
  const first = new Map(submissions.map((s) => [key(s.unit_id, s.period_id), s.first]));
  const more = new Map(
    extensions.map((e) => [key(e.unit_id, e.period_id), { due: e.due_day, lock: e.lock_day }]),
  );
  const owed = (unitId: string, { to, submitterKind }: StoredPeriod): boolean =>
    versions.some(
      (one) =>
        one.unit_id === unitId &&
        one.kind === submitterKind &&
        one.from_day <= to &&
        (one.to_day === null || one.to_day >= to),
    );
  return new Map(
    unitIds.map((unitId) => {
      let late = 0;
      let missing = 0;
      for (const period of periods) {
        if (!owed(unitId, period)) continue;
        const at = first.get(key(unitId, period.id));
        const deadline = deadlineFor(period, more.get(key(unitId, period.id)));
        if (at === undefined) missing += today > deadline.due ? 1 : 0;
        else if (todayInVietnam(at) > deadline.due) late += 1;
      }
      return [unitId, { "reports.late": late, "reports.missing": missing }];
    }),
  );
}
