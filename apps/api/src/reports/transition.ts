import type { Transaction } from "kysely";
import type { WebhookEvent } from "@cchc/db/connection-schema";
import type { Database } from "@cchc/db/schema";
import {
  actionRules,
  nextState,
  type ReportAction,
  type ReportState,
  stateLabels,
} from "@cchc/domain/report/workflow";
import { appendAudit } from "../audit/audit.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { announce } from "../webhooks/announce.ts";
import type { StoredReport } from "./queries.ts";
import type { ReportTarget } from "./target.ts";

/** The state an action leads to. @throws Problem `wrong-state`. */
export function requireTransition(report: StoredReport, action: ReportAction): ReportState {
  const transition = nextState(report.state, action);
  if (transition.ok) return transition.state;
  throw new Problem("wrong-state", {
    state: stateLabels[report.state],
    action: actionRules[action].label,
  });
}

export interface StateChange {
  readonly action: ReportAction;
  readonly state: ReportState;
  readonly submissionId?: string;
  readonly returnedReason?: string | null;
  /** What else the history should keep. */
  readonly detail?: unknown;
}

/** A report as it is locked, and what becomes of it. */
export interface Turning {
  readonly target: ReportTarget;
  readonly report: StoredReport;
  readonly change: StateChange;
}

/** Writes a report's new state and its place in the history. */
export async function writeState(
  tx: Transaction<Database>,
  { target: { unitId, period }, report, change }: Turning,
  stamp: OperationStamp,
): Promise<void> {
  await tx
    .updateTable("report")
    .set({
      state: change.state,
      version: report.version + 1,
      updated_by: stamp.userId,
      updated_at: stamp.at,
      ...(change.submissionId === undefined ? {} : { submission_id: change.submissionId }),
      ...(change.returnedReason === undefined ? {} : { returned_reason: change.returnedReason }),
    })
    .where("unit_id", "=", unitId)
    .where("period_id", "=", period.id)
    .execute();
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: `report.${change.action}`,
      subject: `report/${period.id}`,
      before: { state: report.state },
      after: { state: change.state, detail: change.detail },
    },
  ]);
  const event = told[change.action];
  if (event === undefined) return;
  const data = { unitId, periodId: period.id, state: change.state };
  await announce(tx, { event, unitId, data }, stamp);
}

/** Steps that other programs may be told of. */
const told: Partial<Record<ReportAction, WebhookEvent>> = {
  submit: "report.submitted",
  return: "report.returned",
  reopen: "report.returned",
};
