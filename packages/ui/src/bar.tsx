import { useId } from "react";
import type { ReactNode } from "react";
import { Chart, percent } from "./chart.tsx";
import { StateMark } from "./state-mark.tsx";
import type { Tone } from "./state-mark.tsx";

export interface BarPart {
  key: string;
  label: string;
  count: number;
  /** The count written out; the number itself when not given. */
  text?: string | undefined;
  tone: Tone;
}

export interface BarProps {
  /** The sentence that matters. */
  title: string;
  parts: readonly BarPart[];
  /** Heading of the counts in the table. */
  countHeading?: string;
}

const fills: Readonly<Record<Exclude<Tone, "unknown" | "plain">, string>> = {
  settled: "c-fill-settled",
  accent: "c-fill-accent",
  doubt: "c-fill-doubt",
  wrong: "c-fill-wrong",
  none: "c-fill-none",
};

/** How a whole divides into states: one bar, each part named under it. */
export function Bar({ title, parts, countHeading = "Số lượng" }: BarProps): ReactNode {
  const hatch = useId();
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const drawn: { part: BarPart; from: number; share: number }[] = [];
  let from = 0;
  for (const part of parts) {
    if (part.count <= 0) continue;
    const share = (part.count / total) * 100;
    drawn.push({ part, from, share });
    from += share;
  }
  const label = parts.map((part) => `${part.label} ${part.text ?? part.count}`).join(", ");
  return (
    <Chart
      title={title}
      table={{
        caption: title,
        headings: ["Trạng thái", countHeading],
        rows: parts.map((part) => [part.label, part.text ?? String(part.count)]),
      }}
    >
      <svg height="22" role="img" aria-label={label}>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
          <path className="c-chart-hatch" d="M-1 7 7-1M-1 1 1-1M5 7 7 5" />
        </pattern>
        {drawn.map(({ part, from: start, share }) => (
          <rect
            key={part.key}
            className={
              part.tone === "plain" || part.tone === "unknown"
                ? "c-chart-outline"
                : fills[part.tone]
            }
            x={percent(start)}
            y="1"
            height="20"
            style={{
              width: `calc(${percent(share)} - 2px)`,
              ...(part.tone === "unknown" && { fill: `url(#${hatch})` }),
            }}
          />
        ))}
      </svg>
      <ul className="c-chart-labels">
        {parts.map((part) => (
          <li key={part.key}>
            <b>{part.text ?? part.count}</b>
            <StateMark tone={part.tone}>{part.label}</StateMark>
          </li>
        ))}
      </ul>
    </Chart>
  );
}
