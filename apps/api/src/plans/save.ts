import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import { planStateLabels } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { changedParts } from "./changes.ts";
import type { PlanDraft, TaskInput } from "./input.ts";
import { readPlan, type StoredPlan } from "./read.ts";

/** What a write answers: the plan and the version it now has. */
export interface WrittenPlan {
  readonly id: string;
  readonly version: number;
}

export interface SavedPlan extends PlanDraft {
  readonly unitId: string;
  /** Made anew where it is null. */
  readonly planId: string | null;
  readonly version: number;
  readonly illustration?: boolean;
}

/**
 * Writes a whole draft with its annex; what is the same as before is no write. The time of a task is
 * read from its wording unless a person confirmed another.
 * @throws Problem `conflict`, `wrong-state`, `not-found`.
 */
export async function savePlan(
  tx: Transaction<Database>,
  saved: SavedPlan,
  stamp: OperationStamp,
): Promise<WrittenPlan> {
  const { unitId, planId, version, illustration = false, tasks: given, ...head } = saved;
  const before = version === 0 ? undefined : await lockDraft(tx, { planId: planId ?? "", version });
  if (before !== undefined && before.unitId !== unitId) throw new Problem("not-found", {});
  const id = planId ?? randomUUID();
  const tasks = given.map((task) => toTask(task, head.year));
  const { implementsId, content, ...named } = head;
  const after = { ...named, implementsId: implementsId ?? undefined, ...content, tasks };
  const changes = before === undefined ? undefined : changedParts(before, after);
  if (before !== undefined && changes === undefined) return { id, version };
  const columns = {
    year: head.year,
    kind: head.kind,
    symbol: head.symbol,
    about: head.about,
    implements_id: head.implementsId,
    content: JSON.stringify(head.content),
    version: version + 1,
    updated_by: stamp.userId,
    updated_at: stamp.at,
  };
  if (before === undefined) {
    const state = "draft" as const;
    const row = { id, unit_id: unitId, state, number: null, issued_on: null, illustration };
    await tx
      .insertInto("plan")
      .values({ ...row, ...columns })
      .execute();
  } else {
    await tx.updateTable("plan").set(columns).where("id", "=", id).execute();
    await tx.deleteFrom("plan_task").where("plan_id", "=", id).execute();
  }
  await insertTasks(tx, id, tasks);
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: before === undefined ? "plan.add" : "plan.save",
      subject: `plan/${id}`,
      before: changes?.before ?? null,
      after: changes?.after ?? after,
    },
  ]);
  return { id, version: version + 1 };
}

function toTask({ schedule, ...task }: TaskInput, year: number): PlanTask {
  return { ...task, schedule: schedule ?? parseTaskTime(task, { year }).schedule };
}

async function insertTasks(
  tx: Transaction<Database>,
  planId: string,
  tasks: readonly PlanTask[],
): Promise<void> {
  if (tasks.length === 0) return;
  await tx
    .insertInto("plan_task")
    .values(
      tasks.map(({ id, ...content }, at) => ({
        plan_id: planId,
        task_id: id,
        position: at + 1,
        content: JSON.stringify(content),
      })),
    )
    .execute();
}

export interface SeenPlan {
  readonly planId: string;
  readonly version: number;
}

/** Takes a plan's row for this transaction. @throws Problem `not-found`, `conflict`. */
export async function lockPlan(
  tx: Transaction<Database>,
  { planId, version }: SeenPlan,
): Promise<StoredPlan> {
  await tx.selectFrom("plan").select("id").where("id", "=", planId).forUpdate().execute();
  const plan = await readPlan(tx, planId);
  if (plan === undefined) throw new Problem("not-found", {});
  if (plan.version !== version) throw new Problem("conflict", { by: plan.by });
  return plan;
}

async function lockDraft(tx: Transaction<Database>, seen: SeenPlan): Promise<StoredPlan> {
  const plan = await lockPlan(tx, seen);
  if (plan.state !== "draft") {
    const state = planStateLabels[plan.state];
    throw new Problem("wrong-state", { what: "kế hoạch", state, action: "Lưu dự thảo" });
  }
  return plan;
}
