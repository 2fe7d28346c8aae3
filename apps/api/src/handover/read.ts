import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { areaLabel } from "@cchc/domain/form/areas";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { type Form, fieldOf, rowName, tableOf } from "@cchc/domain/form/form";
import { cellSchema } from "@cchc/domain/form/schema";
import { deadlineFor } from "@cchc/domain/period/period";
import { cellRef, type Day } from "@cchc/domain/report/cell";
import { cellWithUnit } from "@cchc/domain/report/cell-words";
import { copyStatus } from "@cchc/domain/plan/copy-status";
import { stateLabels } from "@cchc/domain/report/workflow";
import { nextDay, todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import { reviewerOf } from "@cchc/domain/unit/review";
import { readMine } from "../plans/mine.ts";
import { readExtensionsOf, readPeriods, type StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import { owesReport } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { readUnitNames } from "../units/queries.ts";
import { readSelfScores } from "./scores.ts";

export interface HandoverInput {
  readonly unitId: string;
  /** The book is as of the end of this day. */
  readonly day: Day;
  /** The report whose figures it lists; the latest with figures where absent. */
  readonly periodId?: string | undefined;
}

/**
 * What a new officer takes over: what is open, where each number came from, who holds access.
 * @throws Problem `not-found` for a report that was not asked of the unit by the day
 */
export async function readHandover(services: Services, input: HandoverInput) {
  const { db, trees, now } = services;
  const { unitId, day } = input;
  const end = new Date(`${nextDay(day)}T00:00:00+07:00`);
  const today = todayInVietnam(now());
  const periods = await periodsOf(services, unitId, day);
  const [reports, extensions] = await Promise.all([
    readStates(db, { unitId, end, periods }),
    readExtensionsOf(db, unitId),
  ]);
  const chosen = periods.find(({ id }) =>
    input.periodId === undefined
      ? reports.some((one) => one.periodId === id && one.begun)
      : id === input.periodId,
  );
  if (input.periodId !== undefined && chosen === undefined) throw new Problem("not-found", {});
  const tree = await trees.at(day);
  const unit = tree.get(unitId);
  const successions = (await trees.successions()).filter(
    (one) => one.predecessorId !== one.successorId,
  );
  const came = successions.filter((one) => one.successorId === unitId && one.on <= day);
  const went = successions.filter((one) => one.predecessorId === unitId);
  const [names, figures, papers, tasks, returned, people, scores] = await Promise.all([
    readUnitNames(
      services,
      [unitId, ...[...came, ...went].flatMap((one) => [one.predecessorId, one.successorId])],
      today,
    ),
    chosen === undefined ? [] : readFigures(db, { unitId, end, period: chosen }),
    readPapers(db, unitId, end),
    readTasks(db, unitId, today),
    readReturned(db, unitId),
    readPeople(db, unitId),
    readSelfScores(services, { unitId, end }),
  ]);
  const reviewer = unit && reviewerOf(tree, unitId, await trees.reviewRules());
  return {
    day,
    today,
    unit: {
      id: unitId,
      name: unit === undefined ? (names.get(unitId) ?? unitId) : fullName(unit),
      place: tree.ancestors(unitId).map(fullName).slice(0, -1).join(", "),
      reviewer: reviewer === undefined ? null : fullName(reviewer),
      from: came.map(({ predecessorId, on, decision }) => ({
        name: names.get(predecessorId) ?? predecessorId,
        on,
        decision: decision ?? null,
      })),
      into: went.map(({ successorId, on, decision }) => ({
        name: names.get(successorId) ?? successorId,
        on,
        decision: decision ?? null,
      })),
    },
    reports: periods.flatMap((period) => {
      const report = reports.find(({ periodId }) => periodId === period.id);
      const more = extensions.find(({ periodId }) => periodId === period.id);
      const { due } = deadlineFor(period, more);
      return {
        periodId: period.id,
        name: period.name,
        due,
        illustration: period.illustration,
        /** What it is now; of an earlier day only what was handed in until then is known. */
        state: day < today ? null : stateLabels[report?.state ?? "draft"],
        handedInAt: report?.handedInAt ?? null,
        code: report?.code ?? null,
        late: report?.handedInAt == null && due < day,
      };
    }),
    returned,
    chosen: chosen === undefined ? null : { id: chosen.id, name: chosen.name },
    figures,
    papers,
    tasks,
    scores,
    people,
  };
}

/** The periods that ask this unit for a report and had begun by the day, latest first. */
async function periodsOf({ db, trees }: Services, unitId: string, day: Day) {
  const revision = await trees.revision();
  const kinship = await trees.kinship(revision);
  const found: StoredPeriod[] = [];
  for (const period of await readPeriods(db, kinship.related([unitId]))) {
    if (period.from > day) continue;
    if (owesReport(await trees.at(period.to, revision), period, unitId)) found.push(period);
  }
  return found;
}

async function readStates(
  db: Kysely<Database>,
  { unitId, end, periods }: { unitId: string; end: Date; periods: readonly StoredPeriod[] },
) {
  if (periods.length === 0) return [];
  const rows = await db
    .selectFrom("report")
    .leftJoin("submission", (join) =>
      join
        .onRef("submission.unit_id", "=", "report.unit_id")
        .onRef("submission.period_id", "=", "report.period_id")
        .on("submission.submitted_at", "<", end),
    )
    .select(["report.period_id", "report.state", "submission.code", "submission.submitted_at"])
    .where("report.unit_id", "=", unitId)
    .where(
      "report.period_id",
      "in",
      periods.map(({ id }) => id),
    )
    .orderBy("submission.submitted_at", "desc")
    .execute();
  const seen = new Set<string>();
  return rows.flatMap(({ period_id, state, code, submitted_at }) => {
    if (seen.has(period_id)) return [];
    seen.add(period_id);
    return { periodId: period_id, state, code, handedInAt: submitted_at, begun: true };
  });
}

/** Every figure of a report as it stood at an instant, with whoever supplied it. */
async function readFigures(
  db: Kysely<Database>,
  { unitId, end, period }: { unitId: string; end: Date; period: StoredPeriod },
) {
  const form = formByVersion(period.form, period.formVersion);
  const subject = `value/${period.id}/`;
  const { rows } = await sql<{
    subject: string;
    at: Date;
    by: string | null;
    after: string | null;
  }>`
    select distinct on (audit.subject) audit.subject, audit.at, person.name as by, audit.after
    from audit left join auth_user person on person.id = audit.user_id
    where audit.unit_id = ${unitId} and starts_with(audit.subject, ${subject}) and audit.at < ${end}
    order by audit.subject, audit.seq desc
  `.execute(db);
  const figures = rows.flatMap(({ subject: full, at, by, after }) => {
    if (after === null) return [];
    const cell = cellSchema.parse(JSON.parse(after));
    const ref = cellRef(full.slice(subject.length));
    const field = fieldOf(form, ref.field);
    if (field === undefined) return [];
    return {
      key: full.slice(subject.length),
      area: areaLabel(field.area),
      label: field.label,
      row: rowLabel(form, ref.field, ref.row),
      value: cellWithUnit(field, cell),
      by: by ?? "",
      at,
      source: cell.source ?? null,
      note: cell.note ?? null,
      place: form.fields.indexOf(field),
    };
  });
  return figures.toSorted((a, b) => a.place - b.place || (a.row < b.row ? -1 : 1));
}

function rowLabel(form: Form, field: string, row: string): string {
  const table = tableOf(form, field);
  return row === "" || table === undefined ? "" : rowName(table, row);
}

/** Most papers listed; the register has them all. */
const mostPapers = 200;

/** When an entry came into the register; `updated_at` moves with every later edit. */
const enteredAt = sql<Date>`coalesce(
  (select min(audit.at) from audit
    where audit.unit_id = document.unit_id and audit.subject = 'document/' || document.id),
  document.updated_at
)`;

/** The papers in the register at an instant, as they are written now. */
async function readPapers(db: Kysely<Database>, unitId: string, end: Date) {
  const rows = await db
    .selectFrom("document")
    .leftJoin("auth_user", "auth_user.id", "document.updated_by")
    .select(["document.id", "number", "symbol", "issued_on", "issuer", "summary"])
    .select((eb) => [
      "auth_user.name as by",
      eb
        .selectFrom("document_file")
        .select((one) => one.fn.countAll<number>().as("n"))
        .whereRef("document_file.document_id", "=", "document.id")
        .as("files"),
    ])
    .where("unit_id", "=", unitId)
    .where((eb) => eb.or([eb("withdrawn_at", "is", null), eb("withdrawn_at", ">=", end)]))
    .where(enteredAt, "<", end)
    .orderBy("issued_on", "desc")
    .orderBy("document.id")
    .limit(mostPapers)
    .execute();
  return rows.map(({ id, number, symbol, issued_on, issuer, summary, files, by }) => ({
    id,
    sign: [number, symbol].filter(Boolean).join("/"),
    issuedOn: issued_on,
    issuer,
    summary,
    files: files ?? 0,
    by: by ?? "",
  }));
}

/**
 * What the unit never finished in plans that were issued, those that ended included: a quota that was
 * met is finished, also where nobody ticked it. Latest year first.
 */
async function readTasks(db: Kysely<Database>, unitId: string, today: Day) {
  const { plans, copies } = await readMine(db, [unitId], today);
  const tasks = copies.flatMap((copy) => {
    const plan = plans.find(({ id }) => id === copy.planId);
    const status = copyStatus(copy);
    if (plan === undefined || plan.state === "draft") return [];
    if (status === "done" || status === "not_possible") return [];
    return [
      {
        planId: plan.id,
        plan: plan.about,
        ended: plan.state === "closed",
        year: plan.year,
        taskId: copy.task.id,
        title: copy.task.title,
        when: copy.task.time,
      },
    ];
  });
  tasks.sort((one, other) => other.year - one.year);
  return tasks;
}

/** Cells that came back in reports that are still with the unit. */
async function readReturned(db: Kysely<Database>, unitId: string) {
  const rows = await db
    .selectFrom("report")
    .innerJoin("period", "period.id", "report.period_id")
    .leftJoin("returned_cell as cell", (join) =>
      join
        .onRef("cell.unit_id", "=", "report.unit_id")
        .onRef("cell.period_id", "=", "report.period_id")
        .onRef("cell.submission_id", "=", "report.submission_id"),
    )
    .select(["period.id", "period.name", "form_code", "form_version", "report.returned_reason"])
    .select(["cell.field_code", "cell.row_key", "cell.reason"])
    .where("report.unit_id", "=", unitId)
    .where("report.state", "=", "returned")
    .orderBy("period.to_day", "desc")
    .orderBy("cell.field_code")
    .execute();
  return rows.map((row) => {
    const form = formByVersion(row.form_code, row.form_version);
    const field = row.field_code === null ? undefined : fieldOf(form, row.field_code);
    return {
      periodId: row.id,
      period: row.name,
      label: field?.label ?? "Cả báo cáo",
      row: row.field_code === null ? "" : rowLabel(form, row.field_code, row.row_key ?? ""),
      reason: row.reason ?? row.returned_reason ?? "",
    };
  });
}

/** Who can sign in and work in the unit now. */
async function readPeople(db: Kysely<Database>, unitId: string) {
  const rows = await db
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select(["auth_user.name", "username", "role", "areas", "role_grant.created_at", "disabledAt"])
    .where("unit_id", "=", unitId)
    .orderBy("role")
    .orderBy("username")
    .execute();
  return rows.map(({ name, username, role, areas, created_at, disabledAt }) => ({
    name,
    username: username ?? "",
    role,
    areas,
    since: created_at,
    closed: disabledAt !== null,
  }));
}
