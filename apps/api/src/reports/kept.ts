import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { fieldOf } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { type Evaluation, evaluateAll } from "@cchc/domain/indicator/evaluate";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import type { Cells, FieldCode } from "@cchc/domain/report/cell";
import { areaCompleteness } from "@cchc/domain/report/completeness";
import type { ReportTarget } from "./target.ts";

/**
 * Brings the kept results of a report up to date after some fields changed: its rates for the
 * roll-ups, and how complete each touched area is. Written with the values, so never behind them.
 */
export async function keepResults(
  tx: Transaction<Database>,
  target: ReportTarget,
  cells: Cells,
  changed: Iterable<FieldCode>,
): Promise<void> {
  const { form, unitId, period } = target;
  const address = { unit_id: unitId, period_id: period.id };
  const fields = [...new Set(changed)];
  const rates = keptRates(indicatorsFor(form, period.to), cells);
  await tx
    .insertInto("report_rates")
    .values({ ...address, ...rates })
    .onConflict((c) => c.columns(["period_id", "unit_id"]).doUpdateSet(rates))
    .execute();
  const areas = new Set(fields.flatMap((code) => fieldOf(form, code)?.area ?? []));
  const rows = [...areas].map((area) => {
    const {
      required,
      requiredAnswered,
      fields: all,
      answered,
    } = areaCompleteness(form, area, cells);
    return {
      ...address,
      area_code: area,
      required,
      required_answered: requiredAnswered,
      fields: all,
      answered,
    };
  });
  if (rows.length === 0) return;
  await tx
    .insertInto("report_area")
    .values(rows)
    .onConflict((c) =>
      c.columns(["period_id", "unit_id", "area_code"]).doUpdateSet((eb) => ({
        required: eb.ref("excluded.required"),
        required_answered: eb.ref("excluded.required_answered"),
        fields: eb.ref("excluded.fields"),
        answered: eb.ref("excluded.answered"),
      })),
    )
    .execute();
}

/** What of the evaluations of one report the roll-ups need, position by position. */
export interface KeptRates {
  readonly indicators: string[];
  readonly states: string;
  readonly numerators: (number | null)[];
  readonly denominators: (number | null)[];
  readonly stated: (number | null)[];
}

const letters = {
  computed: "c",
  stated: "s",
  none: "n",
  missing: "m",
} as const satisfies Record<Evaluation["state"], string>;

export function keptRates(indicators: readonly Indicator[], cells: Cells): KeptRates {
  const results = evaluateAll(indicators, cells);
  return {
    indicators: indicators.map((indicator) => indicator.code),
    states: results.map((result) => letters[result.state]).join(""),
    numerators: results.map((result) => (result.state === "computed" ? result.numerator : null)),
    denominators: results.map((result) =>
      result.state === "computed" ? result.denominator : null,
    ),
    stated: results.map((result) => (result.state === "stated" ? result.hundredths : null)),
  };
}
