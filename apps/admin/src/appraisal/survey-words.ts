import type { InputValue } from "@cchc/domain/criteria/value";
import { formatCount, formatRate } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

export type SurveyRead = Outputs["surveys"]["list"];

/** The units that lack a result of one of the questions, in the order given. */
export function unsurveyed({
  questions,
  units,
}: Pick<SurveyRead, "questions" | "units">): SurveyRead["units"] {
  return units.filter(({ results }) =>
    questions.some(({ code }) => results.every((result) => result.code !== code)),
  );
}

/** How many of the units have their results. */
export function surveySentence(read: Pick<SurveyRead, "questions" | "units">): string {
  if (read.questions.length === 0) return "Bộ tiêu chí này không có điểm khảo sát";
  const all = read.units.length;
  const done = all - unsurveyed(read).length;
  if (done === all && all > 0) return `Cả ${formatCount(all)} xã, phường có kết quả khảo sát`;
  return `${formatCount(done)}/${formatCount(all)} xã, phường có kết quả khảo sát`;
}

/** A result in words: ballots as they were counted, or the rate that was stated. */
export function resultText(value: InputValue): string {
  if (typeof value !== "object") return String(value);
  if ("rate" in value) return formatRate(value.rate);
  if ("numerator" in value) {
    return `${formatCount(value.numerator)} trên ${formatCount(value.denominator)} phiếu`;
  }
  return "";
}
