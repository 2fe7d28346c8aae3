import type { ReactNode } from "react";
import type { ScoreState } from "@cchc/domain/appraisal/workflow";
import { pointsSoFar, withoutSurvey } from "@cchc/domain/scoring/so-far";
import { formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { Facts as FactList } from "@cchc/ui/facts";
import type { AreaBar } from "@cchc/ui/score/area-bars";
import { lackingText } from "./standing.ts";
import { openItems, pointsOf, type UnitSheet } from "./unit-rows.ts";

/** Self, appraised, survey and final side by side. */
export function Totals({ sheet, state }: { sheet: UnitSheet; state: ScoreState }): ReactNode {
  const { compiled, leaves, current } = sheet;
  const ballots = leaves.filter(({ leaf }) => leaf.survey === true);
  const self = withoutSurvey(compiled, sheet.self);
  const now = withoutSurvey(compiled, current);
  const open = lackingText(openItems(sheet, state));
  const survey = ballots.map((one) => one.current);
  const { totals, grade } = current;
  return (
    <div className="a-totals">
      <FactList
        facts={[
          { name: "Tự chấm", value: `${formatHundredths(self)} điểm` },
          {
            name: "Thẩm định",
            value: `${formatHundredths(now)} điểm (${formatDifference(now - self)})${open === "" ? "" : `, ${open}`}`,
          },
          ...(ballots.length === 0
            ? []
            : [
                {
                  name: "Khảo sát",
                  value: survey.some((one) => one.state === "missing")
                    ? "Chưa có kết quả"
                    : `${formatHundredths(pointsOf(survey))} điểm`,
                },
              ]),
          {
            name: "Điểm cuối",
            value:
              totals.state === "final"
                ? `${formatHundredths(totals.total)} điểm${grade === undefined ? "" : `, ${grade.label}`}`
                : `Chưa đủ để tính, đến nay ${formatHundredths(pointsSoFar(totals))} điểm`,
          },
        ]}
      />
    </div>
  );
}

/** Points settled, waiting and lost, area by area. */
export function barsOf({ leaves }: UnitSheet): readonly AreaBar[] {
  const areas = [...new Set(leaves.map(({ area }) => area))];
  return areas.map((label) => {
    const own = leaves.filter(({ area }) => area === label);
    const max = own.reduce((sum, { leaf }) => sum + leaf.max, 0);
    const settled = own.filter(
      ({ leaf, row }) =>
        leaf.survey === true || row.item?.state === "accepted" || row.item?.state === "changed",
    );
    const won = Math.max(0, pointsOf(settled.map(({ current }) => current)));
    const open = own.filter((one) => !settled.includes(one));
    const winnable = Math.max(0, pointsOf(open.map(({ current }) => current)));
    return { key: label, label, max, won, winnable, lost: Math.max(0, max - won - winnable) };
  });
}
