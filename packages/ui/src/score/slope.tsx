import type { ReactNode } from "react";
import { Chart } from "../chart.tsx";

export interface SlopeRow {
  key: string;
  label: string;
  /** Places in the two years; undefined where it had none. */
  before: number | undefined;
  after: number | undefined;
  own?: boolean | undefined;
}

export interface SlopeProps {
  /** The sentence that matters. */
  title: string;
  beforeHeading: string;
  afterHeading: string;
  rows: readonly SlopeRow[];
}

const LINE = 22;
const HEAD = 26;

/** "lên 3 bậc", "xuống 1 bậc", "giữ hạng", or why it cannot be said. */
export function movementText(before: number | undefined, after: number | undefined): string {
  if (before === undefined) return after === undefined ? "chưa xếp hạng" : "năm trước chưa xếp";
  if (after === undefined) return "năm nay chưa xếp";
  if (before === after) return "giữ hạng";
  return after < before ? `lên ${before - after} bậc` : `xuống ${after - before} bậc`;
}

/** Where each unit stands in a column: equal places one below the other. */
function lines(
  rows: readonly SlopeRow[],
  rankOf: (row: SlopeRow) => number | undefined,
): ReadonlyMap<string, number> {
  const there = rows.filter((row) => rankOf(row) !== undefined);
  there.sort((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0));
  return new Map(there.map(({ key }, at) => [key, HEAD + at * LINE + LINE / 2]));
}

function tone({ before, after, own }: SlopeRow): string {
  if (own === true) return "c-slope-own";
  if (before === undefined || after === undefined || before === after) return "c-slope-still";
  return after < before ? "c-slope-up" : "c-slope-down";
}

/** Ranks of two years side by side, a line from one to the other; the movement is in the label. */
export function Slope({ title, beforeHeading, afterHeading, rows }: SlopeProps): ReactNode {
  const left = lines(rows, ({ before }) => before);
  const right = lines(rows, ({ after }) => after);
  const height = HEAD + Math.max(left.size, right.size) * LINE;
  return (
    <Chart
      title={title}
      table={{
        caption: title,
        headings: ["Đơn vị", beforeHeading, afterHeading, "Thay đổi"],
        rows: rows.map(({ label, before, after }) => [
          label,
          before === undefined ? "chưa xếp" : String(before),
          after === undefined ? "chưa xếp" : String(after),
          movementText(before, after),
        ]),
      }}
    >
      <svg className="c-slope" height={height} role="img" aria-label={title}>
        <text x="34%" y="14" textAnchor="end">
          {beforeHeading}
        </text>
        <text x="56%" y="14">
          {afterHeading}
        </text>
        {rows.map((row) => (
          <SlopeLine key={row.key} row={row} from={left.get(row.key)} to={right.get(row.key)} />
        ))}
      </svg>
    </Chart>
  );
}

interface SlopeLineProps {
  row: SlopeRow;
  from: number | undefined;
  to: number | undefined;
}

function SlopeLine({ row, from, to }: SlopeLineProps): ReactNode {
  const { label, before, after } = row;
  return (
    <g className={tone(row)}>
      {from !== undefined && (
        <text x="34%" y={from + 4} textAnchor="end">
          <tspan className="c-slope-name">{label} </tspan>
          {before}
        </text>
      )}
      {from !== undefined && to !== undefined && <line x1="35%" x2="55%" y1={from} y2={to} />}
      {to !== undefined && (
        <text x="56%" y={to + 4}>
          {after} {label}
          <tspan className="c-slope-name"> · {movementText(before, after)}</tspan>
        </text>
      )}
    </g>
  );
}
