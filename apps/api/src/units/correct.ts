import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { citeDecision, type UnitDecision } from "@cchc/domain/unit/operation";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { treesOf } from "./change.ts";
import { lock, toDraft } from "./kept.ts";
import { readVersions } from "./queries.ts";
import { requireWithin } from "./within.ts";

export interface CorrectionInput {
  readonly id: string;
  readonly decision: UnitDecision;
  readonly seen: UnitDecision;
}

/**
 * Corrects the citation of an operation that was made: a source is data, and may have been typed
 * wrong. The tree is not touched. `seen`: the citation that was looked at.
 * @throws Problem `not-found`, `wrong-state` where nothing was made, `conflict` where somebody else
 * corrected it since.
 */
export async function correctDecision(
  tx: Transaction<Database>,
  { actor, id, decision, seen }: CorrectionInput & { actor: Actor },
  stamp: OperationStamp,
): Promise<{ id: string }> {
  const row = await lock(tx, id);
  requireWithin(actor, treesOf(await readVersions(tx)), row);
  if (row.state !== "applied") {
    const state = row.state === "draft" ? "Dự thảo" : "Đã bỏ";
    throw new Problem("wrong-state", { state, action: "sửa căn cứ", what: "thay đổi" });
  }
  const before = toDraft(row).decision;
  if (citeDecision(before) !== citeDecision(seen)) {
    throw new Problem("conflict", { label: row.title });
  }
  await tx
    .updateTable("unit_operation")
    .set({
      decision_number: decision.number,
      decision_day: decision.day,
      decision_issuer: decision.issuer,
    })
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("unit_succession")
    .set({ decision: citeDecision(decision) })
    .where("operation_id", "=", id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId: "" }, [
    {
      action: "unit_operation.decision",
      subject: `unit-operation/${id}`,
      before,
      after: decision,
    },
  ]);
  return { id };
}
