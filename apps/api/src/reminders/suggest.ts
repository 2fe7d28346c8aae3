import { sql } from "kysely";
import { copySentence, copyStatus } from "@cchc/domain/plan/copy-status";
import { deadlineFor } from "@cchc/domain/period/period";
import { daysBetween, todayInVietnam } from "@cchc/domain/text/days";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import { readPeriods, toExtension } from "../periods/queries.ts";
import type { Matrix, MatrixCell } from "../plans/matrix.ts";
import { readMatrix } from "../plans/matrix.ts";
import { readPlanHeads } from "../plans/read.ts";
import { owesReport } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { dueWords, soon } from "./words.ts";

/** A word that a reviewer might send to a unit. */
export interface Suggestion {
  readonly unitId: string;
  readonly name: string;
  readonly why: "report" | "late" | "quota" | "no_plan";
  /** `report/<period>`, `task/<plan>/<task>`, `plan/<plan>`. */
  readonly subject: string;
  readonly message: string;
  /** When the unit was last reminded of it. */
  readonly lastSent: Date | null;
}

type Reading = Pick<Services, "db" | "trees" | "now">;
type Found = Omit<Suggestion, "lastSent">;

/**
 * What units below might be reminded of: reports not handed in, late tasks, short quotas, no plan of
 * their own. The number of queries grows with the running plans of the unit, not with the units below.
 */
export async function suggestReminders(
  services: Reading,
  nodeId: string,
): Promise<readonly Suggestion[]> {
  const [reports, plans] = await Promise.all([
    overdueReports(services, nodeId),
    planSuggestions(services, nodeId),
  ]);
  const found = [...reports, ...plans];
  const units = [...new Set(found.map(({ unitId }) => unitId))];
  const sent = await services.db
    .selectFrom("reminder")
    .select((eb) => ["unit_id as unitId", "subject", eb.fn.max("sent_at").as("at")])
    .where("unit_id", "in", [...units, ""])
    .groupBy(["unit_id", "subject"])
    .execute();
  const last = new Map(sent.map(({ unitId, subject, at }) => [`${unitId} ${subject}`, at]));
  return found.map((one) => ({
    ...one,
    lastSent: last.get(`${one.unitId} ${one.subject}`) ?? null,
  }));
}

async function overdueReports(
  { db, trees, now }: Reading,
  nodeId: string,
): Promise<readonly Found[]> {
  const today = todayInVietnam(now());
  const revision = await trees.revision();
  const kinship = await trees.kinship(revision);
  const periods = await readPeriods(db, kinship.above([nodeId]));
  const below = new Set<string>();
  const ofPeriod = new Map<string, readonly UnitVersion[]>();
  for (const period of periods) {
    const tree = await trees.at(period.to, revision);
    const owing = tree
      .descendants(nodeId, "commune")
      .filter(({ unitId }) => owesReport(tree, period, unitId));
    ofPeriod.set(period.id, owing);
    for (const { unitId } of owing) below.add(unitId);
  }
  // As one array: a province has more units than is good for a list of parameters.
  const units = sql<string>`any(${[...below]}::text[])`;
  const [submitted, extensions] = await Promise.all([
    db
      .selectFrom("submission")
      .select(["unit_id", "period_id"])
      .distinct()
      .where("unit_id", "=", units)
      .execute(),
    db.selectFrom("period_extension").selectAll().where("unit_id", "=", units).execute(),
  ]);
  const handedIn = new Set(submitted.map((row) => `${row.period_id} ${row.unit_id}`));
  const found: Found[] = [];
  for (const period of periods) {
    for (const unit of ofPeriod.get(period.id) ?? []) {
      const { unitId } = unit;
      if (handedIn.has(`${period.id} ${unitId}`)) continue;
      const more = extensions.find((e) => e.period_id === period.id && e.unit_id === unitId);
      const { due } = deadlineFor(period, more === undefined ? undefined : toExtension(more));
      const left = daysBetween(today, due);
      if (left > soon) continue;
      const message = `Báo cáo “${period.name}” chưa nộp: ${dueWords(left, due)}.`;
      const subject = `report/${period.id}`;
      found.push({ unitId, name: fullName(unit), why: "report", subject, message });
    }
  }
  return found;
}

async function planSuggestions(services: Reading, nodeId: string): Promise<readonly Found[]> {
  const heads = await readPlanHeads(services.db, [nodeId]);
  const found: Found[] = [];
  for (const { id } of heads.filter(({ state }) => state === "issued")) {
    found.push(...ofMatrix(await readMatrix(services, id)));
  }
  return found;
}

function ofMatrix({ plan, tasks, rows, withoutPlan }: Matrix): readonly Found[] {
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  const missing = new Set(withoutPlan.map(({ unitId }) => unitId));
  return rows.flatMap(({ unitId, name, cells }): readonly Found[] => {
    if (unitId === plan.unitId) return [];
    const own = cells.flatMap((cell) => ofCell(cell, titles.get(cell.taskId) ?? "", plan.id));
    const base = { unitId, name };
    const without: Omit<Found, "unitId" | "name"> = {
      why: "no_plan",
      subject: `plan/${plan.id}`,
      message: `Chưa ban hành kế hoạch thực hiện “${plan.about}” năm ${plan.year}.`,
    };
    return [...(missing.has(unitId) ? [without] : []), ...own].map((one) => ({ ...base, ...one }));
  });
}

function ofCell(
  cell: MatrixCell,
  title: string,
  planId: string,
): readonly Omit<Found, "unitId" | "name">[] {
  const subject = `task/${planId}/${cell.taskId}`;
  const status = copyStatus(cell);
  if (status !== "late" && status !== "behind") return [];
  const why = status === "late" ? "late" : "quota";
  return [{ why, subject, message: `“${title}”: ${copySentence(cell)}` }];
}
