import { unitsFor } from "@cchc/domain/access/permissions";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { ROLL_UP_REPORT } from "@cchc/domain/report-text/built-in/roll-up";
import { templateFor } from "@cchc/domain/report-text/catalogue";
import { composeReport } from "@cchc/domain/report-text/compose";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { findNode, type ReviewAddress, type ReviewNode } from "../review/scope.ts";
import type { Services } from "../services.ts";
import type { BatchTarget } from "./batch.ts";
import { slotsOf } from "./offered.ts";
import { readRollUpText } from "./report-text.ts";
import { readTexts } from "./texts.ts";

/** Whether the person writes for this node itself, not only for one above or below it. */
export function writesFor({ grants }: Actor, nodeId: string): boolean {
  return unitsFor(grants, "review.accept").some(({ unitId }) => unitId === nodeId);
}

/** @throws Problem `not-found` where the forms of the period have no roll-up, or nobody owes one. */
export async function composeRollUp(
  services: Pick<Services, "db" | "trees">,
  { nodeId, period, form }: Pick<ReviewNode, "nodeId" | "period" | "form">,
): Promise<OfficialDocument> {
  if (ROLL_UP_REPORT.forms?.includes(form.code) !== true) throw new Problem("not-found", {});
  return composeReport(ROLL_UP_REPORT, await readRollUpText(services, { unitId: nodeId, period }));
}

/** Everything the page of a node's papers needs. */
export async function openRollUp(services: Services, actor: Actor, address: ReviewAddress) {
  const node = await findNode(services, actor, address);
  const { period, nodeId, submitters, tree, form } = node;
  const texts = await readTexts(services.db, { unitId: nodeId, periodId: period.id });
  const told = ROLL_UP_REPORT.forms?.includes(form.code) === true && submitters.length > 0;
  const unit = tree.get(nodeId);
  return {
    node: { id: nodeId, name: unit === undefined ? nodeId : fullName(unit) },
    period: { id: period.id, name: period.name, illustration: period.illustration },
    /** null where the period's form has no roll-up in words. */
    document: told ? await composeRollUp(services, node) : null,
    slots: slotsOf(ROLL_UP_REPORT).map((slot) => ({
      ...slot,
      text: texts.find((text) => text.slot === slot.code) ?? null,
      writable: writesFor(actor, nodeId),
    })),
    submitters: submitters.length,
    /** Units whose report can be made now: it was handed in. */
    handedIn: (await findHandedIn(services, node)).length,
    paper: templateFor(form.code).name,
  };
}

/** The reports below a node that were handed in; drafts are the communes' own. */
export async function findHandedIn(
  { db }: Pick<Services, "db">,
  node: ReviewNode,
): Promise<readonly BatchTarget[]> {
  const rows = await db
    .selectFrom("report")
    .select(["unit_id", "period_id"])
    .where(
      "period_id",
      "in",
      node.periods.map(({ id }) => id),
    )
    .where("state", "in", ["submitted", "received"])
    .execute();
  const handedIn = new Set(rows.map((row) => `${row.unit_id} ${row.period_id}`));
  return node.submitters.flatMap(({ unitId }) => {
    const period = node.periodOf(unitId);
    if (period === undefined || !handedIn.has(`${unitId} ${period.id}`)) return [];
    return [{ unitId, period }];
  });
}
