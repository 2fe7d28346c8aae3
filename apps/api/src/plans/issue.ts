import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { handOut, type TaskCopy } from "@cchc/domain/plan/hand-out";
import { dueDays } from "@cchc/domain/plan/calendar";
import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import {
  nextPlanState,
  type PlanAction,
  planActionRules,
  planStateLabels,
} from "@cchc/domain/plan/plan";
import type { PlanTask, Responsible } from "@cchc/domain/plan/task";
import type { Day } from "@cchc/domain/report/cell";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName } from "@cchc/domain/unit/unit";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { StoredPlan } from "./read.ts";
import { lockPlan, type SeenPlan, type WrittenPlan } from "./save.ts";

/** Who would receive what if the plan were issued on a day. */
export interface IssuePreview {
  readonly units: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly tasks: readonly string[];
  }[];
  /** Names that no unit bears: these tasks reach nobody by them. */
  readonly unresolved: readonly { readonly taskId: string; readonly who: Responsible }[];
  /** Words of a time that were not understood and that nobody confirmed. */
  readonly unclear: readonly { readonly taskId: string; readonly rest: readonly string[] }[];
  /** Tasks with at least one day to be late on. */
  readonly dated: number;
}

/** Everything a person should see before issuing. */
export function previewIssue(plan: StoredPlan, tree: UnitTree): IssuePreview {
  const given = handOut(plan, tree);
  const units = new Map<string, { unitId: string; name: string; tasks: string[] }>();
  for (const { taskId, unitId } of given.copies) {
    const unit = tree.get(unitId);
    const name = unit === undefined ? unitId : fullName(unit);
    const one = units.get(unitId) ?? { unitId, name, tasks: [] };
    one.tasks.push(taskId);
    units.set(unitId, one);
  }
  return {
    units: [...units.values()],
    unresolved: given.unresolved,
    unclear: plan.tasks.flatMap((task) => unclear(task, plan.year)),
    dated: plan.tasks.filter(({ schedule }) => dueDays(schedule, plan.year).length > 0).length,
  };
}

function unclear(task: PlanTask, year: number): IssuePreview["unclear"] {
  const parsed = parseTaskTime(task, { year });
  const asRead = JSON.stringify(parsed.schedule) === JSON.stringify(task.schedule);
  if (parsed.rest.length === 0 || !asRead) return [];
  return [{ taskId: task.id, rest: parsed.rest.map(({ text }) => text) }];
}

export interface Issuing extends SeenPlan {
  /** Null only for a paper that bears none. */
  readonly number: string | null;
  readonly symbol: string;
  readonly day: Day;
  readonly despiteUnresolved: boolean;
}

/**
 * Issues a plan and hands every responsible unit its own copies. A task that the unit took over from
 * the superior plan it already has is not handed to it a second time.
 * @throws Problem `conflict`, `wrong-state`, `bad-input` where tasks reach nobody and nobody confirmed it.
 */
export async function issuePlan(
  tx: Transaction<Database>,
  { number, symbol, day, despiteUnresolved, ...seen }: Issuing,
  tree: UnitTree,
  stamp: OperationStamp,
): Promise<WrittenPlan & { readonly copies: number }> {
  const plan = await lockPlan(tx, seen);
  const state = requireNext(plan, "issue");
  if (plan.tasks.length === 0) {
    throw new Problem("bad-input", { reason: "Kế hoạch chưa có nhiệm vụ nào: hãy ghi phụ lục." });
  }
  const { copies, unresolved } = handOut(plan, tree);
  if (unresolved.length > 0 && !despiteUnresolved) {
    const named = unresolved.map(({ who }) =>
      who.kind === "named" ? `“${who.label}”` : "một nhóm",
    );
    throw new Problem("bad-input", {
      reason: `Chưa biết giao cho ai: ${[...new Set(named)].join(", ")}. Hãy chọn đơn vị, hoặc xác nhận ban hành khi chưa giao được.`,
    });
  }
  const fresh = await withoutAdopted(tx, plan, copies);
  await tx
    .updateTable("plan")
    .set({ state, number, symbol, issued_on: day, ...touched(plan, stamp) })
    .where("id", "=", plan.id)
    .execute();
  // A statement takes 65 535 parameters at most; a province's plan has more.
  for (let at = 0; at < fresh.length; at += copiesAtOnce) {
    await tx
      .insertInto("task_copy")
      .values(copyRows(plan, fresh.slice(at, at + copiesAtOnce), stamp))
      .execute();
  }
  await appendAudit(tx, { ...stamp, unitId: plan.unitId }, [
    {
      action: "plan.issue",
      subject: `plan/${plan.id}`,
      before: { state: plan.state },
      after: { state, number, symbol, day, copies: fresh },
    },
  ]);
  return { id: plan.id, version: plan.version + 1, copies: fresh.length };
}

const copiesAtOnce = 2000;

function copyRows(plan: StoredPlan, copies: readonly TaskCopy[], stamp: OperationStamp) {
  return copies.map(({ taskId, unitId }) => ({
    plan_id: plan.id,
    task_id: taskId,
    unit_id: unitId,
    state: "open" as const,
    reason: null,
    version: 1,
    updated_by: stamp.userId,
    updated_at: stamp.at,
  }));
}

async function withoutAdopted(
  tx: Transaction<Database>,
  plan: StoredPlan,
  copies: readonly TaskCopy[],
): Promise<readonly TaskCopy[]> {
  if (plan.implementsId === undefined) return copies;
  const held = await tx
    .selectFrom("task_copy")
    .select("task_id")
    .where("plan_id", "=", plan.implementsId)
    .where("unit_id", "=", plan.unitId)
    .execute();
  const superior = new Set(held.map(({ task_id }) => task_id));
  const taken = new Set(
    plan.tasks.flatMap(({ id, adoptedFrom }) =>
      adoptedFrom !== undefined && superior.has(adoptedFrom) ? [id] : [],
    ),
  );
  return copies.filter(({ taskId, unitId }) => unitId !== plan.unitId || !taken.has(taskId));
}

/** Closes an issued plan, or opens a closed one again. @throws Problem `conflict`, `wrong-state`. */
export async function movePlan(
  tx: Transaction<Database>,
  { action, reason, ...seen }: SeenPlan & { action: "close" | "reopen"; reason: string },
  stamp: OperationStamp,
): Promise<WrittenPlan> {
  const plan = await lockPlan(tx, seen);
  const state = requireNext(plan, action);
  if (planActionRules[action].reason && reason === "") {
    throw new Problem("reason-needed", { action: planActionRules[action].label });
  }
  await tx
    .updateTable("plan")
    .set({ state, ...touched(plan, stamp) })
    .where("id", "=", plan.id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: plan.unitId }, [
    {
      action: `plan.${action}`,
      subject: `plan/${plan.id}`,
      before: { state: plan.state },
      after: { state, ...(reason === "" ? {} : { reason }) },
    },
  ]);
  return { id: plan.id, version: plan.version + 1 };
}

function touched(plan: StoredPlan, stamp: OperationStamp) {
  return { version: plan.version + 1, updated_by: stamp.userId, updated_at: stamp.at };
}

function requireNext(plan: StoredPlan, action: PlanAction) {
  const next = nextPlanState(plan.state, action);
  if (next !== undefined) return next;
  const state = planStateLabels[plan.state];
  throw new Problem("wrong-state", {
    what: "kế hoạch",
    state,
    action: planActionRules[action].label,
  });
}
