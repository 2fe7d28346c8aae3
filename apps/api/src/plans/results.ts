import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { planStateLabels } from "@cchc/domain/plan/plan";
import type { ResultsNotice } from "@cchc/domain/plan/results";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { GivenNotice } from "./input.ts";
import { requireOwnDocument } from "./progress.ts";
import type { StoredPlan } from "./read.ts";
import { lockPlan, type SeenPlan, type WrittenPlan } from "./save.ts";

/**
 * Records by which paper the results of a plan were told; null takes the record back.
 * @throws Problem `conflict`, `wrong-state` for a draft, `not-found` for an entry of another register,
 * `bad-input` for a day to come or before the plan, and for an entry without number or day.
 */
export async function recordResults(
  tx: Transaction<Database>,
  { notice: given, ...seen }: SeenPlan & { readonly notice: GivenNotice | null },
  stamp: OperationStamp,
): Promise<WrittenPlan> {
  const plan = await lockPlan(tx, seen);
  if (plan.state === "draft") {
    const state = planStateLabels[plan.state];
    throw new Problem("wrong-state", { what: "kế hoạch", state, action: "Ghi thông báo kết quả" });
  }
  const before = plan.resultsNotice ?? null;
  const notice = given === null ? null : await readNotice(tx, plan.unitId, given);
  if (notice === null && before === null) return { id: plan.id, version: plan.version };
  if (notice !== null) requireDay(plan, notice, stamp);
  const version = plan.version + 1;
  await tx
    .updateTable("plan")
    .set({
      results_number: notice?.number ?? null,
      results_symbol: notice?.symbol ?? null,
      results_on: notice?.day ?? null,
      results_document_id: notice?.documentId ?? null,
      version,
      updated_by: stamp.userId,
      updated_at: stamp.at,
    })
    .where("id", "=", plan.id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: plan.unitId }, [
    {
      action: notice === null ? "plan.results_undo" : "plan.results",
      subject: `plan/${plan.id}`,
      before,
      after: notice,
    },
  ]);
  return { id: plan.id, version };
}

async function readNotice(
  tx: Transaction<Database>,
  unitId: string,
  given: GivenNotice,
): Promise<ResultsNotice> {
  if (!("documentId" in given)) return given;
  const { documentId } = given;
  await requireOwnDocument(tx, unitId, documentId);
  const { number, symbol, day } = await tx
    .selectFrom("document")
    .select(["number", "symbol", "issued_on as day"])
    .where("id", "=", documentId)
    .executeTakeFirstOrThrow();
  if (number === null || symbol === null || day === null) {
    throw new Problem("bad-input", {
      reason: "Văn bản này trong sổ chưa ghi đủ số, ký hiệu và ngày.",
    });
  }
  return { number, symbol, day, documentId };
}

function requireDay(plan: StoredPlan, { day }: ResultsNotice, { at }: OperationStamp): void {
  if (day > todayInVietnam(at)) {
    throw new Problem("bad-input", { reason: "Ngày thông báo chưa đến." });
  }
  if (plan.day !== undefined && day < plan.day) {
    throw new Problem("bad-input", { reason: "Ngày thông báo trước ngày ban hành kế hoạch." });
  }
}
