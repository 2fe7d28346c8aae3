import type { ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { percent } from "@cchc/ui/chart";
import { TotalDistribution } from "@cchc/ui/score/total-distribution";
import { Link } from "@cchc/ui/link";
import { sheetPath } from "./paths.ts";
import type { Content, PublishedUnit } from "./rows.ts";

/** More bars than this are no drawing any more. */
const mostBars = 120;

export interface ResultChartProps {
  content: Content;
  units: readonly PublishedUnit[];
}

/** Totals as bars from 0 to the maximum with the bounds of the grades, and their distribution. */
export function ResultChart({ content, units }: ResultChartProps): ReactNode {
  const { set, id } = content;
  const scored = units.filter(({ total }) => total !== null);
  const first = scored[0]?.total ?? 0;
  const last = scored.at(-1)?.total ?? 0;
  const shown = scored.slice(0, mostBars);
  const grades = set.grades.filter(({ from }) => from > 0);
  return (
    <div className="c-stack-wide">
      <TotalDistribution
        title={`Cao nhất ${formatHundredths(first)}, thấp nhất ${formatHundredths(last)} điểm: cách nhau ${formatHundredths(first - last)}`}
        units={scored}
      />
      <figure className="c-chart">
        <figcaption>
          Tổng điểm từng đơn vị trên {formatHundredths(set.max)}; vạch đứt:{" "}
          {grades
            .map(({ label, from }) => `${label} từ ${from / 100} %`)
            .reverse()
            .join(", ")}
        </figcaption>
        <ul className="p-bars">
          {shown.map((unit) => (
            <li key={unit.unitId}>
              <span className="p-figure">{unit.rank ?? ""}</span>
              <Link href={sheetPath(id, unit.unitId)}>{unit.name}</Link>
              <svg height="16" aria-hidden="true">
                <rect
                  className="c-fill-accent"
                  x="0"
                  y="3"
                  height="10"
                  width={percent(((unit.total ?? 0) / set.max) * 100)}
                />
                {grades.map(({ code, from }) => (
                  <line
                    key={code}
                    className="c-chart-gap"
                    x1={percent(from / 100)}
                    x2={percent(from / 100)}
                    y1="0"
                    y2="16"
                  />
                ))}
              </svg>
              <span className="p-figure">{formatHundredths(unit.total ?? 0)}</span>
            </li>
          ))}
        </ul>
        {shown.length < scored.length && (
          <p className="c-hint">
            Vẽ {formatCount(shown.length)} đơn vị đầu trên {formatCount(scored.length)}; đủ ở bảng.
          </p>
        )}
      </figure>
    </div>
  );
}
