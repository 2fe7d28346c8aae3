import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { ratioName, shareText } from "@cchc/domain/criteria/rule-words";
import { Cases, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { ratioCases, RatioTimesMax } from "./linear.tsx";

/** Below the floor nothing, from the floor on the maximum times the ratio. */
export function LinearWithFloorView(props: RuleProps<RuleOf<"linear-with-floor">>): ReactNode {
  const { rule, max, result } = props;
  const floor = shareText(rule.floor);
  return (
    <>
      <Cases
        of={ratioName(rule.input)}
        cases={[
          {
            key: "below",
            when: `dưới ${floor}`,
            points: "0,00",
            taken: result?.because.branch === "below-floor",
          },
          ...ratioCases({ when: `từ ${floor} đến 100 %`, max, result }),
        ]}
      />
      <RatioTimesMax max={max} result={result} />
      <Zero rule={rule} result={result} />
    </>
  );
}
