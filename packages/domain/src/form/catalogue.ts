import type { Day } from "../report/cell.ts";
import { ANNUAL_FORM } from "./annual.ts";
import type { Form, FormCode } from "./form.ts";
import { HALF_YEAR_FORM, NINE_MONTHS_FORM, QUARTERLY_FORM } from "./periodic.ts";
import { PROPAGANDA_FORM } from "./propaganda.ts";
import { TTHC_CONTROL_FORM } from "./tthc-control.ts";

/** Every form in every version, in the order offered to whoever opens a period. */
export const FORMS: readonly Form[] = [
  ANNUAL_FORM,
  NINE_MONTHS_FORM,
  HALF_YEAR_FORM,
  QUARTERLY_FORM,
  TTHC_CONTROL_FORM,
  PROPAGANDA_FORM,
];

/**
 * No form answers: `form_unknown` there is no form of that code at all; `form_not_in_force` there
 * is one, on other days. The message is a Vietnamese sentence for the person who asked.
 */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly code: "form_unknown" | "form_not_in_force";

  constructor(code: FormError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Whether a text names a form of this package. */
export function isFormCode(code: string): code is FormCode {
  return FORMS.some((form) => form.code === code);
}

/** The form in force on a day; see {@link formByCode}. `forms` is for sets of one's own. */
export function formOn(forms: readonly Form[], code: string, onDay: Day): Form {
  const versions = forms.filter((form) => form.code === code);
  const inForce = versions.find(
    (form) => form.from <= onDay && (form.to === undefined || onDay <= form.to),
  );
  if (inForce !== undefined) return inForce;
  if (versions.length === 0) {
    throw new FormError("form_unknown", `Không có mẫu báo cáo mang mã "${code}".`);
  }
  throw new FormError(
    "form_not_in_force",
    `Mẫu báo cáo "${versions[0]?.name ?? code}" không có hiệu lực vào ngày ${onDay}: chọn kỳ khác.`,
  );
}

/**
 * One version of a form: a report stays on the version that its period was opened with.
 * @throws {FormError} where there is no such version
 */
export function formByVersion(code: string, version: number): Form {
  const form = FORMS.find((one) => one.code === code && one.version === version);
  if (form !== undefined) return form;
  throw new FormError(
    "form_unknown",
    `Không có mẫu báo cáo mang mã "${code}", phiên bản ${version}.`,
  );
}

/**
 * The form of that code that is in force on a day (a period's closing day).
 * @throws {FormError} before a form's first day and after its last: never another year's by default.
 */
export function formByCode(code: string, onDay: Day): Form {
  return formOn(FORMS, code, onDay);
}
