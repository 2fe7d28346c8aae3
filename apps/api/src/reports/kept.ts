import type { Insertable, QueryCreator } from "kysely";
import type { Database, ReportKeptTable } from "@cchc/db/schema";
import type { Form } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { evaluateAll } from "@cchc/domain/indicator/evaluate";
import type { Cells, Day } from "@cchc/domain/report/cell";
import { completenessByArea } from "@cchc/domain/report/completeness";
import { stateLetters } from "@cchc/domain/rollup/packed";
import type { ReportTarget } from "./target.ts";

/** What is kept of a report's values for the roll-ups and overviews. */
export type KeptResults = Omit<Insertable<ReportKeptTable>, "unit_id" | "period_id">;

/** The rates that the cells give on a day, and how complete each area is. */
export function keptResults(form: Form, day: Day, cells: Cells): KeptResults {
  const indicators = indicatorsFor(form, day);
  const results = evaluateAll(indicators, cells);
  const areas = completenessByArea(form, cells);
  return {
    indicators: indicators.map((indicator) => indicator.code).join(" "),
    states: results.map((result) => stateLetters[result.state]).join(""),
    numerators: JSON.stringify(
      results.map((result) => (result.state === "computed" ? result.numerator : null)),
    ),
    denominators: JSON.stringify(
      results.map((result) => (result.state === "computed" ? result.denominator : null)),
    ),
    stated: JSON.stringify(
      Object.fromEntries(
        results.flatMap((result) =>
          result.state === "stated" ? [[result.indicator, result.hundredths]] : [],
        ),
      ),
    ),
    areas: areas.map((one) => one.area).join(" "),
    completeness: JSON.stringify(areas.map((one) => [one.requiredAnswered, one.answered])),
  };
}

/**
 * The statement that brings the kept results of a report up to date: carried out with the values,
 * so never behind them.
 */
export function keepResults(
  db: QueryCreator<Database>,
  { form, unitId, period }: Pick<ReportTarget, "form" | "unitId" | "period">,
  cells: Cells,
) {
  const kept = keptResults(form, period.to, cells);
  return db
    .insertInto("report_kept")
    .values({ unit_id: unitId, period_id: period.id, ...kept })
    .onConflict((c) => c.columns(["period_id", "unit_id"]).doUpdateSet(kept));
}
