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
import { readReasons } from "./findings.ts";
import { lockReport } from "./save.ts";
import type { ReportTarget } from "./target.ts";

export interface ReasonInput {
  readonly check: string;
  readonly cell: string;
  /** Empty takes the reason back. */
  readonly reason: string;
}

/** Whose reasons for what, each check and cell named once. */
export interface WritingReasons {
  readonly actor: Actor;
  readonly target: ReportTarget;
  readonly reasons: readonly ReasonInput[];
}

/**
 * Keeps why soft findings may stand, while the report can still be written, in a fixed number of
 * statements.
 * @throws Problem `period-locked`, `forbidden`, `report-locked`.
 */
export async function writeReasons(
  tx: Transaction<Database>,
  { actor, target, reasons }: WritingReasons,
  stamp: OperationStamp,
): Promise<void> {
  if (reasons.length === 0) return;
  const { unitId, period, extension } = target;
  if (!isOpen(period, todayInVietnam(stamp.at), extension)) {
    throw new Problem("period-locked", { period: period.name, on: extension?.lock ?? period.lock });
  }
  const areas = editableAreas(actor.grants, unitId);
  const covered = ({ cell }: ReasonInput): boolean => {
    const area = fieldOf(target.form, cellRef(cell).field)?.area;
    return areas === "all" || (area !== undefined && areas.includes(area));
  };
  if (!reasons.every(covered)) throw new Problem("forbidden", {});
  const report = await lockReport(tx, target, stamp);
  if (editable(report.state, []) === "none") {
    throw new Problem("report-locked", { state: stateLabels[report.state] });
  }
  const stood = new Map(
    (await readReasons(tx, unitId, period.id)).map((one) => [keyOf(one), one.reason]),
  );
  const taken = reasons.filter(({ reason }) => reason === "");
  if (taken.length > 0) {
    await tx
      .deleteFrom("report_reason")
      .where("unit_id", "=", unitId)
      .where("period_id", "=", period.id)
      .where((eb) =>
        eb.or(taken.map(({ check, cell }) => eb.and({ check_code: check, cell_key: cell }))),
      )
      .execute();
  }
  const given = reasons.filter(({ reason }) => reason !== "");
  if (given.length > 0) {
    await tx
      .insertInto("report_reason")
      .values(
        given.map(({ check, cell, reason }) => ({
          unit_id: unitId,
          period_id: period.id,
          check_code: check,
          cell_key: cell,
          reason,
          updated_by: stamp.userId,
          updated_at: stamp.at,
        })),
      )
      .onConflict((c) =>
        c.columns(["unit_id", "period_id", "check_code", "cell_key"]).doUpdateSet((eb) => ({
          reason: eb.ref("excluded.reason"),
          updated_by: eb.ref("excluded.updated_by"),
          updated_at: eb.ref("excluded.updated_at"),
        })),
      )
      .execute();
  }
  await appendAudit(
    tx,
    { ...stamp, unitId },
    reasons.map((one) => ({
      action: "report.reason",
      subject: `reason/${period.id}/${keyOf(one)}`,
      before: stood.get(keyOf(one)) ?? null,
      after: one.reason === "" ? null : one.reason,
    })),
  );
}

function keyOf({ check, cell }: Pick<ReasonInput, "check" | "cell">): string {
  return `${check} ${cell}`;
}
