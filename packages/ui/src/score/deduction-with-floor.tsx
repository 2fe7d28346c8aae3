import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Figures, Parts, Words, Zero, partRows } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** From the maximum so much is taken off for each occurrence, never below the floor. */
export function DeductionWithFloorView(
  props: RuleProps<RuleOf<"deduction-with-floor">>,
): ReactNode {
  const { rule, max, result } = props;
  const rows = partRows(rule.parts, result);
  const taken = rows.flatMap(({ points }) => (points === undefined ? [] : [points]));
  const branch = result?.because.branch;
  const floored = branch === "floored";
  return (
    <>
      <Words>
        Từ {formatHundredths(max)} điểm trừ dần, không xuống dưới {formatHundredths(rule.floor)}.
      </Words>
      <Parts heading="Trừ điểm khi" parts={rows} />
      {result?.state === "scored" &&
        taken.length === rows.length &&
        (floored || branch === "deducted") && (
          <Figures
            formula={`${[max, ...taken].map(formatHundredths).join(" − ")}${floored ? `, giữ ở mức ${formatHundredths(rule.floor)}` : ""}`}
            points={result.points}
          />
        )}
      <Zero rule={rule} result={result} />
    </>
  );
}
