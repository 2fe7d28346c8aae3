import type { ReactNode } from "react";
import { Chart, percent } from "./chart.tsx";
import { extent, median, scale } from "./scale.ts";

export interface DistributionItem {
  key: string;
  label: string;
  value: number;
  /** The figure written out. */
  text: string;
}

export interface DistributionProps {
  /** The sentence that matters. */
  title: string;
  items: readonly DistributionItem[];
  /** The unit whose place is marked. */
  ownKey?: string | undefined;
  /** Writes a figure of the scale: the median. */
  format: (value: number) => string;
  itemHeading?: string;
  valueHeading: string;
}

/** One tick a unit on a single strip; the own unit and the middle are named on the drawing. */
export function Distribution(props: DistributionProps): ReactNode {
  const { title, items, ownKey, format, itemHeading = "Đơn vị", valueHeading } = props;
  const values = items.map((item) => item.value);
  const range = extent(values);
  const middle = median(values);
  if (range === undefined || middle === undefined) return null;
  const [low, high] = range;
  const x = scale([low, high], [3, 97]);
  const own = items.find((item) => item.key === ownKey);
  const said = [
    `Thấp nhất ${format(low)}, trung vị ${format(middle)}, cao nhất ${format(high)}`,
    own === undefined ? "" : `${own.label} ${own.text}`,
  ];
  const sorted = [...items].sort((a, b) => b.value - a.value);
  return (
    <Chart
      title={title}
      table={{
        caption: title,
        headings: [itemHeading, valueHeading],
        rows: sorted.map((item) => [item.label, item.text]),
      }}
    >
      <svg height="92" role="img" aria-label={said.filter((part) => part !== "").join(". ")}>
        <line className="c-chart-axis" x1="0" x2="100%" y1="56" y2="56" />
        {items.map((item) => (
          <line
            key={item.key}
            className="c-chart-tick"
            x1={percent(x(item.value))}
            x2={percent(x(item.value))}
            y1="40"
            y2="56"
          />
        ))}
        <line
          className="c-chart-gap"
          x1={percent(x(middle))}
          x2={percent(x(middle))}
          y1="34"
          y2="66"
        />
        <ScaleText place={3} text={format(low)} x={x(low)} />
        <ScaleText place={97} text={format(high)} x={x(high)} />
        {x(middle) > 22 && x(middle) < 78 && (
          <ScaleText place={50} text={`trung vị ${format(middle)}`} x={x(middle)} />
        )}
        {own !== undefined && (
          <>
            <line
              className="c-chart-line"
              x1={percent(x(own.value))}
              x2={percent(x(own.value))}
              y1="28"
              y2="60"
            />
            <text
              className="c-chart-own"
              x={percent(x(own.value))}
              y="18"
              textAnchor={anchorAt(x(own.value))}
            >
              {own.label} {own.text}
            </text>
          </>
        )}
      </svg>
    </Chart>
  );
}

/** A label near an end grows inwards, so that nothing is clipped. */
function anchorAt(place: number): "start" | "middle" | "end" {
  if (place < 30) return "start";
  return place > 70 ? "end" : "middle";
}

function ScaleText({ place, text, x }: { place: number; text: string; x: number }): ReactNode {
  return (
    <text x={percent(x)} y="82" textAnchor={anchorAt(place)}>
      {text}
    </text>
  );
}
