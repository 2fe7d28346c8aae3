import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** Có earns everything, Không nothing. */
export function YesNoView({ rule, max, result }: RuleProps<RuleOf<"yes-no">>): ReactNode {
  const branch = result?.because.branch;
  return (
    <>
      <Cases
        of={rule.input.label}
        cases={[
          { key: "yes", when: "Có", points: formatHundredths(max), taken: branch === "yes" },
          { key: "no", when: "Không", points: "0,00", taken: branch === "no" },
        ]}
      />
      <Zero rule={rule} result={result} />
    </>
  );
}
