import type { Because } from "@cchc/domain/scoring/because";
import { formatCount, formatRate } from "@cchc/domain/text/numbers";
import { quotient } from "./figures.ts";

/** The ratio scored: `97 ÷ 103`, or the rate as it was stated. */
export function ratioFigures(because: Because): string | undefined {
  const { numerator, denominator, inputs } = because;
  if (numerator === undefined || denominator === undefined) return undefined;
  const stated = inputs.find((input) => input.state === "stated");
  if (stated?.state === "stated") return formatRate(stated.rate);
  return `${formatCount(numerator)} ÷ ${formatCount(denominator)}`;
}

/** The ratio scored and what it comes to: `97 ÷ 103 = 94,1747… %`; empty where there is none. */
export function ratioText(because: Because | undefined): string {
  if (because === undefined) return "";
  const figures = ratioFigures(because);
  const { numerator, denominator } = because;
  if (figures === undefined || numerator === undefined || denominator === undefined) return "";
  if (figures.endsWith("%")) return `${figures} nêu sẵn`;
  return `${figures} = ${quotient([numerator, 10_000], [denominator]).text} %`;
}
