import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { hasCell } from "@cchc/domain/form/form";
import { type CellRef, cellKey } from "@cchc/domain/report/cell";
import { actionRules } from "@cchc/domain/report/workflow";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { noReport, toReport } from "../reports/queries.ts";
import { lockReport } from "../reports/save.ts";
import { requireOpen } from "../reports/submit.ts";
import type { ReportTarget } from "../reports/target.ts";
import { requireTransition, writeState } from "../reports/transition.ts";
import { addressesOf, isOneOf } from "./batch.ts";

export interface ReturnedCellInput extends CellRef {
  readonly reason: string;
}

export interface Returning {
  readonly target: ReportTarget;
  readonly action: "return" | "reopen";
  readonly reason: string;
  /** None: all of it. */
  readonly cells: readonly ReturnedCellInput[];
}

/**
 * Sends a submitted report back (or reopens a received one), all of it or some cells, with reasons.
 * Only the cells named can then be corrected.
 * @throws Problem `period-locked`: give the unit more time first, else it could correct nothing.
 */
export async function returnReport(
  tx: Transaction<Database>,
  { target, action, reason, cells }: Returning,
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
  const change = { action, state, returnedReason: reason, detail: { reason, cells } };
  await writeState(tx, { target, report, change }, stamp);
}

/** Takes a submitted report in. */
export async function acceptReport(
  tx: Transaction<Database>,
  target: ReportTarget,
  stamp: OperationStamp,
): Promise<void> {
  await acceptReports(tx, [target], stamp);
}

/**
 * Takes submitted reports in, all of them or none. They are locked in one order whoever asks, so that
 * two who take in the same reports follow one another.
 * @throws Problem `wrong-state` where one of them is not waiting for it.
 */
export async function acceptReports(
  tx: Transaction<Database>,
  targets: readonly ReportTarget[],
  stamp: OperationStamp,
): Promise<void> {
  const rows = await tx
    .selectFrom("report")
    .selectAll()
    .where(isOneOf(addressesOf(targets), "report"))
    .orderBy("unit_id")
    .orderBy("period_id")
    .forUpdate()
    .execute();
  const locked = new Map(rows.map((row) => [`${row.unit_id}\n${row.period_id}`, toReport(row)]));
  const steps = targets.map(({ unitId, period }) => {
    const report = locked.get(`${unitId}\n${period.id}`) ?? noReport;
    return { unitId, periodId: period.id, before: report.state, report };
  });
  for (const { report } of steps) requireTransition(report, "accept");
  await tx
    .updateTable("report")
    .set((eb) => ({
      state: "received",
      version: eb("version", "+", 1),
      returned_reason: null,
      updated_by: stamp.userId,
      updated_at: stamp.at,
    }))
    .where(isOneOf(addressesOf(targets), "report"))
    .execute();
  for (const { unitId, periodId, before } of steps) {
    await appendAudit(tx, { ...stamp, unitId }, [
      {
        action: "report.accept",
        subject: `report/${periodId}`,
        before: { state: before },
        after: { state: "received" },
      },
    ]);
  }
}
