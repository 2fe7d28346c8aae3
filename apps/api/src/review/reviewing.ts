import { unitsFor } from "@cchc/domain/access/permissions";
import { actionRules, type ReportAction } from "@cchc/domain/report/workflow";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { findTarget, type ReportAddress, type ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";

/** What a reviewer does to a report. */
export type ReviewAction = Extract<ReportAction, "return" | "accept" | "reopen">;

const reviewActions: readonly ReviewAction[] = ["return", "accept", "reopen"];

/**
 * Whether the person may do this to this report. Reading follows the tree: whoever is bound above
 * sees what was handed in. Writing follows the review rules: one unit reviews a commune, the one
 * that the nearest rule of the period's last day names, and only a role bound at that very unit
 * acts for it. So a report of 2023 is its district's, not its province's, and one since 1/7/2025 is
 * the province's; where no rule names a unit, nobody acts until one is written. A unit further up
 * acts only where a nearer rule names its kind.
 */
export function mayReview(
  { grants }: Actor,
  action: ReviewAction,
  { reviewer }: Pick<ReportTarget, "reviewer">,
): boolean {
  return (
    reviewer !== undefined &&
    unitsFor(grants, actionRules[action].permission).some(
      (scope) => scope.unitId === reviewer.unitId,
    )
  );
}

/** What of {@link ReviewAction} the person may do to this report, whatever its state. */
export function reviewActionsOf(actor: Actor, target: ReportTarget): readonly ReviewAction[] {
  return reviewActions.filter((action) => mayReview(actor, action, target));
}

/**
 * Finds a report for somebody who reviews it.
 * @throws Problem `not-found` out of reach; `other-reviewer` where another unit reviews it.
 */
export async function findReviewed(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  action: ReviewAction,
  address: ReportAddress,
): Promise<ReportTarget> {
  const target = await findTarget(services, actor, actionRules[action].permission, address);
  if (!mayReview(actor, action, target)) throw otherReviewer(target);
  return target;
}

/** That another unit, or none yet, reviews this report. */
export function otherReviewer({ reviewer }: Pick<ReportTarget, "reviewer">): Problem {
  return new Problem(
    "other-reviewer",
    reviewer === undefined ? {} : { reviewer: fullName(reviewer) },
  );
}
