import type { ReactNode } from "react";
import type { RuleOf } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Figures, Parts, Zero, countOf, partInputs } from "./cases.tsx";
import type { RuleProps } from "./cases.tsx";

/** A list of things done or not, each with its points. */
export function ChecklistView({ rule, max, result }: RuleProps<RuleOf<"checklist">>): ReactNode {
  const inputs = partInputs(result, rule.items.length);
  const done = rule.items.map((_, at) => countOf(inputs?.[at]));
  const given = rule.items.flatMap(({ points }, at) => (done[at] === 1 ? [points] : []));
  const branch = result?.because.branch;
  const capped = branch === "capped";
  return (
    <>
      <Parts
        heading="Việc phải có"
        parts={rule.items.map(({ code, label, points }, at) => {
          const each = formatHundredths(points);
          const about = { key: code, label, each: inputs === undefined ? each : `${each} điểm` };
          const yes = done[at];
          if (yes === undefined) return about;
          return { ...about, count: yes === 1 ? "Có" : "Không", points: yes === 1 ? points : 0 };
        })}
      />
      {result?.state === "scored" && inputs !== undefined && (branch === "listed" || capped) && (
        <Figures
          formula={`${given.length === 0 ? "Không có việc nào" : given.map(formatHundredths).join(" + ")}${capped ? `, giữ ở mức ${formatHundredths(max)}` : ""}`}
          points={result.points}
        />
      )}
      <Zero rule={rule} result={result} />
    </>
  );
}
