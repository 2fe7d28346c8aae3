import type { FormCode } from "@cchc/domain/form/form";

/** What a form is called in a list, where its full name would fill the line. */
const shortNames: Readonly<Record<FormCode, string>> = {
  annual: "Báo cáo CCHC năm",
  nine_months: "Báo cáo CCHC 9 tháng",
  half_year: "Báo cáo CCHC 6 tháng",
  quarterly: "Báo cáo CCHC quý",
  tthc_control: "Báo cáo kiểm soát TTHC",
  propaganda: "Báo cáo tuyên truyền CCHC",
};

/** `Báo cáo CCHC năm`; undefined for a form that is not known here. */
export function shortFormName(code: string): string | undefined {
  return Object.entries(shortNames).find(([known]) => known === code)?.[1];
}

/** `Năm 2022 – Báo cáo CCHC năm`: which period, and which of its reports. */
export function reportLabel({
  name,
  form,
}: {
  readonly name: string;
  readonly form: string;
}): string {
  const short = shortFormName(form);
  return short === undefined ? name : `${name} – ${short}`;
}

/** `… hành chính năm` and `Năm 2022` read as one: `… hành chính năm 2022`. */
export function formWithPeriod(form: string, period: string): string {
  const words = form.split(" ");
  const next = period.split(" ");
  for (let shared = Math.min(words.length, next.length); shared > 0; shared -= 1) {
    const end = words.slice(-shared).join(" ").toLowerCase();
    if (end === next.slice(0, shared).join(" ").toLowerCase()) {
      return [...words, ...next.slice(shared)].join(" ");
    }
  }
  return `${form}, ${period}`;
}
