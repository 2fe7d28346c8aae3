import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { bandText, ratioName, shareText } from "@cchc/domain/criteria/rule-words";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Words, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { ratioText } from "./ratio.ts";

/** Points by bands; where two bands meet, one of them says that the value itself is its own. */
export function StepsView({ rule, result }: RuleProps<RuleOf<"steps">>): ReactNode {
  const { input, bands } = rule;
  const count = input.of === "count";
  const write = count ? formatCount : shareText;
  const taken = result?.because.branch === "band" ? result.because.index : undefined;
  const got = taken === undefined || count ? "" : ratioText(result?.because);
  return (
    <>
      <Cases
        of={count ? input.source.label : ratioName(input)}
        cases={bands.map((band, at) => ({
          key: `${at + 1}`,
          when: bandText(band, write),
          points: formatHundredths(band.points),
          taken: at === taken,
        }))}
      />
      {got !== "" && <Words>{got}; so với bậc bằng số chính xác, trước khi làm tròn.</Words>}
      <Zero rule={rule} result={result} />
    </>
  );
}
