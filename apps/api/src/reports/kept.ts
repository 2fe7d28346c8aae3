import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { fieldOf } from "@cchc/domain/form/form";
import { indicatorsFor, indicatorsTouchedBy } from "@cchc/domain/indicator/catalogue";
import { type Evaluation, evaluate } from "@cchc/domain/indicator/evaluate";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import type { Cells, FieldCode } from "@cchc/domain/report/cell";
import { areaCompleteness } from "@cchc/domain/report/completeness";
import type { ReportTarget } from "./target.ts";

/**
 * Brings the kept results of a report up to date after some fields changed: rates for the
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
  const touched = new Set(fields.flatMap((field) => indicatorsTouchedBy(field)));
  const indicators = indicatorsFor(form, period.to).filter((one) => touched.has(one));
  if (indicators.length > 0) {
    await tx
      .insertInto("report_indicator")
      .values(indicators.map((indicator) => ({ ...address, ...keptRate(indicator, cells) })))
      .onConflict((c) =>
        c.columns(["period_id", "unit_id", "indicator_code"]).doUpdateSet((eb) => ({
          state: eb.ref("excluded.state"),
          numerator: eb.ref("excluded.numerator"),
          denominator: eb.ref("excluded.denominator"),
          stated: eb.ref("excluded.stated"),
        })),
      )
      .execute();
  }
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

interface KeptRate {
  readonly indicator_code: string;
  readonly state: Evaluation["state"];
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly stated: number | null;
}

/** What of an evaluation the roll-ups need. */
export function keptRate(indicator: Indicator, cells: Cells): KeptRate {
  const result = evaluate(indicator, cells);
  const counts = result.state === "computed" ? result : null;
  return {
    indicator_code: indicator.code,
    state: result.state,
    numerator: counts?.numerator ?? null,
    denominator: counts?.denominator ?? null,
    stated: result.state === "stated" ? result.hundredths : null,
  };
}
