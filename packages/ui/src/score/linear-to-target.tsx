import type { ReactNode } from "react";
import type { RuleOf, Share } from "@cchc/domain/criteria/rule";
import { ratioName, shareText } from "@cchc/domain/criteria/rule-words";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Figures, Zero } from "./cases.tsx";
import type { Case, RuleProps } from "./cases.tsx";
import { quotient } from "./figures.ts";
import { ratioFigures } from "./ratio.ts";

/** Below the target its part of the maximum, from the target on everything. */
export function targetCases(
  target: Share,
  { max, result }: Omit<RuleProps, "rule">,
): readonly Case[] {
  const branch = result?.because.branch;
  return [
    {
      key: "below",
      when: `dưới ${shareText(target)}`,
      points: `tỷ lệ ÷ ${shareText(target)} × ${formatHundredths(max)}`,
      taken: branch === "ratio",
    },
    {
      key: "reached",
      when: `từ ${shareText(target)} trở lên`,
      points: formatHundredths(max),
      taken: branch === "target-reached",
    },
  ];
}

/** max × ratio ÷ target, once rounded; nothing where the ratio was not scored that way. */
export function RatioToTarget(props: Omit<RuleProps, "rule"> & { target: Share }): ReactNode {
  const { max, result, target } = props;
  if (result?.state !== "scored" || result.because.branch !== "ratio") return null;
  const { numerator, denominator } = result.because;
  const figures = ratioFigures(result.because);
  if (figures === undefined || numerator === undefined || denominator === undefined) return null;
  return (
    <Figures
      formula={`${figures} ÷ ${shareText(target)} × ${formatHundredths(max)}`}
      exact={quotient([max, numerator, 10_000], [denominator, target])}
      points={result.points}
    />
  );
}

/** The maximum times how much of the target is reached. */
export function LinearToTargetView(props: RuleProps<RuleOf<"linear-to-target">>): ReactNode {
  const { rule, max, result } = props;
  return (
    <>
      <Cases of={ratioName(rule.input)} cases={targetCases(rule.target, { max, result })} />
      <RatioToTarget max={max} result={result} target={rule.target} />
      <Zero rule={rule} result={result} />
    </>
  );
}
