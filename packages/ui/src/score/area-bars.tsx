import type { ReactNode } from "react";
import type { Points } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Chart, percent } from "../chart.tsx";
import { Link } from "../link.tsx";

/** Points of one area, hundredths. What is none of the three is left out and not drawn. */
export interface AreaBar {
  key: string;
  label: string;
  max: Points;
  won: Points;
  /** Still to be had: nothing is decided, or a step that can still be taken. */
  winnable: Points;
  lost: Points;
  href?: string | undefined;
}

export interface AreaBarsProps {
  /** The sentence that matters. */
  title: string;
  areas: readonly AreaBar[];
}

const kinds = [
  { key: "won", word: "được" },
  { key: "winnable", word: "còn lấy được" },
  { key: "lost", word: "mất" },
] as const;

function said(area: AreaBar): string {
  return kinds
    .filter(({ key }) => area[key] > 0 || key === "won")
    .map(({ key, word }) => `${word} ${formatHundredths(area[key])}`)
    .join(", ");
}

/** Points won, winnable and lost as one bar per area, all to one scale, each part named. */
export function AreaBars({ title, areas }: AreaBarsProps): ReactNode {
  const longest = Math.max(1, ...areas.map(({ max }) => max));
  return (
    <Chart
      title={title}
      table={{
        caption: title,
        headings: ["Lĩnh vực", "Được", "Còn lấy được", "Mất", "Tối đa"],
        rows: areas.map(({ label, won, winnable, lost, max }) => [
          label,
          ...[won, winnable, lost, max].map(formatHundredths),
        ]),
      }}
    >
      <ul className="c-area-bars">
        {areas.map((area) => (
          <li key={area.key}>
            <span>
              {area.href === undefined ? area.label : <Link href={area.href}>{area.label}</Link>}
            </span>
            <svg height="16" role="img" aria-label={`${area.label}: ${said(area)}`}>
              <Segments area={area} longest={longest} />
            </svg>
            <span className="c-score-about">
              <b>{formatHundredths(area.won)}</b> trên {formatHundredths(area.max)}
              {area.winnable > 0 && `, còn lấy được ${formatHundredths(area.winnable)}`}
              {area.lost > 0 && `, mất ${formatHundredths(area.lost)}`}
            </span>
          </li>
        ))}
      </ul>
    </Chart>
  );
}

function Segments({ area, longest }: { area: AreaBar; longest: Points }): ReactNode {
  let from = 0;
  return kinds.map(({ key }) => {
    const points = Math.max(0, area[key]);
    const start = from;
    from += points;
    if (points === 0) return null;
    return (
      <rect
        key={key}
        className={`c-area-${key}`}
        x={percent((start / longest) * 100)}
        y="1"
        height="14"
        style={{ width: `calc(${percent((points / longest) * 100)} - 2px)` }}
      />
    );
  });
}
