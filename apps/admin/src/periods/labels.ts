import type { FormCode } from "@cchc/domain/form/form";
import type { PeriodKind } from "@cchc/domain/period/period";

export const kindLabels: Readonly<Record<PeriodKind, string>> = {
  month: "Tháng",
  quarter1: "Quý I",
  quarter2: "Quý II",
  quarter3: "Quý III",
  quarter4: "Quý IV",
  half: "6 tháng đầu năm",
  nine_months: "9 tháng đầu năm",
  year: "Năm",
  custom: "Khoảng riêng",
};

const quarters = ["quarter1", "quarter2", "quarter3", "quarter4"] as const;

/** The spans a form is usually asked for, the likeliest first; any window may be typed. */
export const kindsOf: Readonly<Record<FormCode, readonly PeriodKind[]>> = {
  annual: ["year", "custom"],
  nine_months: ["nine_months", "custom"],
  half_year: ["half", "custom"],
  quarterly: [...quarters, "custom"],
  tthc_control: ["year", "half", "nine_months", ...quarters, "month", "custom"],
  propaganda: ["year", "half", ...quarters, "custom"],
};
