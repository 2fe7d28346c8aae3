import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Figures, Parts, Words, Zero, partRows } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** Several kinds of things, each with its points, together up to the maximum. */
export function SumWithCapView({
  rule,
  max,
  result,
}: RuleProps<RuleOf<"sum-with-cap">>): ReactNode {
  const rows = partRows(rule.parts, result);
  const given = rows.flatMap(({ points }) => (points === undefined ? [] : [points]));
  const branch = result?.because.branch;
  const capped = branch === "capped";
  return (
    <>
      <Words>Cộng các phần, nhiều nhất {formatHundredths(max)} điểm.</Words>
      <Parts heading="Tính điểm cho" parts={rows} />
      {result?.state === "scored" &&
        given.length === rows.length &&
        (capped || branch === "counted") && (
          <Figures
            formula={`${given.map(formatHundredths).join(" + ")}${capped ? `, giữ ở mức ${formatHundredths(max)}` : ""}`}
            points={result.points}
          />
        )}
      <Zero rule={rule} result={result} />
    </>
  );
}
