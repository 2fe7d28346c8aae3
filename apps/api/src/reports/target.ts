import { type Permission, unitsFor } from "@cchc/domain/access/permissions";
import { formByVersion } from "@cchc/domain/form/catalogue";
import type { Form } from "@cchc/domain/form/form";
import type { PeriodExtension } from "@cchc/domain/period/period";
import type { ReportState } from "@cchc/domain/report/workflow";
import { reviewerOf } from "@cchc/domain/unit/review";
import type { UnitTree } from "@cchc/domain/unit/tree";
import type { Succession, UnitVersion } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { readPeriodOfUnit, type StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { requireUnit } from "../units/scope.ts";

/** The report someone works on: whose, of which period, by which form, in which tree. */
export interface ReportTarget {
  readonly unitId: string;
  readonly period: StoredPeriod;
  readonly extension: PeriodExtension | undefined;
  readonly form: Form;
  /** The tree of the period's last day: a report is always read in the tree of its time. */
  readonly tree: UnitTree;
  /** The unit that reviews this report on that day; absent where no rule names one. */
  readonly reviewer: UnitVersion | undefined;
  /** Which unit continues which, of all times. */
  readonly successions: readonly Succession[];
}

export interface ReportAddress {
  readonly unitId: string;
  readonly periodId: string;
}

/**
 * Whether the person works in the unit itself. Whoever looks from above sees what was handed in,
 * never a draft.
 */
export function worksIn({ grants }: Actor, unitId: string): boolean {
  return unitsFor(grants, "report.read").some(
    (scope) => scope.reach === "unit" && scope.unitId === unitId,
  );
}

/** States in which the figures are the commune's own. */
const unseen: readonly ReportState[] = ["draft", "awaiting_approval"];

/** Whether the figures of a report in this state are kept from the person. */
export function isWithheld(actor: Actor, unitId: string, state: ReportState): boolean {
  return unseen.includes(state) && !worksIn(actor, unitId);
}

/** Whether a unit is one of those that a period asks for a report. */
export function owesReport(
  tree: UnitTree,
  { rootId, submitterKind }: Pick<StoredPeriod, "rootId" | "submitterKind">,
  unitId: string,
): boolean {
  const below = unitId === rootId || tree.ancestors(unitId).some((one) => one.unitId === rootId);
  return below && tree.get(unitId)?.kind === submitterKind;
}

/**
 * Finds the report's surroundings for somebody who holds the permission there.
 * @throws Problem `not-found` where the period or the unit is unknown or out of scope.
 */
export async function findTarget(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  permission: Permission,
  { unitId, periodId }: ReportAddress,
): Promise<ReportTarget> {
  const { period, extension, revision } = await readPeriodOfUnit(services.db, periodId, unitId);
  const tree = await services.trees.at(period.to, revision);
  requireUnit(actor, permission, tree, unitId);
  if (!owesReport(tree, period, unitId)) throw new Problem("not-found", {});
  const reviewer = reviewerOf(tree, unitId, await services.trees.reviewRules(revision));
  const form = formByVersion(period.form, period.formVersion);
  const successions = await services.trees.successions(revision);
  return { unitId, period, extension, tree, reviewer, form, successions };
}
