import type { Plan } from "@cchc/domain/plan/plan";
import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import { readActivities, byUnit } from "../activities/read.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { type CopyView, isBehind, lookDay, readCopies, readProofs, viewCopy } from "./copies.ts";
import { toTaskPlan, type TaskPlan } from "./mine.ts";
import { readPlan, readPlanHeads, type StoredPlan } from "./read.ts";

/** A cell of the table: one unit, one task. */
export interface MatrixCell extends Pick<
  CopyView,
  "state" | "reason" | "proofs" | "quotas" | "standing" | "version"
> {
  readonly taskId: string;
  readonly behind: boolean;
}

/** A line of the table. */
export interface MatrixRow {
  readonly unitId: string;
  readonly name: string;
  readonly cells: readonly MatrixCell[];
  /** The unit's own plan of the year and kind. */
  readonly ownPlan: {
    readonly id: string;
    readonly state: Plan["state"];
    readonly day: Day | null;
  } | null;
}

export interface Matrix {
  readonly today: Day;
  readonly plan: TaskPlan;
  readonly tasks: StoredPlan["tasks"];
  readonly rows: readonly MatrixRow[];
  /** Communes below that received tasks and have issued no plan of their own. */
  readonly withoutPlan: readonly { readonly unitId: string; readonly name: string }[];
}

/** Who stands where with every task of a plan: a fixed number of queries, however many units. */
export async function readMatrix(
  { db, trees, now }: Pick<Services, "db" | "trees" | "now">,
  planId: string,
): Promise<Matrix> {
  const today = todayInVietnam(now());
  const plan = await readPlan(db, planId);
  if (plan === undefined) throw new Problem("not-found", {});
  const [copies, proofs, tree] = await Promise.all([
    readCopies(db, { plans: [planId] }),
    readProofs(db, { plans: [planId] }),
    trees.at(plan.day ?? today),
  ]);
  const units = [...new Set(copies.map(({ unitId }) => unitId))];
  const [activities, heads] = await Promise.all([
    readActivities(db, { units, from: `${plan.year}-01-01`, to: `${plan.year}-12-31` }),
    readPlanHeads(db, units),
  ]);
  const logs = byUnit(activities);
  const rows = units.map((unitId): MatrixRow => {
    const own = copies.filter((copy) => copy.unitId === unitId);
    const cells = plan.tasks.flatMap((task) => {
      const copy = own.find(({ taskId }) => taskId === task.id);
      if (copy === undefined) return [];
      const { state, reason, quotas, standing, version, ...view } = viewCopy(copy, task, {
        activities: logs.get(unitId) ?? [],
        proofs: proofs.filter((proof) => proof.unitId === unitId && proof.taskId === task.id),
        year: plan.year,
        today: lookDay(plan, today),
      });
      const behind = isBehind({ standing, quotas });
      const cell = { taskId: task.id, state, reason, quotas, standing, version, behind };
      return [{ ...cell, proofs: view.proofs }];
    });
    const head = heads.find(
      (one) => one.unitId === unitId && one.year === plan.year && one.kind === plan.kind,
    );
    const ownPlan = head === undefined ? null : { id: head.id, state: head.state, day: head.day };
    return { unitId, name: nameOf(tree, unitId), cells, ownPlan };
  });
  const sorted = inTreeOrder(rows, tree, plan.unitId);
  return {
    today,
    plan: toTaskPlan(plan),
    tasks: plan.tasks,
    rows: sorted,
    withoutPlan: sorted
      .filter(
        ({ unitId, ownPlan }) =>
          tree.get(unitId)?.kind === "commune" &&
          unitId !== plan.unitId &&
          (ownPlan === null || ownPlan.state === "draft"),
      )
      .map(({ unitId, name }) => ({ unitId, name })),
  };
}

function nameOf(tree: UnitTree, unitId: string): string {
  const unit: UnitVersion | undefined = tree.get(unitId);
  return unit === undefined ? unitId : fullName(unit);
}

/** Departments and centres first, communes after them, each in the order of the tree. */
function inTreeOrder(rows: readonly MatrixRow[], tree: UnitTree, ownerId: string): MatrixRow[] {
  const order = new Map(
    [...tree.children(ownerId), ...tree.descendants(ownerId)].map(({ unitId, kind }, at) => [
      unitId,
      kind === "commune" ? 10_000 + at : at,
    ]),
  );
  return rows.toSorted((a, b) => (order.get(a.unitId) ?? -1) - (order.get(b.unitId) ?? -1));
}
