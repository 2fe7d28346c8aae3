import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { shareText } from "@cchc/domain/criteria/rule-words";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Figures, Words, Zero, countOf, partInputs } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { quotient } from "./figures.ts";

/** Each grade earns its share of the maximum; several grades, their average. */
export function ShareByGradeView(props: RuleProps<RuleOf<"share-by-grade">>): ReactNode {
  const { rule, max, result } = props;
  const graded = result?.state === "scored" && result.because.branch === "graded";
  const taken = graded ? result.because.index : undefined;
  const counts = graded && taken === undefined ? partInputs(result, rule.grades.length) : undefined;
  return (
    <>
      <Cases
        of={rule.input.label}
        cases={rule.grades.map(({ code, label, share }, at) => {
          const count = countOf(counts?.[at]);
          return {
            key: code,
            when: count === undefined ? label : `${label}: ${formatCount(count)}`,
            points: `${shareText(share)} × ${formatHundredths(max)}`,
            taken: at === taken,
          };
        })}
      />
      <Words>Nhiều kết quả xếp loại thì lấy bình quân.</Words>
      <GradeFigures {...props} />
      <Zero rule={rule} result={result} />
    </>
  );
}

function GradeFigures({ rule, max, result }: RuleProps<RuleOf<"share-by-grade">>): ReactNode {
  if (result?.state !== "scored" || result.because.branch !== "graded") return null;
  const { numerator, denominator, index } = result.because;
  if (numerator === undefined || denominator === undefined) return null;
  const share = index === undefined ? undefined : rule.grades[index]?.share;
  // Of counts by grade the denominator is so many whole maxima.
  const average = `${formatHundredths(numerator)} % ÷ ${formatCount(denominator / 10_000)}`;
  return (
    <Figures
      formula={`${share === undefined ? average : shareText(share)} × ${formatHundredths(max)}`}
      exact={quotient([max, numerator], [denominator])}
      points={result.points}
    />
  );
}
