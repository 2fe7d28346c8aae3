import type { Day } from "../report/cell.ts";
import type { UnitTree } from "./tree.ts";
import { holdsOn } from "./unit.ts";
import type { UnitVersion } from "./unit.ts";

/**
 * Which level reviews the units below a root during an interval: the district until 30/6/2025, the
 * province since. Data, because the law changes it.
 */
export interface ReviewRule {
  readonly from: Day;
  /** Last day, inclusive; absent while it lasts. */
  readonly to?: Day;
  readonly rootId: string;
  readonly reviewKind: "district" | "province";
}

/**
 * The unit that reviews another on the tree's day: its nearest ancestor of the kind that the nearest
 * rule names. `undefined` when no rule holds or no such ancestor exists: there is no default.
 */
export function reviewerOf(
  tree: UnitTree,
  unitId: string,
  rules: readonly ReviewRule[],
): UnitVersion | undefined {
  const above = tree.ancestors(unitId);
  const valid = rules.filter((rule) => holdsOn(rule, tree.day));
  for (const id of [unitId, ...above.map((unit) => unit.unitId)]) {
    const rule = valid.find((each) => each.rootId === id);
    if (rule !== undefined) return above.find((unit) => unit.kind === rule.reviewKind);
  }
  return undefined;
}
