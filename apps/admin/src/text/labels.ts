import type { FormCode } from "@cchc/domain/form/form";

const formLabels: Readonly<Record<FormCode, string>> = {
  annual: "Báo cáo CCHC năm",
  nine_months: "Báo cáo CCHC 9 tháng",
  half_year: "Báo cáo CCHC 6 tháng",
  quarterly: "Báo cáo CCHC quý",
  tthc_control: "Báo cáo kiểm soát TTHC",
  propaganda: "Báo cáo kết quả tuyên truyền",
};

/** What a form is called in lists; the full name is on the report itself. */
export function formLabel(code: string): string {
  const labels: Readonly<Record<string, string>> = formLabels;
  return labels[code] ?? code;
}

const formCodes = [
  "annual",
  "nine_months",
  "half_year",
  "quarterly",
  "tthc_control",
  "propaganda",
] as const satisfies readonly FormCode[];

export const formChoices = formCodes.map((value) => ({ value, label: formLabels[value] }));

/** A label that begins with "Tỷ lệ" as a column head: the unit stands under it. */
export function headLabel(label: string): string {
  const bare = label.replace(/^Tỷ lệ (?:hồ sơ TTHC )?/u, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
