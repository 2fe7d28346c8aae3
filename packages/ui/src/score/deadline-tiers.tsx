import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { deadlineText } from "@cchc/domain/criteria/rule-words";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** The earlier the paper, the more it earns; each last day still counts. */
export function DeadlineTiersView(props: RuleProps<RuleOf<"deadline-tiers">>): ReactNode {
  const { rule, result } = props;
  const branch = result?.because.branch;
  const since = rule.since === undefined ? "ngày bắt đầu" : `“${rule.since.label}”`;
  return (
    <>
      <Cases
        of={rule.input.label}
        cases={[
          ...rule.tiers.map(({ until, points }, at) => ({
            key: `${at + 1}`,
            when: deadlineText(until, since),
            points: formatHundredths(points),
            taken: branch === "in-time" && result?.because.index === at,
          })),
          {
            key: "after",
            when: "muộn hơn",
            points: formatHundredths(rule.after),
            taken: branch === "too-late",
          },
        ]}
      />
      <Zero rule={rule} result={result} />
    </>
  );
}
