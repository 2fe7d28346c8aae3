import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ReportState } from "@cchc/domain/report/workflow";
import { anyOf } from "../any-of.ts";
import type { Reading } from "./scope.ts";

/** The states whose figures count above: a draft is the commune's own until it is handed in. */
export const handedIn: readonly ReportState[] = ["submitted", "received"];

/** The kept rates of many reports of a period: of each unit a list, in the order of `indicators`. */
export interface KeptRatesOfUnits {
  readonly periodId: string;
  readonly indicators: readonly string[];
  readonly units: readonly string[];
  /** A letter for each indicator; see `stateLetters`. */
  readonly states: readonly string[];
  readonly numerators: readonly (readonly (number | null)[])[];
  readonly denominators: readonly (readonly (number | null)[])[];
  /** Stated rates in hundredths of a percent, by indicator. */
  readonly stated: readonly Readonly<Record<string, number>>[];
}

/**
 * The kept rates of periods, one query whatever the number of units; a row for each period and list
 * of indicators in use. Columns come as JSON text: parsing thousands of rows is what would cost.
 */
export async function readKeptRates(
  db: Kysely<Database>,
  { periodIds, only }: Reading,
): Promise<KeptRatesOfUnits[]> {
  if (periodIds.length === 0) return [];
  const sets = await db
    .selectFrom("report_kept as kept")
    .innerJoin("report", (join) =>
      join
        .onRef("report.unit_id", "=", "kept.unit_id")
        .onRef("report.period_id", "=", "kept.period_id"),
    )
    .select([
      "kept.period_id as periodId",
      "indicators",
      sql<string[]>`json_agg(kept.unit_id)`.as("units"),
      sql<string[]>`json_agg(kept.states)`.as("states"),
      sql<(number | null)[][]>`json_agg(numerators)`.as("numerators"),
      sql<(number | null)[][]>`json_agg(denominators)`.as("denominators"),
      sql<Record<string, number>[]>`json_agg(stated)`.as("stated"),
    ])
    .where("kept.period_id", "in", periodIds)
    .where("report.state", "in", handedIn)
    .$if(only !== undefined, (query) => query.where("kept.unit_id", "=", anyOf(only)))
    .groupBy(["kept.period_id", "indicators"])
    .execute();
  return sets.map((set) => ({ ...set, indicators: set.indicators.split(" ") }));
}

/** The reports of many units in a period, position by position. */
export interface ReportsOfUnits {
  readonly periodId: string;
  /** Null for reports without any figure. */
  readonly areas: readonly string[] | null;
  readonly units: readonly string[];
  readonly states: readonly ReportState[];
  /** Instants as ISO texts. */
  readonly updatedAt: readonly string[];
  readonly submittedAt: readonly (string | null)[];
  /** Of the first submission, which counts for timeliness, where there were several. */
  readonly firstSubmittedAt: readonly (string | null)[];
  /** Of the submission. */
  readonly codes: readonly (string | null)[];
  /** For each of `areas`: how many required fields are answered, and how many of all. */
  readonly completeness: readonly (readonly (readonly [number, number])[] | null)[];
}

/** Where the reports of periods stand, as columns, one query. */
export async function readReports(
  db: Kysely<Database>,
  { periodIds, only }: Reading,
): Promise<ReportsOfUnits[]> {
  if (periodIds.length === 0) return [];
  const sets = await db
    .selectFrom("report")
    .leftJoin("submission", (join) =>
      join
        .onRef("submission.unit_id", "=", "report.unit_id")
        .onRef("submission.id", "=", "report.submission_id"),
    )
    .leftJoin("report_kept as kept", (join) =>
      join
        .onRef("kept.unit_id", "=", "report.unit_id")
        .onRef("kept.period_id", "=", "report.period_id"),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("submission")
          .select((min) => ["unit_id", "period_id", min.fn.min("submitted_at").as("at")])
          .where("period_id", "in", periodIds)
          .$if(only !== undefined, (query) => query.where("unit_id", "=", anyOf(only)))
          .groupBy(["unit_id", "period_id"])
          .as("first"),
      (join) =>
        join
          .onRef("first.unit_id", "=", "report.unit_id")
          .onRef("first.period_id", "=", "report.period_id"),
    )
    .select([
      "report.period_id as periodId",
      "areas",
      sql<string[]>`json_agg(report.unit_id)`.as("units"),
      sql<ReportState[]>`json_agg(report.state)`.as("states"),
      sql<string[]>`json_agg(report.updated_at)`.as("updatedAt"),
      sql<(string | null)[]>`json_agg(submission.submitted_at)`.as("submittedAt"),
      sql<(string | null)[]>`json_agg(
        case when first.at < submission.submitted_at then first.at end
      )`.as("firstSubmittedAt"),
      sql<(string | null)[]>`json_agg(submission.code)`.as("codes"),
      sql<([number, number][] | null)[]>`json_agg(completeness)`.as("completeness"),
    ])
    .where("report.period_id", "in", periodIds)
    .$if(only !== undefined, (query) => query.where("report.unit_id", "=", anyOf(only)))
    .groupBy(["report.period_id", "areas"])
    .execute();
  return sets.map((set) => ({ ...set, areas: set.areas?.split(" ") ?? null }));
}
