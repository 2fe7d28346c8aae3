import type { Kysely, Selectable } from "kysely";
import type { Database, PeriodExtensionTable, PeriodTable } from "@cchc/db/schema";
import type { Period, PeriodExtension } from "@cchc/domain/period/period";
import type { UnitKind } from "@cchc/domain/unit/unit";
import { anyOf } from "../any-of.ts";
import { Problem } from "../problem.ts";

export interface StoredPeriod extends Period {
  readonly formVersion: number;
  readonly rootId: string;
  readonly submitterKind: UnitKind;
  readonly illustration: boolean;
}

/** @throws Problem `not-found` */
export async function readPeriod(db: Kysely<Database>, periodId: string): Promise<StoredPeriod> {
  const row = await db
    .selectFrom("period")
    .selectAll()
    .where("id", "=", periodId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  return toPeriod(row);
}

/** Periods, latest first. `roots`: only those opened at one of these nodes; absent for all. */
export async function readPeriods(
  db: Kysely<Database>,
  roots?: ReadonlySet<string>,
): Promise<StoredPeriod[]> {
  return (await latestFirst(db, roots).execute()).map(toPeriod);
}

/** The same form and kind in this and earlier years, latest first; `roots` as in {@link readPeriods}. */
export async function readYears(
  db: Kysely<Database>,
  { form, kind, year }: Pick<Period, "form" | "kind" | "year">,
  roots?: ReadonlySet<string>,
): Promise<StoredPeriod[]> {
  const rows = await latestFirst(db, roots)
    .where("form_code", "=", form)
    .where("kind", "=", kind)
    .where("year", "<=", year)
    .execute();
  return rows.map(toPeriod);
}

function latestFirst(db: Kysely<Database>, roots: ReadonlySet<string> | undefined) {
  return db
    .selectFrom("period")
    .selectAll()
    .$if(roots !== undefined, (query) => query.where("root_id", "=", anyOf(roots ?? [])))
    .orderBy("to_day", "desc")
    .orderBy("from_day", "desc")
    .orderBy("id");
}

/**
 * A period and the same one as others opened it for their own communes: the same form, kind, year
 * and days. The one asked for comes first; empty where there is none.
 */
export async function readTwins(db: Kysely<Database>, periodId: string): Promise<StoredPeriod[]> {
  const rows = await db
    .selectFrom("period as asked")
    .innerJoin("period", (join) =>
      join
        .onRef("period.form_code", "=", "asked.form_code")
        .onRef("period.kind", "=", "asked.kind")
        .onRef("period.year", "=", "asked.year")
        .onRef("period.from_day", "=", "asked.from_day")
        .onRef("period.to_day", "=", "asked.to_day"),
    )
    .selectAll("period")
    .where("asked.id", "=", periodId)
    .orderBy((eb) => eb("period.id", "=", periodId), "desc")
    .orderBy("period.id")
    .execute();
  return rows.map(toPeriod);
}

/** How many reports of these periods were handed in; periods without any are left out. */
export async function countHandedIn(
  db: Kysely<Database>,
  periodIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (periodIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("report")
    .select((eb) => ["period_id", eb.fn.countAll<number>().as("count")])
    .where("period_id", "in", periodIds)
    .where("state", "in", ["submitted", "received"])
    .groupBy("period_id")
    .execute();
  return new Map(rows.map((row) => [row.period_id, row.count]));
}

/** Who was given more time in a period, and why. */
export async function readExtensions(
  db: Kysely<Database>,
  periodId: string,
): Promise<PeriodExtension[]> {
  const rows = await db
    .selectFrom("period_extension")
    .selectAll()
    .where("period_id", "=", periodId)
    .orderBy("unit_id")
    .execute();
  return rows.map(toExtension);
}

/** More time that one unit was given, in whichever periods. */
export async function readExtensionsOf(
  db: Kysely<Database>,
  unitId: string,
): Promise<PeriodExtension[]> {
  const rows = await db
    .selectFrom("period_extension")
    .selectAll()
    .where("unit_id", "=", unitId)
    .execute();
  return rows.map(toExtension);
}

/**
 * What every request about one report asks first, in one query: the period, more time that the unit
 * was given, and the revision of the units.
 * @throws Problem `not-found`
 */
export async function readPeriodOfUnit(db: Kysely<Database>, periodId: string, unitId: string) {
  const row = await db
    .selectFrom("period")
    .leftJoin("period_extension as more", (join) =>
      join.onRef("more.period_id", "=", "period.id").on("more.unit_id", "=", unitId),
    )
    .selectAll("period")
    .select(["more.due_day as moreDue", "more.lock_day as moreLock", "more.reason as moreReason"])
    .select((eb) =>
      eb.selectFrom("revision").select("n").where("name", "=", "units").as("revision"),
    )
    .where("period.id", "=", periodId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  const { moreDue: due, moreLock: lock, moreReason: reason, revision } = row;
  const given = due !== null && lock !== null && reason !== null;
  const extension = given ? { periodId, unitId, due, lock, reason } : undefined;
  return { period: toPeriod(row), extension, revision: revision ?? 0 };
}

export function toExtension(row: Selectable<PeriodExtensionTable>): PeriodExtension {
  return {
    periodId: row.period_id,
    unitId: row.unit_id,
    due: row.due_day,
    lock: row.lock_day,
    reason: row.reason,
  };
}

export function toPeriod(row: Selectable<PeriodTable>): StoredPeriod {
  return {
    id: row.id,
    form: row.form_code,
    formVersion: row.form_version,
    year: row.year,
    kind: row.kind,
    name: row.name,
    from: row.from_day,
    to: row.to_day,
    due: row.due_day,
    lock: row.lock_day,
    rootId: row.root_id,
    submitterKind: row.submitter_kind,
    illustration: row.illustration,
  };
}
