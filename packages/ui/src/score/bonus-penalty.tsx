import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Figures, Parts, Words, Zero, partRows } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

function limit(branch: string | undefined, max: number, min: number): string {
  if (branch === "capped") return `, giữ ở mức ${formatHundredths(max)}`;
  return branch === "floored" ? `, giữ ở mức ${formatHundredths(min)}` : "";
}

/** Points beside the base of the set, given and taken, within two bounds. */
export function BonusPenaltyView(props: RuleProps<RuleOf<"bonus-penalty">>): ReactNode {
  const { rule, max, result } = props;
  const rows = partRows(rule.parts, result);
  const given = rows.flatMap(({ points }) => (points === undefined ? [] : [points]));
  const branch = result?.because.branch;
  const counted = branch === "counted" || branch === "capped" || branch === "floored";
  const sum = given
    .map((points, at) => {
      if (at === 0) return formatHundredths(points);
      return `${points < 0 ? " − " : " + "}${formatHundredths(Math.abs(points))}`;
    })
    .join("");
  return (
    <>
      <Words>
        Ngoài thang điểm chung, cộng trừ trong khoảng từ {formatHundredths(rule.min)} đến{" "}
        {formatHundredths(max)} điểm.
      </Words>
      <Parts heading="Cộng, trừ khi" parts={rows} />
      {result?.state === "scored" && given.length === rows.length && counted && (
        <Figures formula={`${sum}${limit(branch, max, rule.min)}`} points={result.points} />
      )}
      <Zero rule={rule} result={result} />
    </>
  );
}
