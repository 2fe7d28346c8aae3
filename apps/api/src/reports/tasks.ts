import type { Selectable } from "kysely";
import type { ReportKeptTable } from "@cchc/db/schema";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { fieldsInArea, type Form } from "@cchc/domain/form/form";
import { deadlineFor, isOpen, timeliness } from "@cchc/domain/period/period";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import { can, unitsFor } from "@cchc/domain/access/permissions";
import type { Actor } from "../auth/actor.ts";
import { readPeriods, toExtension } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import { toReport } from "./queries.ts";
import { owesReport } from "./target.ts";

/** The reports that the actor's units owe or handed in, due first; a fixed number of queries. */
export async function readTasks({ db, trees, now }: Services, actor: Actor) {
  const today = todayInVietnam(now());
  const units = unitsFor(actor.grants, "report.read")
    .filter((scope) => scope.reach === "unit")
    .map((scope) => scope.unitId);
  if (units.length === 0 || !can(actor.grants, "report.read")) return { today, tasks: [] };
  const revision = await trees.revision();
  const kinship = await trees.kinship(revision);
  const [periods, reports, kept, extensions, submissions] = await Promise.all([
    readPeriods(db, kinship.above(units)),
    db.selectFrom("report").selectAll().where("unit_id", "in", units).execute(),
    db
      .selectFrom("report_kept")
      .select(["unit_id", "period_id", "areas", "completeness"])
      .where("unit_id", "in", units)
      .execute(),
    db.selectFrom("period_extension").selectAll().where("unit_id", "in", units).execute(),
    db
      .selectFrom("submission")
      .select(["id", "unit_id", "period_id", "code", "submitted_at"])
      .where("unit_id", "in", units)
      .orderBy("submitted_at")
      .execute(),
  ]);
  const tasks = [];
  for (const period of periods) {
    const tree = await trees.at(period.to, revision);
    for (const unitId of units) {
      const unit = tree.get(unitId);
      if (unit === undefined || !owesReport(tree, period, unitId)) continue;
      const stored = extensions.find((e) => e.period_id === period.id && e.unit_id === unitId);
      const extension = stored === undefined ? undefined : toExtension(stored);
      const report = toReport(
        reports.find((r) => r.period_id === period.id && r.unit_id === unitId),
      );
      const submission = submissions.find((s) => s.id === report.submissionId);
      // In time is when it was first handed in; what is shown is what was handed in last.
      const first = submissions.find((s) => s.period_id === period.id && s.unit_id === unitId);
      const deadline = deadlineFor(period, extension);
      tasks.push({
        unit: { id: unitId, name: fullName(unit) },
        period: {
          id: period.id,
          name: period.name,
          form: period.form,
          formVersion: period.formVersion,
          kind: period.kind,
          year: period.year,
          from: period.from,
          to: period.to,
          illustration: period.illustration,
        },
        ...deadline,
        open: isOpen(period, today, extension),
        timeliness: timeliness(
          deadline.due,
          first === undefined ? undefined : todayInVietnam(first.submitted_at),
          today,
        ),
        state: report.state,
        updatedAt: report.updatedAt,
        returnedReason: report.returnedReason,
        submission:
          submission === undefined
            ? null
            : { id: submission.id, code: submission.code, at: submission.submitted_at },
        areas: kept
          .filter((one) => one.period_id === period.id && one.unit_id === unitId)
          .flatMap((one) => areasOf(formByVersion(period.form, period.formVersion), one)),
      });
    }
  }
  return { today, tasks };
}

function areasOf(form: Form, kept: Pick<Selectable<ReportKeptTable>, "areas" | "completeness">) {
  const order = kept.areas.split(" ");
  return form.areas.map(({ code: area }) => {
    const fields = fieldsInArea(form, area);
    const [requiredAnswered, answered] = kept.completeness[order.indexOf(area)] ?? [0, 0];
    const required = fields.filter((field) => field.required).length;
    return { area, required, requiredAnswered, fields: fields.length, answered };
  });
}
