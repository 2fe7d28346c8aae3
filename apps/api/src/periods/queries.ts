import type { Kysely, Selectable } from "kysely";
import type { Database, PeriodExtensionTable, PeriodTable } from "@cchc/db/schema";
import type { Period, PeriodExtension } from "@cchc/domain/period/period";
import type { UnitKind } from "@cchc/domain/unit/unit";
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

export async function readPeriods(db: Kysely<Database>): Promise<StoredPeriod[]> {
  const rows = await db
    .selectFrom("period")
    .selectAll()
    .orderBy("to_day", "desc")
    .orderBy("from_day", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toPeriod);
}

/** How many reports of each period were handed in; periods without any are left out. */
export async function countHandedIn(db: Kysely<Database>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("report")
    .select((eb) => ["period_id", eb.fn.countAll<number>().as("count")])
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
