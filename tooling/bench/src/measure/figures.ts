import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { rollUpNode } from "@cchc/api/review/rollup";
import { findNode } from "@cchc/api/review/scope";
import type { Services } from "@cchc/api/services";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { closingDay, period } from "../fill/period.ts";
import { country, countryReviewer } from "./rollup.ts";

/** One indicator over the whole country. */
export interface Sums {
  readonly numerator: number;
  readonly denominator: number;
  readonly counted: number;
  readonly stated: number;
  readonly none: number;
}

export interface ComparedFigure {
  readonly indicator: string;
  /** Reckoned by the database from the values that communes entered. */
  readonly fromValues: Sums;
  /** Added up by the database from the kept results. */
  readonly fromKept: Sums;
  /** What the API answers. */
  readonly answered: Sums;
  /** Hundredths of a percent, as answered. */
  readonly hundredths: number | null;
  readonly equal: boolean;
}

/** The same figures three ways. */
export async function compareFigures(services: Services): Promise<ComparedFigure[]> {
  const [values, kept, answers] = [
    await sumValues(services),
    await sumKept(services),
    await rollUpNode(services, await findNode(services, countryReviewer, country), "children"),
  ];
  return indicatorsFor(ANNUAL_FORM, closingDay).map(({ code }) => {
    const fromValues = values.get(code) ?? nothing;
    const fromKept = kept.get(code) ?? nothing;
    const total = answers.columns.find((column) => column.indicator === code)?.total;
    if (total === undefined) throw new Error(`the API does not answer ${code}`);
    const { counted, stated, none } = total.coverage;
    const counts = total.state === "computed" ? total : nothing;
    const { numerator, denominator } = counts;
    const answered = { numerator, denominator, counted, stated, none };
    return {
      indicator: code,
      fromValues,
      fromKept,
      answered,
      hundredths: total.state === "computed" ? total.hundredths : null,
      equal: isDeepStrictEqual(fromValues, fromKept) && isDeepStrictEqual(fromValues, answered),
    };
  });
}

const nothing: Sums = { numerator: 0, denominator: 0, counted: 0, stated: 0, none: 0 };

type SumsRow = { readonly indicator: string } & { readonly [Name in keyof Sums]: string };

function toSums(rows: readonly SumsRow[]): ReadonlyMap<string, Sums> {
  return new Map(
    rows.map((row) => [
      row.indicator,
      {
        numerator: Number(row.numerator),
        denominator: Number(row.denominator),
        counted: Number(row.counted),
        stated: Number(row.stated),
        none: Number(row.none),
      },
    ]),
  );
}

/** In SQL, apart from the domain's code: an error made there is not made here a second time. */
async function sumValues({ db }: Services): Promise<ReadonlyMap<string, Sums>> {
  const parts = indicatorsFor(ANNUAL_FORM, closingDay).flatMap(
    ({ code, numerator, denominator, statedBy }) => [
      ...numerator.map((field) => ({ code, role: "numerator", field })),
      ...denominator.map((field) => ({ code, role: "denominator", field })),
      ...(statedBy === undefined ? [] : [{ code, role: "stated", field: statedBy }]),
    ],
  );
  const { rows } = await sql<SumsRow>`
    with part as (
      select * from unnest(
        ${parts.map(({ code }) => code)}::text[],
        ${parts.map(({ role }) => role)}::text[],
        ${parts.map(({ field }) => field)}::text[]
      ) as t (indicator, role, field_code)
    ), report_part as (
      select report.unit_id, part.indicator,
        sum(amount) filter (where role = 'numerator') as numerator,
        sum(amount) filter (where role = 'denominator') as denominator,
        bool_and(value.state in ('entered', 'none')) filter (where role = 'numerator')
          and count(*) filter (where role = 'numerator' and value.state is null) = 0 as above,
        bool_and(value.state in ('entered', 'none')) filter (where role = 'denominator')
          and count(*) filter (where role = 'denominator' and value.state is null) = 0 as below,
        max(value.state) filter (where role = 'stated') as stated
      from report
      cross join part
      left join report_value as value
        on value.unit_id = report.unit_id and value.period_id = report.period_id
        and value.field_code = part.field_code and value.row_key = ''
      where report.period_id = ${period.id} and report.state in ('submitted', 'received')
      group by report.unit_id, part.indicator
    ), result as (
      select indicator, coalesce(numerator, 0) as numerator, coalesce(denominator, 0) as denominator,
        case
          when below and coalesce(denominator, 0) = 0 then 'none'
          when not (above and below) and stated = 'none' then 'none'
          when above and below then 'computed'
          when stated = 'entered' then 'stated'
          else 'missing'
        end as state
      from report_part
    )
    select indicator,
      coalesce(sum(numerator) filter (where state = 'computed'), 0) as numerator,
      coalesce(sum(denominator) filter (where state = 'computed'), 0) as denominator,
      count(*) filter (where state = 'computed') as counted,
      count(*) filter (where state = 'stated') as stated,
      count(*) filter (where state = 'none') as none
    from result group by indicator`.execute(db);
  return toSums(rows);
}

async function sumKept({ db }: Services): Promise<ReadonlyMap<string, Sums>> {
  const { rows } = await sql<SumsRow>`
    select rate.indicator,
      coalesce(sum(rate.numerator::bigint), 0) as numerator,
      coalesce(sum(rate.denominator::bigint), 0) as denominator,
      count(*) filter (where substr(kept.states, rate.at::integer, 1) = 'c') as counted,
      count(*) filter (where substr(kept.states, rate.at::integer, 1) = 's') as stated,
      count(*) filter (where substr(kept.states, rate.at::integer, 1) = 'n') as none
    from report_kept as kept
    join report using (unit_id, period_id)
    cross join rows from (
      string_to_table(kept.indicators, ' '),
      json_array_elements_text(kept.numerators),
      json_array_elements_text(kept.denominators)
    ) with ordinality as rate (indicator, numerator, denominator, at)
    where period_id = ${period.id} and report.state in ('submitted', 'received')
    group by rate.indicator`.execute(db);
  return toSums(rows);
}
