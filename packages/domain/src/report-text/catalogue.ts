import type { FormCode } from "../form/form.ts";
import { CONTROL_REPORT } from "./built-in/control.ts";
import { PROPAGANDA_REPORT } from "./built-in/propaganda.ts";
import { REFORM_REPORT } from "./built-in/reform.ts";
import { ROLL_UP_REPORT } from "./built-in/roll-up.ts";
import { STATISTICAL_ANNEX } from "./built-in/statistics.ts";
import type { ReportTemplate } from "./template.ts";

/** Every built-in template, the reports of a unit first. */
export const TEMPLATES: readonly ReportTemplate[] = [
  REFORM_REPORT,
  PROPAGANDA_REPORT,
  CONTROL_REPORT,
  STATISTICAL_ANNEX,
  ROLL_UP_REPORT,
];

/** The template of that code; `undefined` where there is none. */
export function templateByCode(code: string): ReportTemplate | undefined {
  return TEMPLATES.find((template) => template.code === code);
}

/** The report that a form's figures become by default. */
export function templateFor(form: FormCode): ReportTemplate {
  const own = TEMPLATES.find(
    ({ code, forms }) => code !== "roll_up" && forms?.includes(form) === true,
  );
  return own ?? STATISTICAL_ANNEX;
}
