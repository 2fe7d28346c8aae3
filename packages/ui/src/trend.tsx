import { Fragment } from "react";
import type { ReactNode } from "react";
import { Chart, percent } from "./chart.tsx";
import { extent, scale } from "./scale.ts";

export interface TrendPoint {
  /** On the x axis: "2023". */
  label: string;
  /** `undefined`: no figure; the line breaks there. */
  value: number | undefined;
  /** The figure written out: "99,53 %", "Chưa có số liệu". */
  text: string;
}

export interface TrendProps {
  /** The sentence that matters. */
  title: string;
  points: readonly TrendPoint[];
  /** Heading of the figures in the table. */
  valueHeading: string;
  periodHeading?: string;
  height?: number;
}

/** One line over the periods, every point with its own figure. */
export function Trend(props: TrendProps): ReactNode {
  const { title, points, valueHeading, periodHeading = "Kỳ", height = 148 } = props;
  const floor = height - 28;
  const [low, high] = extent(points.map((point) => point.value)) ?? [0, 0];
  const x = scale([0, Math.max(points.length - 1, 1)], [8, 92]);
  const y = scale([low, high], [floor - 12, 30]);
  const label = `${valueHeading}: ${points.map((point) => `${point.label}: ${point.text}`).join("; ")}`;
  return (
    <Chart
      title={title}
      table={{
        caption: title,
        headings: [periodHeading, valueHeading],
        rows: points.map((point) => [point.label, point.text]),
      }}
    >
      <svg height={height} role="img" aria-label={label}>
        <line className="c-chart-axis" x1="0" x2="100%" y1={floor} y2={floor} />
        {points.map(({ value }, at) => {
          const before = points[at - 1]?.value;
          if (value === undefined || before === undefined) return null;
          return (
            <line
              key={points[at]?.label}
              className="c-chart-line"
              x1={percent(x(at - 1))}
              y1={y(before)}
              x2={percent(x(at))}
              y2={y(value)}
            />
          );
        })}
        {points.map((point, at) => {
          const place = percent(x(at));
          const last = at === points.length - 1;
          return (
            <Fragment key={point.label}>
              {point.value !== undefined ? (
                <>
                  <circle className="c-chart-dot" cx={place} cy={y(point.value)} r="5" />
                  <text
                    className={last ? "c-chart-own" : "c-chart-figure"}
                    x={place}
                    y={y(point.value) - 12}
                    textAnchor="middle"
                  >
                    {point.text}
                  </text>
                </>
              ) : (
                <>
                  <line className="c-chart-gap" x1={place} x2={place} y1="24" y2={floor} />
                  <text x={place} y="14" textAnchor="middle">
                    {point.text}
                  </text>
                </>
              )}
              <text x={place} y={height - 6} textAnchor="middle">
                {point.label}
              </text>
            </Fragment>
          );
        })}
      </svg>
    </Chart>
  );
}
