import type { ReactNode } from "react";
import { percent } from "../chart.tsx";
import { median, scale } from "../scale.ts";

export interface StripProps {
  /** Everybody's figure, the own one among them. */
  values: readonly number[];
  /** The unit looked at; undefined while it has no figure. */
  own: number | undefined;
  /** The ends of the scale: 0 and the maximum of a leaf. */
  low: number;
  high: number;
  /** What is shown: "Điểm mục 3.1.2". */
  label: string;
  /** Writes a figure: points, a rate. */
  format: (value: number) => string;
}

/** A distribution in one line, for a table cell or beside a claim: a tick a unit, the own dotted. */
export function Strip({ values, own, low, high, label, format }: StripProps): ReactNode {
  const middle = median(values);
  if (middle === undefined) return null;
  const x = scale([low, high], [3, 97]);
  const ticks = [...new Set(values)];
  const below = own === undefined ? 0 : values.filter((value) => value < own).length;
  const parts = [
    `${label}: trung vị ${format(middle)} của ${values.length} đơn vị`,
    own === undefined ? "" : `đơn vị này ${format(own)}, cao hơn ${below} đơn vị`,
  ];
  return (
    <span className="c-strip">
      <svg height="22" role="img" aria-label={parts.filter((part) => part !== "").join("; ")}>
        <line className="c-chart-axis" x1="3%" x2="97%" y1="17" y2="17" />
        {ticks.map((value) => (
          <line
            key={value}
            className="c-chart-tick"
            x1={percent(x(value))}
            x2={percent(x(value))}
            y1="9"
            y2="17"
          />
        ))}
        <line
          className="c-chart-gap"
          x1={percent(x(middle))}
          x2={percent(x(middle))}
          y1="3"
          y2="21"
        />
        {own !== undefined && <circle className="c-chart-dot" cx={percent(x(own))} cy="13" r="5" />}
      </svg>
      <span className="c-strip-text">
        {own === undefined ? "" : `${format(own)} · `}trung vị {format(middle)}
      </span>
    </span>
  );
}
