import type { ReportTarget } from "./target.ts";

/** Below which node a report's peers stand: its reviewer; the period's own node where no rule names one. */
export function peerRootOf({ tree, period, reviewer }: ReportTarget): string {
  const above = new Set(tree.ancestors(period.rootId).map((unit) => unit.unitId));
  // The smaller of the two: the reviewer may stand above the period's node, or below it.
  return reviewer === undefined || above.has(reviewer.unitId) ? period.rootId : reviewer.unitId;
}
