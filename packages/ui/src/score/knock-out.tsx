import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatCount } from "@cchc/domain/text/numbers";
import { Cases } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

const scopes: Readonly<Record<RuleOf<"knock-out">["scope"], string>> = {
  criterion: "Mọi mục của tiêu chí này mất điểm",
  area: "Mọi mục của lĩnh vực này mất điểm",
  set: "Mọi mục của cả bộ tiêu chí mất điểm",
};

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
          points: "Giữ nguyên",
          taken: branch === "stands" || branch?.startsWith("zero-") === true,
        },
        {
          key: "strikes",
          when: rule.at === 1 ? "có từ 1 vụ việc" : `có từ ${formatCount(rule.at)} vụ việc`,
          points: scopes[rule.scope],
          taken: branch === "knocks-out",
        },
      ]}
    />
  );
}
