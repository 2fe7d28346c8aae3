import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ActivityKind } from "@cchc/domain/activity/kind";
import { scoredCount } from "@cchc/domain/activity/confirm";
import { countActivities } from "@cchc/domain/activity/count";
import { kindsOfItem } from "@cchc/domain/activity/quota-progress";
import type { InputValues } from "@cchc/domain/criteria/value";
import { occurrences } from "@cchc/domain/plan/calendar";
import type { PlanTask } from "@cchc/domain/plan/task";
import type { FieldCode } from "@cchc/domain/report/cell";
import { readConfirmedCounts } from "../activities/confirmed.ts";
import { byUnit, readActivities } from "../activities/read.ts";
import type { StoredPeriod } from "../periods/queries.ts";

/** Codes under which sets read how a unit kept its quota of articles. */
export const quotaCodes = ["propaganda.items.done", "propaganda.items.quota"] as const;

/** What is counted of the kinds that are articles, as the report names it. */
const itemFields: Readonly<Partial<Record<ActivityKind, FieldCode>>> = {
  website_item: "propaganda.website.total",
  radio_item: "propaganda.radio.items",
};

type Year = Pick<StoredPeriod, "year">;

/**
 * Whether a superior plan gave the unit a quota of articles in the year of a period. Where none did,
 * nothing is counted and the unit states the figures itself.
 */
export async function hasQuota(
  db: Kysely<Database>,
  period: Year,
  unitId: string,
): Promise<boolean> {
  const given = await readGiven(db, period, [unitId]);
  return given.some(({ quota }) => quota.needed > 0);
}

interface ItemQuota {
  readonly needed: number;
  readonly kinds: readonly ActivityKind[];
}

/** How many articles a task wants in a year: of several statements the largest. */
function itemQuota(task: PlanTask, year: number): ItemQuota {
  const quotas = task.schedule.parts.flatMap((part) => {
    if (part.kind !== "quota" || part.bound === "at-most") return [];
    const named = kindsOfItem(part.item);
    const kinds = (task.counts ?? (named.length > 0 ? named : kindsOfItem(task.title))).filter(
      (kind) => itemFields[kind] !== undefined,
    );
    if (kinds.length === 0) return [];
    const windows = occurrences({ parts: [part] }, year);
    return [{ kinds, needed: windows.reduce((sum, { needed }) => sum + needed, 0) }];
  });
  return quotas.reduce<ItemQuota>((most, one) => (one.needed > most.needed ? one : most), {
    needed: 0,
    kinds: [],
  });
}

/** The tasks that superior plans of the year gave to units: one query. */
async function readGiven(db: Kysely<Database>, { year }: Year, unitIds: readonly string[]) {
  const rows = await db
    .selectFrom("task_copy as copy")
    .innerJoin("plan", "plan.id", "copy.plan_id")
    .innerJoin("plan_task as task", (join) =>
      join.onRef("task.plan_id", "=", "copy.plan_id").onRef("task.task_id", "=", "copy.task_id"),
    )
    .select(["copy.unit_id as unitId", "task.task_id as id", "task.content"])
    .where("plan.year", "=", year)
    .where("plan.state", "!=", "draft")
    .where("copy.state", "!=", "not_possible")
    .whereRef("copy.unit_id", "!=", "plan.unit_id")
    .where("copy.unit_id", "in", [...unitIds, ""])
    .execute();
  return rows.map(({ unitId, id, content }) => ({
    unitId,
    quota: itemQuota({ id, ...content }, year),
  }));
}

/**
 * Articles done and wanted in the calendar year of a period, by unit: three queries. The culture
 * centre's confirmed count decides, otherwise the unit's own log; where there is neither, what was done
 * is not known. Units without a quota are left out.
 */
export async function countQuotas(
  db: Kysely<Database>,
  period: Year,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, InputValues>> {
  const { year } = period;
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const [given, activities, confirmed] = await Promise.all([
    readGiven(db, period, unitIds),
    readActivities(db, { units: unitIds, ...span }),
    readConfirmedCounts(db, unitIds, year),
  ]);
  const logs = byUnit(activities);
  return new Map(
    unitIds.flatMap((unitId): (readonly [string, InputValues])[] => {
      const own = given.flatMap((one) => (one.unitId === unitId ? [one.quota] : []));
      const quota = own.reduce((sum, { needed }) => sum + needed, 0);
      if (quota === 0) return [];
      const counts = countActivities(logs.get(unitId) ?? [], span);
      const kinds = new Set(own.flatMap((one) => one.kinds));
      const done = [...kinds].flatMap((kind) => {
        const field = itemFields[kind];
        if (field === undefined) return [];
        const stated = confirmed.find((row) => row.unitId === unitId && row.field === field);
        const scored = scoredCount(stated?.count, counts[field]);
        return scored === undefined ? [] : [scored.count];
      });
      const wanted = { "propaganda.items.quota": quota };
      // Neither logged nor confirmed: nobody said that there were none.
      if (done.length === 0) return [[unitId, wanted]];
      const sum = done.reduce((all, count) => all + count, 0);
      return [[unitId, { "propaganda.items.done": sum, ...wanted }]];
    }),
  );
}
