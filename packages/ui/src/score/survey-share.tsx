import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { ratioName } from "@cchc/domain/criteria/rule-words";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Cases, Words, Zero, countOf, partInputs } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { RatioTimesMax } from "./linear.tsx";

/** The satisfied share of the valid ballots times the maximum. */
export function SurveyShareView(props: RuleProps<RuleOf<"survey-share">>): ReactNode {
  const { rule, max, result } = props;
  const { answers = [] } = rule;
  const ballots = answers.length === 0 ? undefined : partInputs(result, answers.length);
  const said = answers.map(({ label, satisfied }, at) => {
    const count = countOf(ballots?.[at]);
    const many = count === undefined ? "" : `: ${formatCount(count)} phiếu`;
    return `“${label}”${many}${satisfied ? " (tính là hài lòng)" : ""}`;
  });
  return (
    <>
      <Cases
        of={ratioName(rule.input)}
        cases={[
          {
            key: "ratio",
            when: "Tỷ lệ hài lòng trong số phiếu hợp lệ",
            points: `tỷ lệ × ${formatHundredths(max)}`,
            taken: result?.because.branch === "ratio" || result?.because.branch === "capped",
          },
        ]}
      />
      {said.length > 0 && <Words>Các câu trả lời: {said.join("; ")}.</Words>}
      <RatioTimesMax max={max} result={result} />
      <Zero rule={rule} result={result} />
    </>
  );
}
