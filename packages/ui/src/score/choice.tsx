import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** One case out of several, each with its points. */
export function ChoiceView({ rule, result }: RuleProps<RuleOf<"choice">>): ReactNode {
  const taken = result?.because.branch === "option" ? result.because.index : undefined;
  return (
    <>
      <Cases
        of={rule.input.label}
        cases={rule.options.map(({ code, label, points }, at) => ({
          key: code,
          when: label,
          points: formatHundredths(points),
          taken: at === taken,
        }))}
      />
      <Zero rule={rule} result={result} />
    </>
  );
}
