import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Figures, Words, Zero, countOf } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** So many points for each one, up to the maximum. */
export function PerItemWithCapView(props: RuleProps<RuleOf<"per-item-with-cap">>): ReactNode {
  const { rule, max, result } = props;
  const each = formatHundredths(rule.each);
  const count = countOf(result?.because.inputs.find(({ role }) => role === "input"));
  const branch = result?.because.branch;
  const counted = branch === "counted" || branch === "capped";
  return (
    <>
      <Words>
        Mỗi đơn vị của “{rule.input.label}” được {each} điểm, nhiều nhất {formatHundredths(max)}{" "}
        điểm.
      </Words>
      {result?.state === "scored" && count !== undefined && counted && (
        <Figures
          formula={`${formatCount(count)} × ${each}${branch === "capped" ? `, giữ ở mức ${formatHundredths(max)}` : ""}`}
          points={result.points}
        />
      )}
      <Zero rule={rule} result={result} />
    </>
  );
}
