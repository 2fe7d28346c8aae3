import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { ratioName, shareText } from "@cchc/domain/criteria/rule-words";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { RatioTimesMax } from "./linear.tsx";

/** Below the floor nothing, from the floor on the maximum times the ratio. */
export function LinearWithFloorView(props: RuleProps<RuleOf<"linear-with-floor">>): ReactNode {
  const { rule, max, result } = props;
  const branch = result?.because.branch;
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
            taken: branch === "below-floor",
          },
          {
            key: "ratio",
            when: `từ ${floor} đến 100 %`,
            points: `tỷ lệ × ${formatHundredths(max)}`,
            taken: branch === "ratio",
          },
          {
            key: "capped",
            when: "trên 100 %",
            points: formatHundredths(max),
            taken: branch === "capped",
          },
        ]}
      />
      <RatioTimesMax max={max} result={result} />
      <Zero rule={rule} result={result} />
    </>
  );
}
