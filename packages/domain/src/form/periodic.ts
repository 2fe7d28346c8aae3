import { ANNUAL_FORM } from "./annual.ts";
import type { Field, Form, FormCode } from "./form.ts";

/** Asked once a year only: rules in force, published budgets, standing equipment. */
const YEARLY_ONLY: ReadonlySet<string> = new Set([
  "plan.issued_on",
  "documents.review_plan",
  "law_enforcement.plan",
  "organization.working_rules",
  "budget.estimate.published_on",
  "budget.estimate.posted_days",
  "budget.settlement.published",
  "finance.spending_rules",
  "finance.property_rules",
  "finance.thrift_programme",
  "finance.thrift_plan",
  "propaganda.conferences.index_publication",
  "digital.software",
]);

/** A quarter may close before any plan task is due. */
const OPTIONAL_IN_A_QUARTER: ReadonlySet<string> = new Set([
  "plan.tasks.assigned",
  "plan.tasks.done",
  "survey.ballots.total",
  "survey.ballots.very_satisfied",
  "survey.ballots.satisfied",
]);

function withinTheYear(
  code: FormCode,
  name: string,
  adapt: (field: Field) => Field = (field) => field,
): Form {
  return {
    ...ANNUAL_FORM,
    code,
    name,
    fields: ANNUAL_FORM.fields.filter((field) => !YEARLY_ONLY.has(field.code)).map(adapt),
  };
}

/** The report of one quarter; tasks and ballots are asked for but not required. */
export const QUARTERLY_FORM: Form = withinTheYear(
  "quarterly",
  "Báo cáo công tác cải cách hành chính quý",
  (field) => (OPTIONAL_IN_A_QUARTER.has(field.code) ? { ...field, required: false } : field),
);

/** The report of the first six months. */
export const HALF_YEAR_FORM: Form = withinTheYear(
  "half_year",
  "Báo cáo công tác cải cách hành chính 6 tháng đầu năm",
);

/** The report of the first nine months. */
export const NINE_MONTHS_FORM: Form = withinTheYear(
  "nine_months",
  "Báo cáo công tác cải cách hành chính 9 tháng đầu năm",
);
