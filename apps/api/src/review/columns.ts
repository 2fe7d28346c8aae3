import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ReportState } from "@cchc/domain/report/workflow";

/** The kept results of one indicator over many units, position by position. */
export interface IndicatorColumn {
  readonly indicator: string;
  readonly units: readonly string[];
  readonly states: readonly string[];
  readonly numerators: readonly (number | null)[];
  readonly denominators: readonly (number | null)[];
  /** Stated rates, hundredths of a percent. */
  readonly stated: readonly (number | null)[];
}

/** The states whose figures count above: a draft is the commune's own until it is handed in. */
export const handedIn: readonly ReportState[] = ["submitted", "received"];

/**
 * The kept results of a period as columns, one query whatever the number of units. Columns come
 * out of the database as JSON text: parsing three thousand rows of five fields is what would cost.
 */
export async function readIndicatorColumns(
  db: Kysely<Database>,
  periodIds: readonly string[],
): Promise<IndicatorColumn[]> {
  if (periodIds.length === 0) return [];
  return db
    .selectFrom("report_indicator as kept")
    .innerJoin("report", (join) =>
      join
        .onRef("report.unit_id", "=", "kept.unit_id")
        .onRef("report.period_id", "=", "kept.period_id"),
    )
    .select([
      "indicator_code as indicator",
      sql<string[]>`json_agg(kept.unit_id)`.as("units"),
      sql<string[]>`json_agg(kept.state)`.as("states"),
      sql<(number | null)[]>`json_agg(numerator)`.as("numerators"),
      sql<(number | null)[]>`json_agg(denominator)`.as("denominators"),
      sql<(number | null)[]>`json_agg(stated)`.as("stated"),
    ])
    .where("kept.period_id", "in", periodIds)
    .where("report.state", "in", handedIn)
    .groupBy("indicator_code")
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
