import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { editableAreas } from "@cchc/domain/access/permissions";
import { fieldOf } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { isOpen } from "@cchc/domain/period/period";
import { editable, stateLabels } from "@cchc/domain/report/workflow";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { lockReport } from "./save.ts";
import type { ReportTarget } from "./target.ts";

export interface ReasonInput {
  readonly check: string;
  readonly cell: string;
  /** Empty takes the reason back. */
  readonly reason: string;
}

/** Keeps why a soft finding may stand, while the report can still be written. */
export async function writeReason(
  tx: Transaction<Database>,
  actor: Actor,
  target: ReportTarget,
  { check, cell, reason }: ReasonInput,
  stamp: OperationStamp,
): Promise<{ ok: true }> {
  const { unitId, period, extension } = target;
  if (!isOpen(period, todayInVietnam(stamp.at), extension)) {
    throw new Problem("period-locked", { period: period.name, on: extension?.lock ?? period.lock });
  }
  const areas = editableAreas(actor.grants, unitId);
  const area = fieldOf(target.form, cellRef(cell).field)?.area;
  if (areas !== "all" && (area === undefined || !areas.includes(area))) {
    throw new Problem("forbidden", {});
  }
  const report = await lockReport(tx, target, stamp);
  if (editable(report.state, []) === "none") {
    throw new Problem("report-locked", { state: stateLabels[report.state] });
  }
  const key = { unit_id: unitId, period_id: period.id, check_code: check, cell_key: cell };
  const before = await tx
    .selectFrom("report_reason")
    .select("reason")
    .where("unit_id", "=", unitId)
    .where("period_id", "=", period.id)
    .where("check_code", "=", check)
    .where("cell_key", "=", cell)
    .executeTakeFirst();
  if (reason === "") {
    await tx
      .deleteFrom("report_reason")
      .where("unit_id", "=", unitId)
      .where("period_id", "=", period.id)
      .where("check_code", "=", check)
      .where("cell_key", "=", cell)
      .execute();
  } else {
    const written = { reason, updated_by: stamp.userId, updated_at: stamp.at };
    await tx
      .insertInto("report_reason")
      .values({ ...key, ...written })
      .onConflict((c) =>
        c.columns(["unit_id", "period_id", "check_code", "cell_key"]).doUpdateSet(written),
      )
      .execute();
  }
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: "report.reason",
      subject: `reason/${period.id}/${check} ${cell}`,
      before: before?.reason ?? null,
      after: reason === "" ? null : reason,
    },
  ]);
  return { ok: true };
}
