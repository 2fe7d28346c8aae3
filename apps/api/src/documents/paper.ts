import { editableAreas } from "@cchc/domain/access/permissions";
import { isOpen } from "@cchc/domain/period/period";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { composeReport } from "@cchc/domain/report-text/compose";
import type { ReportTemplate } from "@cchc/domain/report-text/template";
import { editable } from "@cchc/domain/report/workflow";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { readReport, type StoredReport } from "../reports/queries.ts";
import {
  findTarget,
  isWithheld,
  type ReportAddress,
  type ReportTarget,
} from "../reports/target.ts";
import type { Services } from "../services.ts";
import { holds } from "../units/scope.ts";
import { readIssuedList } from "./issued.ts";
import { areaOfSlot, bearsNumber, requireTemplate, slotsOf, templatesOf } from "./offered.ts";
import { readReportText } from "./report-text.ts";
import { readTexts } from "./texts.ts";

export interface PaperAddress extends ReportAddress {
  /** The form's own paper where absent. */
  readonly template?: string | undefined;
}

/** A paper that this person may read: whose, of which report, told in which template. */
export interface FoundPaper {
  readonly target: ReportTarget;
  readonly report: StoredReport;
  readonly template: ReportTemplate;
}

/**
 * @throws Problem `not-found` where it is unknown, out of scope, or a draft that is the unit's own.
 */
export async function findPaper(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  { template: code, ...address }: PaperAddress,
): Promise<FoundPaper> {
  const target = await findTarget(services, actor, "report.read", address);
  const template = requireTemplate(target.form, code);
  const report = await readReport(services.db, address.unitId, address.periodId);
  if (isWithheld(actor, address.unitId, report.state)) throw new Problem("not-found", {});
  return { target, report, template };
}

/** The paper as the figures are now. */
export async function composePaper(
  services: Pick<Services, "db" | "trees">,
  { target, template }: Pick<FoundPaper, "target" | "template">,
): Promise<OfficialDocument> {
  const { unitId, period, form } = target;
  const data = await readReportText(services, { unitId, period });
  const signing = bearsNumber(form, template) ? data.signing : {};
  return composeReport(template, { ...data, signing });
}

/** Whether texts may be written: as long as the figures may. */
function isWritable({ target, report }: FoundPaper, now: Date): boolean {
  const open = isOpen(target.period, todayInVietnam(now), target.extension);
  return open && editable(report.state, []) !== "none";
}

/** Everything the paper's page needs. */
export async function openPaper(services: Services, actor: Actor, found: FoundPaper) {
  const { target, report, template } = found;
  const { unitId, period, form, tree } = target;
  const address = { unitId, periodId: period.id };
  const [document, written, issued] = await Promise.all([
    composePaper(services, found),
    readTexts(services.db, address),
    readIssuedList(services.db, address),
  ]);
  const areas = isWritable(found, services.now()) ? editableAreas(actor.grants, unitId) : [];
  const texts = new Map(written.map((text) => [text.slot, text]));
  const handedIn = report.state === "submitted" || report.state === "received";
  const unit = tree.get(unitId);
  return {
    unit: { id: unitId, name: unit === undefined ? unitId : fullName(unit) },
    template: { code: template.code, name: template.name },
    templates: templatesOf(form).map(({ code, name }) => ({ code, name })),
    document,
    slots: slotsOf(template).map((slot) => {
      const area = areaOfSlot(form, slot);
      const text = texts.get(slot.code);
      return {
        ...slot,
        text: text === undefined ? null : text,
        writable: areas === "all" || (area !== undefined && areas.includes(area)),
      };
    }),
    state: report.state,
    submissionId: report.submissionId,
    issued,
    /** The report's own paper, handed in, not issued yet, and this person may. */
    mayIssue:
      handedIn &&
      template.code === templatesOf(form)[0]?.code &&
      !issued.some((one) => one.submissionId === report.submissionId) &&
      holds(actor, "report.submit", tree, unitId),
  };
}
