import type { ReactNode } from "react";
import type { Band, RuleOf } from "@cchc/domain/criteria/rule";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Words, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { shareText } from "./figures.ts";
import { ratioName, ratioText } from "./ratio.ts";

/** A band in words: "từ 98 % đến dưới 100 %". */
export function bandText({ low, high }: Band, write: (at: number) => string): string {
  const from = low === undefined ? "" : `${low.closed ? "từ" : "trên"} ${write(low.at)}`;
  const to = high === undefined ? "" : `${high.closed ? "đến" : "dưới"} ${write(high.at)}`;
  if (from === "" && to === "") return "mọi mức";
  if (from === "") return to;
  if (to === "") return `${from}${low?.closed === true ? " trở lên" : ""}`;
  return high?.closed === true ? `${from} ${to}` : `${from} đến ${to}`;
}

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
