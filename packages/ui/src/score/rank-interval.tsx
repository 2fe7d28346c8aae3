import type { ReactNode } from "react";
import { percent } from "../chart.tsx";
import { Link } from "../link.tsx";
import { scale } from "../scale.ts";

export interface RankRow {
  key: string;
  label: string;
  /** The place as it stands; undefined while the total is open. */
  rank: number | undefined;
  /** The best and the worst place it may still end with. */
  best: number;
  worst: number;
  href?: string | undefined;
  /** The unit of the reader. */
  own?: boolean | undefined;
}

export interface RankIntervalsProps {
  /** The sentence that matters. */
  title: string;
  rows: readonly RankRow[];
  /** How many places there are. */
  of: number;
}

function intervalText({ best, worst }: RankRow): string {
  return best === worst ? `chắc hạng ${best}` : `${best}–${worst}`;
}

/** Each unit's rank as a dot on a line from the best to the worst place still open. */
export function RankIntervals({ title, rows, of }: RankIntervalsProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table c-rank">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col" className="c-num">
              Hạng
            </th>
            <th scope="col" className="c-rank-line">
              <span className="c-rank-ends">
                <span>1</span>
                <span>{of}</span>
              </span>
            </th>
            <th scope="col" className="c-num">
              Dải hạng còn mở
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-selected={row.own === true ? "" : undefined}>
              <th scope="row">
                {row.href === undefined ? row.label : <Link href={row.href}>{row.label}</Link>}
              </th>
              <td className="c-num">{row.rank ?? "chưa xếp"}</td>
              <td className="c-rank-line">
                <RankLine row={row} of={of} />
              </td>
              <td className="c-num">{intervalText(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One line: the whole field, the interval on it, the dot at the rank. */
export function RankLine({ row, of }: { row: RankRow; of: number }): ReactNode {
  const x = scale([1, Math.max(of, 2)], [2, 98]);
  const { rank, best, worst } = row;
  const place = rank === undefined ? "chưa xếp hạng" : `hạng ${rank}`;
  return (
    <svg
      className="c-rank-svg"
      height="16"
      role="img"
      aria-label={`${row.label}: ${place}, ${best === worst ? "không đổi được nữa" : `có thể từ ${best} đến ${worst}`}`}
    >
      <line className="c-chart-axis" x1="2%" x2="98%" y1="8" y2="8" />
      <line className="c-rank-open" x1={percent(x(best))} x2={percent(x(worst))} y1="8" y2="8" />
      {rank !== undefined && <circle className="c-chart-dot" cx={percent(x(rank))} cy="8" r="5" />}
    </svg>
  );
}
