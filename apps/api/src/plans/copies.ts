import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Activity } from "@cchc/domain/activity/activity";
import { quotaProgress, type TaskQuota } from "@cchc/domain/activity/quota-progress";
import { type CopyStanding, copyStanding, type TaskState } from "@cchc/domain/plan/hand-out";
import type { Plan } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";
import type { Day } from "@cchc/domain/report/cell";

/** A copy as it is kept. */
export interface StoredCopy {
  readonly planId: string;
  readonly taskId: string;
  readonly unitId: string;
  readonly state: TaskState;
  readonly reason: string | null;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** A paper or other entry of the register that proves a task. */
export interface TaskProof {
  readonly planId: string;
  readonly taskId: string;
  readonly unitId: string;
  readonly documentId: string;
  readonly doneOn: Day;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly summary: string;
  /** How many files lie with it. */
  readonly files: number;
}

/** A copy with its task, how it stands today and what proves it. */
export interface CopyView extends Omit<StoredCopy, "planId" | "taskId"> {
  readonly task: PlanTask;
  readonly standing: CopyStanding;
  readonly quotas: readonly TaskQuota[];
  readonly proofs: readonly TaskProof[];
}

/** Copies of plans, or of units, or of both. */
export interface Chosen {
  readonly plans?: readonly string[];
  readonly units?: readonly string[];
}

/** One query. */
export async function readCopies(
  db: Kysely<Database>,
  { plans, units }: Chosen,
): Promise<StoredCopy[]> {
  let query = db
    .selectFrom("task_copy")
    .leftJoin("auth_user", "auth_user.id", "task_copy.updated_by")
    .select(["plan_id as planId", "task_id as taskId", "unit_id as unitId", "state", "reason"])
    .select(["version", "updated_by as by", "auth_user.name as userName", "updated_at as at"]);
  if (plans !== undefined) query = query.where("plan_id", "in", [...plans, ""]);
  if (units !== undefined) query = query.where("unit_id", "in", [...units, ""]);
  const rows = await query.orderBy("plan_id").orderBy("unit_id").execute();
  return rows.map(({ userName, by, ...row }) => ({ ...row, by: userName ?? by }));
}

/** One query. */
export async function readProofs(
  db: Kysely<Database>,
  { plans, units }: Chosen,
): Promise<TaskProof[]> {
  let query = db
    .selectFrom("task_proof as proof")
    .innerJoin("document", "document.id", "proof.document_id")
    .select(["plan_id as planId", "task_id as taskId", "proof.unit_id as unitId"])
    .select(["document_id as documentId", "done_on as doneOn", "number", "symbol", "summary"])
    .select(
      sql<number>`(select count(*)::int from document_file
        where document_file.document_id = proof.document_id)`.as("files"),
    );
  if (plans !== undefined) query = query.where("plan_id", "in", [...plans, ""]);
  if (units !== undefined) query = query.where("proof.unit_id", "in", [...units, ""]);
  return query.orderBy("done_on").orderBy("document_id").execute();
}

export interface Beside {
  readonly activities: readonly Activity[];
  readonly proofs: readonly TaskProof[];
  readonly year: number;
  readonly today: Day;
}

/** A copy as it stands: proofs and what was logged towards its quotas are the days it was done on. */
export function viewCopy(
  { planId: _plan, taskId: _task, ...copy }: StoredCopy,
  task: PlanTask,
  { activities, proofs, year, today }: Beside,
): CopyView {
  const quotas = quotaProgress(task, activities, { year, today });
  const doneDays = [...proofs.map(({ doneOn }) => doneOn), ...countedDays(quotas, activities)];
  const progress = {
    state: copy.state,
    doneDays,
    ...(copy.reason === null ? {} : { reason: copy.reason }),
  };
  const standing = copyStanding(task, progress, { year, today });
  return { ...copy, task, standing, quotas, proofs };
}

/** A day for each one counted, no more of one activity than the largest quota wants. */
function countedDays(quotas: readonly TaskQuota[], activities: readonly Activity[]): Day[] {
  const kinds = new Set(quotas.flatMap((quota) => quota.kinds));
  const most = Math.max(0, ...quotas.map(({ needed }) => needed + 1));
  return activities.flatMap(({ kind, day, count, state }) => {
    const posted = state === undefined || state === "posted" || state === "paid";
    return kinds.has(kind) && posted ? Array<Day>(Math.min(count, most)).fill(day) : [];
  });
}

/** The day a plan is looked at: its year's last one once it is closed. */
export function lookDay({ state, year }: Pick<Plan, "state" | "year">, today: Day): Day {
  const last = `${year}-12-31`;
  return state === "closed" && today > last ? last : today;
}

/** Whether a copy is behind on a quota: short in a window that is over, or about to be. */
export function isBehind({ standing, quotas }: Pick<CopyView, "standing" | "quotas">): boolean {
  if (standing.state !== "open") return false;
  return quotas.some(
    ({ windows, warning }) => warning || windows.some(({ state }) => state === "short"),
  );
}
