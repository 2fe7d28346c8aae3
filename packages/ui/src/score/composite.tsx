import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { ratioName } from "@cchc/domain/criteria/rule-words";
import { Cases, Words, Zero } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";
import { RatioToTarget, targetCases } from "./linear-to-target.tsx";

/** What is left of 1 after several shares are taken off, against a target. */
export function CompositeView({ rule, max, result }: RuleProps<RuleOf<"composite">>): ReactNode {
  const names = rule.parts.map(({ label }) => label.toLocaleLowerCase("vi"));
  return (
    <>
      <Words>Tỷ lệ còn lại = 1 − ({names.join(" + ")}), không dưới 0.</Words>
      <ul className="c-score-list">
        {rule.parts.map(({ code, label, input }) => (
          <li key={code}>
            {label}: {ratioName(input)}
          </li>
        ))}
      </ul>
      <Cases of="Tỷ lệ còn lại" cases={targetCases(rule.target, { max, result })} />
      <RatioToTarget max={max} result={result} target={rule.target} />
      <Zero rule={rule} result={result} />
    </>
  );
}
