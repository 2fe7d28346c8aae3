import { editableAreas } from "@cchc/domain/access/permissions";
import { isOpen } from "@cchc/domain/period/period";
import { ROLL_UP_REPORT } from "@cchc/domain/report-text/built-in/roll-up";
import { editable, stateLabels } from "@cchc/domain/report/workflow";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { lockReport } from "../reports/save.ts";
import { findTarget, type ReportAddress } from "../reports/target.ts";
import { findNode, type ReviewAddress } from "../review/scope.ts";
import type { Services } from "../services.ts";
import { areaOfSlot, slotsOf, templatesOf } from "./offered.ts";
import { writesFor } from "./roll-up.ts";
import { type TextResult, type TextWrite, writeText } from "./texts.ts";

interface Writing extends TextWrite {
  readonly opId: string;
}

/**
 * Writes a text of a unit's paper; the texts close with the figures.
 * @throws Problem `not-found`, `forbidden`, `period-locked`, `report-locked`.
 */
export async function saveReportText(
  services: Services,
  actor: Actor,
  input: Writing & ReportAddress,
): Promise<TextResult> {
  const target = await findTarget(services, actor, "report.edit", input);
  const { form, period, extension, unitId } = target;
  const slot = templatesOf(form)
    .flatMap(slotsOf)
    .find(({ code }) => code === input.slot);
  if (slot === undefined) throw new Problem("not-found", {});
  const areas = editableAreas(actor.grants, unitId);
  const area = areaOfSlot(form, slot);
  if (areas !== "all" && (area === undefined || !areas.includes(area))) {
    throw new Problem("forbidden", {});
  }
  const operation = { id: input.opId, userId: actor.userId, name: "paper.text", input };
  return once(services, operation, async (tx, stamp) => {
    if (!isOpen(period, todayInVietnam(stamp.at), extension)) {
      const on = extension?.lock ?? period.lock;
      throw new Problem("period-locked", { period: period.name, on });
    }
    const report = await lockReport(tx, target, stamp);
    if (editable(report.state, []) === "none") {
      throw new Problem("report-locked", { state: stateLabels[report.state] });
    }
    return writeText(tx, { ...input, unitId, periodId: period.id }, stamp);
  });
}

/**
 * Writes a text of a node's roll-up, for whoever works there.
 * @throws Problem `not-found`, `forbidden`.
 */
export async function saveRollUpText(
  services: Services,
  actor: Actor,
  input: Writing & ReviewAddress,
): Promise<TextResult> {
  const { nodeId, period } = await findNode(services, actor, input);
  if (!writesFor(actor, nodeId)) throw new Problem("forbidden", {});
  if (!slotsOf(ROLL_UP_REPORT).some(({ code }) => code === input.slot)) {
    throw new Problem("not-found", {});
  }
  const operation = { id: input.opId, userId: actor.userId, name: "paper.roll_up_text", input };
  const address = { unitId: nodeId, periodId: period.id };
  return once(services, operation, (tx, stamp) => writeText(tx, { ...input, ...address }, stamp));
}
