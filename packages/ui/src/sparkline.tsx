import type { ReactNode } from "react";
import { extent, scale } from "./scale.ts";

export interface SparklineProps {
  /** In order of time; `undefined` is a period without a figure. */
  values: readonly (number | undefined)[];
  /** Says in words what the line shows. */
  label: string;
  width?: number;
  height?: number;
}

/** The last few periods beside a value; the last one has the dot. */
export function Sparkline(props: SparklineProps): ReactNode {
  const { values, label, width = 72, height = 20 } = props;
  const range = extent(values);
  if (range === undefined) return null;
  const x = scale([0, Math.max(values.length - 1, 1)], [4, width - 4]);
  const y = scale(range, [height - 4, 4]);
  let path = "";
  let pen = "M";
  for (const [at, value] of values.entries()) {
    if (value === undefined) pen = "M";
    else {
      path += `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = "L";
    }
  }
  const last = values.at(-1);
  return (
    <svg
      className="c-spark"
      style={{ width, height }}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path
        d={path}
        fill="none"
        stroke="var(--c-rule-2)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {last !== undefined && (
        <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" fill="var(--c-accent)" />
      )}
    </svg>
  );
}
