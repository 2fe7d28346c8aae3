import { roleReach } from "./roles.ts";
import type { Reach, Role } from "./roles.ts";

/** Everything a procedure can ask for. */
export const permissions = [
  "unit.read",
  "period.read",
  "report.read",
  "report.edit",
  "report.request_approval",
  "report.send_back",
  "report.submit",
  "review.read",
  "review.return",
  "review.accept",
  "review.reopen",
  "document.read",
  "document.edit",
  "score.read",
  "score.edit",
  "score.submit",
  "appraisal.read",
  "appraisal.decide",
  "appraisal.approve",
  "criteria.read",
  "criteria.manage",
  "publication.manage",
  "plan.read",
  "plan.edit",
  "plan.issue",
  "activity.read",
  "activity.edit",
  "activity.confirm",
  "reminder.send",
  "period.manage",
  "unit.manage",
  "account.manage",
  "audit.read",
] as const;

export type Permission = (typeof permissions)[number];

/**
 * Which role may do what. The officer may hand in what the leader signed on paper, recording number
 * and day; the leader may do so on screen. Reviewers read the figures of the units below and never edit them; the
 * administrator keeps accounts, units and periods and sees no figures; what is published needs no
 * permission, so `public` has none.
 */
export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  contributor: [
    "unit.read",
    "period.read",
    "report.read",
    "report.edit",
    "document.read",
    "document.edit",
    "score.read",
    "criteria.read",
    "plan.read",
    "activity.read",
    "activity.edit",
  ],
  officer: [
    "unit.read",
    "period.read",
    "report.read",
    "report.edit",
    "report.request_approval",
    "report.send_back",
    "report.submit",
    "document.read",
    "document.edit",
    "score.read",
    "score.edit",
    "score.submit",
    "criteria.read",
    "plan.read",
    "plan.edit",
    "plan.issue",
    "activity.read",
    "activity.edit",
    "activity.confirm",
  ],
  leader: [
    "unit.read",
    "period.read",
    "report.read",
    "report.send_back",
    "report.submit",
    "document.read",
    "score.read",
    "score.submit",
    "criteria.read",
    "plan.read",
    "plan.issue",
    "activity.read",
  ],
  reviewer: [
    "unit.read",
    "period.read",
    "report.read",
    "review.read",
    "review.return",
    "review.accept",
    "document.read",
    "appraisal.read",
    "appraisal.decide",
    "criteria.read",
    "criteria.manage",
    "plan.read",
    "plan.edit",
    "activity.read",
    "reminder.send",
    "period.manage",
  ],
  reviewing_leader: [
    "unit.read",
    "period.read",
    "report.read",
    "review.read",
    "review.return",
    "review.accept",
    "review.reopen",
    "document.read",
    "appraisal.read",
    "appraisal.decide",
    "appraisal.approve",
    "criteria.read",
    "criteria.manage",
    "publication.manage",
    "plan.read",
    "plan.edit",
    "plan.issue",
    "activity.read",
    "reminder.send",
    "period.manage",
    "audit.read",
  ],
  administrator: [
    "unit.read",
    "period.read",
    "period.manage",
    "unit.manage",
    "account.manage",
    "audit.read",
  ],
  public: [],
};

/** A role held by an account at a unit. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string;
  /**
   * Area codes a contributor may edit. Only a contributor's grant reads it; a contributor without
   * areas edits nothing.
   */
  readonly areas?: readonly string[];
}

/** Where a permission holds. */
export interface Scope {
  readonly unitId: string;
  readonly reach: Reach;
}

/** Whether any of the grants gives the permission somewhere. */
export function can(held: readonly Grant[], permission: Permission): boolean {
  return held.some((grant) => grants[grant.role].includes(permission));
}

/**
 * The units from which a permission holds, each once; `subtree` wins over `unit` for the same
 * unit. Empty when no grant gives the permission.
 */
export function unitsFor(held: readonly Grant[], permission: Permission): readonly Scope[] {
  const reaches = new Map<string, Reach>();
  for (const grant of held) {
    if (!grants[grant.role].includes(permission)) continue;
    const reach = roleReach[grant.role];
    if (reach === "subtree" || !reaches.has(grant.unitId)) reaches.set(grant.unitId, reach);
  }
  return [...reaches].map(([unitId, reach]) => ({ unitId, reach }));
}

/**
 * Whether a permission holds on one unit. `ancestors`: the ids of the units above it in the tree of
 * the day, in any order.
 */
export function canOn(
  held: readonly Grant[],
  permission: Permission,
  unit: { readonly unitId: string; readonly ancestors: readonly string[] },
): boolean {
  return unitsFor(held, permission).some(
    (scope) =>
      scope.unitId === unit.unitId ||
      (scope.reach === "subtree" && unit.ancestors.includes(scope.unitId)),
  );
}

/**
 * The areas of a unit's report that may be edited: `"all"` for its officer, the assigned ones for
 * contributors, an empty list for everybody else.
 */
export function editableAreas(held: readonly Grant[], unitId: string): "all" | readonly string[] {
  const editing = held.filter(
    (grant) => grant.unitId === unitId && grants[grant.role].includes("report.edit"),
  );
  if (editing.some((grant) => grant.role !== "contributor")) return "all";
  return [...new Set(editing.flatMap((grant) => grant.areas ?? []))];
}
