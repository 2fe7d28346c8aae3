import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { scopeWords } from "@cchc/domain/criteria/rule-words";
import { formatCount } from "@cchc/domain/text/numbers";
import { Cases } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** Earns nothing itself; where it strikes, everything in its scope falls to 0. */
export function KnockOutView({ rule, result }: RuleProps<RuleOf<"knock-out">>): ReactNode {
  const branch = result?.because.branch;
  return (
    <Cases
      of={rule.input.label}
      cases={[
        {
          key: "stands",
          when: "không có hoặc không phát sinh",
          points: "giữ nguyên",
          taken: branch === "stands" || branch?.startsWith("zero-") === true,
        },
        {
          key: "strikes",
          when: `có từ ${formatCount(rule.at)} vụ việc: ${scopeWords[rule.scope]} mất điểm`,
          points: "0,00",
          taken: branch === "knocks-out",
        },
      ]}
    />
  );
}
