import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { hasCell } from "@cchc/domain/form/form";
import { type CellRef, cellKey } from "@cchc/domain/report/cell";
import { actionRules } from "@cchc/domain/report/workflow";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { lockReport } from "../reports/save.ts";
import { requireOpen } from "../reports/submit.ts";
import type { ReportTarget } from "../reports/target.ts";
import { requireTransition, writeState } from "../reports/transition.ts";

export interface ReturnedCellInput extends CellRef {
  readonly reason: string;
}

/**
 * Sends a submitted report back (or reopens a received one), all of it or some cells, with reasons.
 * Only the cells named can then be corrected.
 * @throws Problem `period-locked`: give the unit more time first, else it could correct nothing.
 */
export async function returnReport(
  tx: Transaction<Database>,
  target: ReportTarget,
  action: "return" | "reopen",
  { reason, cells }: { reason: string; cells: readonly ReturnedCellInput[] },
  stamp: OperationStamp,
): Promise<void> {
  if (reason === "") throw new Problem("reason-needed", { action: actionRules[action].label });
  const keys = new Set(cells.map(({ field, row }) => cellKey(field, row)));
  if (
    keys.size < cells.length ||
    cells.some(({ field, row }) => !hasCell(target.form, field, row))
  ) {
    throw new Problem("bad-input", {});
  }
  requireOpen(target, stamp);
  const report = await lockReport(tx, target, stamp);
  const state = requireTransition(report, action);
  const { submissionId } = report;
  if (submissionId === null) throw new Error("a submitted report without a submission");
  await tx
    .deleteFrom("returned_cell")
    .where("unit_id", "=", target.unitId)
    .where("period_id", "=", target.period.id)
    .where("submission_id", "=", submissionId)
    .execute();
  if (cells.length > 0) {
    await tx
      .insertInto("returned_cell")
      .values(
        cells.map((cell) => ({
          submission_id: submissionId,
          unit_id: target.unitId,
          period_id: target.period.id,
          field_code: cell.field,
          row_key: cell.row,
          reason: cell.reason,
        })),
      )
      .execute();
  }
  await writeState(
    tx,
    target,
    report,
    { action, state, returnedReason: reason, detail: { reason, cells } },
    stamp,
  );
}

/** Takes a submitted report in. */
export async function acceptReport(
  tx: Transaction<Database>,
  target: ReportTarget,
  stamp: OperationStamp,
): Promise<void> {
  const report = await lockReport(tx, target, stamp);
  const state = requireTransition(report, "accept");
  await writeState(tx, target, report, { action: "accept", state, returnedReason: null }, stamp);
}
