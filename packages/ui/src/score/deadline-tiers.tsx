import type { ReactNode } from "react";
import type { Deadline, RuleOf } from "@cchc/domain/criteria/rule";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

const years = { [-1]: "năm trước", 0: "năm chấm điểm", 1: "năm sau" } as const;

/** The last day of a tier in words: "đến hết tháng 2 năm chấm điểm". */
export function deadlineText(until: Deadline, since: string): string {
  if (until.by === "days") return `trong ${formatCount(until.days)} ngày kể từ ${since}`;
  const { day, month, year } = until;
  const when = day === 31 ? `tháng ${month}` : `ngày ${day}/${month}`;
  return `đến hết ${when} ${years[year]}`;
}

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
