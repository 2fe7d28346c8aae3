import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Figures, Words, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** A person judges, within the maximum, and says why. */
export function ManualWithReasonView(props: RuleProps<RuleOf<"manual-with-reason">>): ReactNode {
  const { rule, max, result } = props;
  return (
    <>
      <Words>
        Cán bộ chấm từ 0,00 đến {formatHundredths(max)} điểm theo hướng dẫn,{" "}
        {rule.reason === "required" ? "phải ghi lý do" : "có thể ghi lý do"}.
      </Words>
      {result?.state === "scored" && result.because.branch === "claimed" && (
        <Figures formula="Điểm tự chấm" points={result.points} />
      )}
      <Zero rule={rule} result={result} />
    </>
  );
}
