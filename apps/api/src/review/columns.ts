import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ReportState } from "@cchc/domain/report/workflow";

/** The states whose figures count above: a draft is the commune's own until it is handed in. */
export const handedIn: readonly ReportState[] = ["submitted", "received"];

/** The kept rates of many reports: of each unit a list, in the order of `indicators`. */
export interface KeptRatesOfUnits {
  readonly indicators: readonly string[];
  readonly units: readonly string[];
  /** A letter for each indicator; see `keptRates`. */
  readonly states: readonly string[];
  readonly numerators: readonly (readonly (number | null)[])[];
  readonly denominators: readonly (readonly (number | null)[])[];
}

/**
 * The kept rates of a period, one query whatever the number of units; a row for each list of
 * indicators in use. Columns come as JSON text: parsing thousands of rows is what would cost.
 */
export async function readKeptRates(
  db: Kysely<Database>,
  periodIds: readonly string[],
): Promise<KeptRatesOfUnits[]> {
  if (periodIds.length === 0) return [];
  return db
    .selectFrom("report_rates as kept")
    .innerJoin("report", (join) =>
      join
        .onRef("report.unit_id", "=", "kept.unit_id")
        .onRef("report.period_id", "=", "kept.period_id"),
    )
    .select([
      "indicators",
      sql<string[]>`json_agg(kept.unit_id)`.as("units"),
      sql<string[]>`json_agg(kept.states)`.as("states"),
      sql<(number | null)[][]>`json_agg(numerators)`.as("numerators"),
      sql<(number | null)[][]>`json_agg(denominators)`.as("denominators"),
    ])
    .where("kept.period_id", "in", periodIds)
    .where("report.state", "in", handedIn)
    .groupBy("indicators")
    .execute();
}

/** Kept completeness of one area over many units, position by position. */
export interface AreaColumn {
  readonly area: string;
  readonly units: readonly string[];
  readonly required: readonly number[];
  readonly requiredAnswered: readonly number[];
  readonly fields: readonly number[];
  readonly answered: readonly number[];
}

/** Completeness of a period's reports as columns, one query. */
export async function readAreaColumns(
  db: Kysely<Database>,
  periodIds: readonly string[],
): Promise<AreaColumn[]> {
  if (periodIds.length === 0) return [];
  return db
    .selectFrom("report_area")
    .select([
      "area_code as area",
      sql<string[]>`json_agg(unit_id)`.as("units"),
      sql<number[]>`json_agg(required)`.as("required"),
      sql<number[]>`json_agg(required_answered)`.as("requiredAnswered"),
      sql<number[]>`json_agg(fields)`.as("fields"),
      sql<number[]>`json_agg(answered)`.as("answered"),
    ])
    .where("period_id", "in", periodIds)
    .groupBy("area_code")
    .execute();
}
