import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { InputValues } from "@cchc/domain/criteria/value";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { cellKey, type Cell, type Day, type FieldKind } from "@cchc/domain/report/cell";
import { valuesFromCells } from "@cchc/domain/scoring/values";
import { type FedCodes, fedCodes } from "@cchc/domain/scoring/stating";
import type { StoredPeriod } from "../periods/queries.ts";
import { toCell } from "../reports/cells.ts";
import { countDeadlines, deadlineCodes } from "./deadlines.ts";
import { countQuotas, quotaCodes } from "./quotas.ts";

/** What the program itself knows of one unit for scoring, and of which report. */
export interface Fed {
  readonly values: InputValues;
  /** `report.version` whose figures these are; 0 without a report. */
  readonly reportVersion: number;
}

/**
 * The codes that {@link readFed} can fill, with or without figures in the report yet. `quota`: whether
 * the unit was given one; otherwise it states what it did itself.
 */
export function fedCodesOf(period: StoredPeriod, quota: boolean): FedCodes {
  const counted = [...deadlineCodes, ...(quota ? quotaCodes : [])];
  return fedCodes(formByVersion(period.form, period.formVersion), period.to, counted);
}

/** Whether a unit was given a quota, as its fed values tell. */
export function hasFedQuota(values: InputValues): boolean {
  return quotaCodes.some((code) => values[code] !== undefined);
}

/**
 * The figures of the units' reports of a period, their indicators, the counts of late and
 * missing reports of the year, and articles against their quota, in a fixed number of queries.
 */
export async function readFed(
  db: Kysely<Database>,
  { period, today }: { readonly period: StoredPeriod; readonly today: Day },
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, Fed>> {
  const [cells, versions, deadlines, quotas] = await Promise.all([
    readOwnCells(db, period, unitIds),
    db
      .selectFrom("report")
      .select(["unit_id", "version"])
      .where("period_id", "=", period.id)
      .where("unit_id", "in", unitIds)
      .execute(),
    countDeadlines(db, { period, today }, unitIds),
    countQuotas(db, period, unitIds),
  ]);
  const form = formByVersion(period.form, period.formVersion);
  const version = new Map(versions.map((row) => [row.unit_id, row.version]));
  return new Map(
    unitIds.map((unitId) => {
      const own = cells.get(unitId) ?? new Map<string, Cell>();
      const values = {
        ...valuesFromCells(form, own, period.to),
        ...deadlines.get(unitId),
        ...quotas.get(unitId),
      };
      return [unitId, { values, reportVersion: version.get(unitId) ?? 0 }];
    }),
  );
}

/** The reports' own figures, without the rows of the repeating table. */
async function readOwnCells(
  db: Kysely<Database>,
  { id, form, formVersion }: StoredPeriod,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Cell>>> {
  const rows = await db
    .selectFrom("report_value")
    .select(["unit_id", "field_code", "state", "amount", "content", "qualifier", "note", "source"])
    .where("period_id", "=", id)
    .where("unit_id", "in", unitIds)
    .where("row_key", "=", "")
    .where("state", "!=", "cleared")
    .execute();
  const kinds = new Map<string, FieldKind>(
    formByVersion(form, formVersion).fields.map((field) => [field.code, field.kind]),
  );
  const byUnit = new Map<string, Map<string, Cell>>();
  for (const row of rows) {
    const kind = kinds.get(row.field_code);
    const cell = kind === undefined ? null : toCell(kind, row);
    if (cell === null) continue;
    const cells = byUnit.get(row.unit_id) ?? new Map<string, Cell>();
    cells.set(cellKey(row.field_code, ""), cell);
    byUnit.set(row.unit_id, cells);
  }
  return byUnit;
}
