import { canOn, type Permission } from "@cchc/domain/access/permissions";
import { actionRules, actionsFrom, type ReportAction } from "@cchc/domain/report/workflow";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { grantsOf, type Me } from "../session/me.ts";

/** What this person may do to this report as a whole now, in the order of the workflow. */
export function actionsOf(me: Me, report: OpenedReport): readonly ReportAction[] {
  const held = grantsOf(me);
  const may = (permission: Permission): boolean =>
    canOn(held, permission, { unitId: report.unit.id, ancestors: [] });
  return actionsFrom(report.state).filter((action) => may(actionRules[action].permission));
}
