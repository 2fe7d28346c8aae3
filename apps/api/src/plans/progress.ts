import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  nextTaskState,
  type TaskAction,
  taskActionRules,
  taskStateLabels,
} from "@cchc/domain/plan/hand-out";
import type { Day } from "@cchc/domain/report/cell";
import { appendAudit, type AuditEntry } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { readCopies, type StoredCopy } from "./copies.ts";

export interface SeenCopy {
  readonly planId: string;
  readonly taskId: string;
  readonly unitId: string;
  readonly version: number;
}

/**
 * Says of a copy that it is done, cannot be done, or is open again.
 * @throws Problem `conflict`, `wrong-state`, `reason-needed`, `not-found`.
 */
export async function setCopyState(
  tx: Transaction<Database>,
  { action, reason, ...seen }: SeenCopy & { readonly action: TaskAction; readonly reason: string },
  stamp: OperationStamp,
) {
  const copy = await lockCopy(tx, seen);
  const { label, reason: asks } = taskActionRules[action];
  const state = nextTaskState(copy.state, action);
  if (state === undefined) {
    const now = taskStateLabels[copy.state];
    throw new Problem("wrong-state", { what: "nhiệm vụ", state: now, action: label });
  }
  if (asks && reason === "") throw new Problem("reason-needed", { action: label });
  const kept = state === "not_possible" ? reason : null;
  const entry: AuditEntry = {
    action: `task.${action}`,
    subject: subjectOf(copy),
    before: { state: copy.state, reason: copy.reason },
    after: { state, ...(reason === "" ? {} : { reason }) },
  };
  return touch(tx, { copy, columns: { state, reason: kept }, entry }, stamp);
}

export interface Proof {
  readonly documentId: string;
  readonly doneOn: Day;
}

/** Puts an entry of the unit's register to a copy as its proof. @throws Problem `conflict`, `not-found`. */
export async function attachProof(
  tx: Transaction<Database>,
  { documentId, doneOn, ...seen }: SeenCopy & Proof,
  stamp: OperationStamp,
) {
  const copy = await lockCopy(tx, seen);
  await requireOwnDocument(tx, copy.unitId, documentId);
  const { planId: plan_id, taskId: task_id, unitId: unit_id } = copy;
  const row = { plan_id, task_id, unit_id, document_id: documentId, done_on: doneOn };
  await tx
    .insertInto("task_proof")
    .values(row)
    .onConflict((c) =>
      c.columns(["plan_id", "task_id", "unit_id", "document_id"]).doUpdateSet({ done_on: doneOn }),
    )
    .execute();
  const entry: AuditEntry = {
    action: "task.prove",
    subject: subjectOf(copy),
    before: null,
    after: { documentId, doneOn },
  };
  return touch(tx, { copy, columns: {}, entry }, stamp);
}

/** Takes a proof away again. @throws Problem `conflict`, `not-found`. */
export async function detachProof(
  tx: Transaction<Database>,
  { documentId, ...seen }: SeenCopy & Pick<Proof, "documentId">,
  stamp: OperationStamp,
) {
  const copy = await lockCopy(tx, seen);
  const gone = await tx
    .deleteFrom("task_proof")
    .where("plan_id", "=", copy.planId)
    .where("task_id", "=", copy.taskId)
    .where("unit_id", "=", copy.unitId)
    .where("document_id", "=", documentId)
    .returning("done_on as doneOn")
    .executeTakeFirst();
  if (gone === undefined) throw new Problem("not-found", {});
  const entry: AuditEntry = {
    action: "task.unprove",
    subject: subjectOf(copy),
    before: { documentId, ...gone },
    after: null,
  };
  return touch(tx, { copy, columns: {}, entry }, stamp);
}

/** @throws Problem `not-found` for an entry of another unit, or one taken out of the register. */
export async function requireOwnDocument(
  tx: Transaction<Database>,
  unitId: string,
  documentId: string,
): Promise<void> {
  const row = await tx
    .selectFrom("document")
    .select("id")
    .where("id", "=", documentId)
    .where("unit_id", "=", unitId)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
}

function subjectOf({ planId, taskId }: Pick<StoredCopy, "planId" | "taskId">): string {
  return `task/${planId}/${taskId}`;
}

async function lockCopy(tx: Transaction<Database>, seen: SeenCopy): Promise<StoredCopy> {
  const { planId, taskId, unitId, version } = seen;
  const plan = await tx
    .selectFrom("plan")
    .select("state")
    .where("id", "=", planId)
    .forShare()
    .executeTakeFirst();
  await tx
    .selectFrom("task_copy")
    .select("version")
    .where("plan_id", "=", planId)
    .where("task_id", "=", taskId)
    .where("unit_id", "=", unitId)
    .forUpdate()
    .execute();
  const copies = await readCopies(tx, { plans: [planId], units: [unitId] });
  const copy = copies.find((one) => one.taskId === taskId);
  if (copy === undefined || plan === undefined) throw new Problem("not-found", {});
  if (plan.state !== "issued") {
    throw new Problem("bad-input", {
      reason: "Kế hoạch đã kết thúc: nhiệm vụ không ghi thêm được, hãy đề nghị mở lại nếu cần.",
    });
  }
  if (copy.version !== version) throw new Problem("conflict", { by: copy.by });
  return copy;
}

interface Touching {
  readonly copy: StoredCopy;
  readonly columns: { readonly state?: StoredCopy["state"]; readonly reason?: string | null };
  readonly entry: AuditEntry;
}

async function touch(
  tx: Transaction<Database>,
  { copy, columns, entry }: Touching,
  stamp: OperationStamp,
): Promise<{ readonly version: number }> {
  const version = copy.version + 1;
  await tx
    .updateTable("task_copy")
    .set({ ...columns, version, updated_by: stamp.userId, updated_at: stamp.at })
    .where("plan_id", "=", copy.planId)
    .where("task_id", "=", copy.taskId)
    .where("unit_id", "=", copy.unitId)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: copy.unitId }, [entry]);
  return { version };
}
