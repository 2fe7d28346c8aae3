import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { PastReport } from "@cchc/domain/checks/context";
import { endingOnEve } from "@cchc/domain/period/period";
import { type ReportPart, sumReports, wholeCells } from "@cchc/domain/report/inherit";
import { previousDay } from "@cchc/domain/text/days";
import { type Predecessor, predecessors } from "@cchc/domain/unit/succession";
import { type StoredPeriod, toPeriod } from "../periods/queries.ts";
import { anyOf } from "../any-of.ts";
import { handedIn } from "../review/columns.ts";
import { readCellsOfUnits } from "./history.ts";
import type { ReportTarget } from "./target.ts";

const handedInStates: ReadonlySet<string> = new Set(handedIn);

/** Of a report: whose it is, and which units continue which. */
type Origin = Pick<ReportTarget, "unitId" | "period" | "form" | "successions">;

interface Reported {
  readonly unitId: string;
  readonly period: StoredPeriod;
  readonly handed: boolean;
}

/** The units that were this one on the day before the period began; none where it was itself. */
function originsOf({ successions, unitId, period }: Origin): readonly Predecessor[] {
  const olds = predecessors(successions, unitId, previousDay(period.from));
  return olds.every((one) => one.unitId === unitId) ? [] : olds;
}

/**
 * What the first report of a unit that came from others carries over from: the sum of what its
 * predecessors handed in for the period that ended the day before. Where it goes on under the id of one
 * of them and none handed anything in, its own draft of that period tells of a part alone: a sum without
 * figures takes its place. Absent where the unit was always itself, or nobody wrote anything. By `unitId`
 * and `periodId` of the targets, in their order; two queries for each day and form.
 */
export async function readCarriedPasts(
  db: Kysely<Database>,
  targets: readonly Origin[],
): Promise<readonly (PastReport | undefined)[]> {
  const origins = targets.map((target) => ({ target, olds: originsOf(target) }));
  const asked = new Map<string, typeof origins>();
  for (const one of origins) {
    if (one.olds.length === 0) continue;
    const key = `${one.target.period.form} ${one.target.period.from}`;
    asked.set(key, [...(asked.get(key) ?? []), one]);
  }
  const found = new Map<Origin, PastReport>();
  for (const group of asked.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const unitIds = [...new Set(group.flatMap(({ olds }) => olds.map((old) => old.unitId)))];
    const reported = await readReported(db, unitIds, first.target.period);
    const summable = reported.filter(({ handed }) => handed);
    const cells = await readCellsOfUnits(db, first.target.form, {
      unitIds: summable.map((one) => one.unitId),
      periodIds: summable.map(({ period }) => period.id),
    });
    for (const { target, olds } of group) {
      const summed = summable.filter((one) => olds.some((old) => old.unitId === one.unitId));
      const own = reported.filter(({ unitId }) => unitId === target.unitId);
      const spans = (summed.length > 0 ? summed : own).map(({ period }) => period);
      const span = endingOnEve(target.period, spans);
      if (span === undefined) continue;
      const parts = olds.map(({ unitId, partial }): ReportPart => {
        const report = summed.find((one) => one.unitId === unitId && one.period.from === span.from);
        if (report === undefined) return { unitId, name: unitId, partial };
        const given = cells.get(unitId)?.get(report.period.id) ?? new Map();
        return { unitId, name: unitId, partial, cells: given };
      });
      const sums = wholeCells(sumReports(target.form, parts));
      found.set(target, { period: span, cells: sums, sumOf: olds.length });
    }
  }
  return targets.map((target) => found.get(target));
}

/**
 * The periods that ended the day before for which these units began a report, and whether they handed
 * it in; those of the nearest level above first, as districts and provinces may both have opened one.
 */
async function readReported(
  db: Kysely<Database>,
  unitIds: readonly string[],
  { form, from }: StoredPeriod,
): Promise<readonly Reported[]> {
  const eve = previousDay(from);
  const rows = await db
    .selectFrom("report")
    .innerJoin("period", "period.id", "report.period_id")
    .innerJoin("unit_version as root", "root.unit_id", "period.root_id")
    .selectAll("period")
    .select(["report.unit_id as unitId", "report.state", "root.kind as level"])
    .where("report.unit_id", "=", anyOf(unitIds))
    .where("period.form_code", "=", form)
    .where("period.to_day", "=", eve)
    .where("root.from_day", "<=", eve)
    .where((eb) => eb.or([eb("root.to_day", "is", null), eb("root.to_day", ">=", eve)]))
    .orderBy("period.id")
    .execute();
  const order = ["commune", "district", "province", "country"];
  const rank = (level: string): number => order.indexOf(level);
  return rows
    .toSorted((a, b) => rank(a.level) - rank(b.level))
    .map(({ unitId, state, level: _level, ...row }) => ({
      unitId,
      period: toPeriod(row),
      handed: handedInStates.has(state),
    }));
}
