import { sql } from "kysely";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { reviewerOf } from "@cchc/domain/unit/review";
import { actionRules } from "@cchc/domain/report/workflow";
import type { Actor } from "../auth/actor.ts";
import { toExtension, toPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import { owesReport, type ReportAddress, type ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { holds } from "../units/scope.ts";
import type { ReviewAction } from "./reviewing.ts";

/** In the order in which everybody locks: by unit, then by period, each once. */
export function inLockOrder(addresses: readonly ReportAddress[]): readonly ReportAddress[] {
  const byKey = new Map(addresses.map((one) => [`${one.unitId}\n${one.periodId}`, one]));
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { unitId, periodId }]) => ({ unitId, periodId }));
}

/**
 * The surroundings of many reports, in lock order, in as many queries as those of two.
 * @throws Problem `not-found` where any of them is unknown or out of the person's reach.
 */
export async function findTargets(
  { db, trees }: Pick<Services, "db" | "trees">,
  actor: Actor,
  action: ReviewAction,
  addresses: readonly ReportAddress[],
): Promise<readonly ReportTarget[]> {
  const wanted = inLockOrder(addresses);
  const periodIds = [...new Set(wanted.map((one) => one.periodId))];
  const [revision, periodRows, extensionRows] = await Promise.all([
    trees.revision(),
    db.selectFrom("period").selectAll().where("id", "in", periodIds).execute(),
    db
      .selectFrom("period_extension")
      .selectAll()
      .where(isOneOf(wanted, "period_extension"))
      .execute(),
  ]);
  const rules = await trees.reviewRules(revision);
  const successions = await trees.successions(revision);
  const periods = new Map(periodRows.map((row) => [row.id, toPeriod(row)]));
  const targets: ReportTarget[] = [];
  for (const { unitId, periodId } of wanted) {
    const period = periods.get(periodId);
    if (period === undefined) throw new Problem("not-found", {});
    const tree = await trees.at(period.to, revision);
    const { permission } = actionRules[action];
    if (!holds(actor, permission, tree, unitId) || !owesReport(tree, period, unitId)) {
      throw new Problem("not-found", {});
    }
    const more = extensionRows.find((e) => e.period_id === periodId && e.unit_id === unitId);
    targets.push({
      unitId,
      period,
      extension: more === undefined ? undefined : toExtension(more),
      form: formByVersion(period.form, period.formVersion),
      tree,
      reviewer: reviewerOf(tree, unitId, rules),
      successions,
    });
  }
  return targets;
}

/** Whether a row of the table is one of these reports', whose number never changes the statement. */
export function isOneOf(
  addresses: readonly ReportAddress[],
  table: "report" | "report_value" | "report_reason" | "period_extension",
) {
  const units = addresses.map((one) => one.unitId);
  const periods = addresses.map((one) => one.periodId);
  return sql<boolean>`(${sql.ref(`${table}.unit_id`)}, ${sql.ref(`${table}.period_id`)})
    in (select * from unnest(${units}::text[], ${periods}::text[]))`;
}

/** Of targets, as `isOneOf` wants them. */
export function addressesOf(targets: readonly ReportTarget[]): readonly ReportAddress[] {
  return targets.map(({ unitId, period }) => ({ unitId, periodId: period.id }));
}
