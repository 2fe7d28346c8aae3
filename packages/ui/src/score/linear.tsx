import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { ratioName } from "@cchc/domain/criteria/rule-words";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Figures, Zero } from "./cases.tsx";
import type { Case, RuleProps } from "./cases.tsx";
import { quotient } from "./figures.ts";
import { ratioFigures } from "./ratio.ts";

/** max × ratio, once rounded; nothing where the ratio was not scored that way. */
export function RatioTimesMax({ max, result }: Omit<RuleProps, "rule">): ReactNode {
  if (result?.state !== "scored" || result.because.branch !== "ratio") return null;
  const { numerator, denominator } = result.because;
  const figures = ratioFigures(result.because);
  if (figures === undefined || numerator === undefined || denominator === undefined) return null;
  return (
    <Figures
      formula={`${figures} × ${formatHundredths(max)}`}
      exact={quotient([max, numerator], [denominator])}
      points={result.points}
    />
  );
}

export interface RatioCasesProps extends Pick<RuleProps, "max" | "result"> {
  /** "đến 100 %" */
  when: string;
}

/** The ratio's share of the maximum, and the whole of it above 100 %. */
export function ratioCases({ when, max, result }: RatioCasesProps): readonly Case[] {
  const branch = result?.because.branch;
  return [
    {
      key: "ratio",
      when,
      points: `tỷ lệ × ${formatHundredths(max)}`,
      taken: branch === "ratio",
    },
    {
      key: "capped",
      when: "trên 100 %",
      points: formatHundredths(max),
      taken: branch === "capped",
    },
  ];
}

/** The maximum times the ratio. */
export function LinearView({ rule, max, result }: RuleProps<RuleOf<"linear">>): ReactNode {
  return (
    <>
      <Cases of={ratioName(rule.input)} cases={ratioCases({ when: "đến 100 %", max, result })} />
      <RatioTimesMax max={max} result={result} />
      <Zero rule={rule} result={result} />
    </>
  );
}
