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

export async function readExtension(
  db: Kysely<Database>,
  periodId: string,
  unitId: string,
): Promise<PeriodExtension | undefined> {
  const row = await db
    .selectFrom("period_extension")
    .selectAll()
    .where("period_id", "=", periodId)
    .where("unit_id", "=", unitId)
    .executeTakeFirst();
  return row === undefined ? undefined : toExtension(row);
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

function toPeriod(row: Selectable<PeriodTable>): StoredPeriod {
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
