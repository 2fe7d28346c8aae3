import { lazy, type ReactNode, Suspense, useRef } from "react";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { RankLine } from "@cchc/ui/score/rank-interval";
import { StateMark } from "@cchc/ui/state-mark";
import { appraisedUnitHref } from "../appraisal/paths.ts";
import { usePrinting } from "../frame/printing.ts";
import { type RankRow, type Ranking, intervalText, shortHead } from "./rows.ts";

export interface RankOrder {
  readonly by: string;
  readonly falling: boolean;
}

export interface RankTableProps {
  ranking: Ranking;
  rows: readonly RankRow[];
  /** How many places there are. */
  of: number;
  caption: string;
  order: RankOrder;
  onOrder: (order: RankOrder) => void;
}

/** Above this many rows only those in sight are drawn; paper gets all of them. */
const windowAbove = 300;

/** How many rows stand there while the windowing itself is on its way. */
const atFirst = 40;

const WindowedRows = lazy(() =>
  import("../overview/windowed-rows.tsx").then((module) => ({ default: module.WindowedRows })),
);

const nothing = (): void => undefined;

/** Ranks with how firm they are, what moved, and the profile over the areas. */
export function RankTable(props: RankTableProps): ReactNode {
  const { ranking, rows, of, caption } = props;
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const windowed = rows.length > windowAbove && !printing;
  const { round, areas, set } = ranking;
  const indexed = rows.some(({ total, index }) => total !== index);
  const compared = ranking.comparedWith !== null;
  const width = areas.length + 4 + (indexed ? 1 : 0) + (compared ? 1 : 0);
  const head = (by: string, label: string, unit?: string): ReactNode => (
    <Head key={by} by={by} label={label} unit={unit} {...props} />
  );
  const line = (at: number, measure?: (element: HTMLElement | null) => void): ReactNode => {
    const row = rows[at];
    if (row === undefined) return null;
    return (
      <tr key={row.unitId} data-index={at} aria-rowindex={at + 2} ref={measure}>
        <th scope="row">
          <span className="r-place">
            <b>{row.rank ?? "–"}</b>
            <span>
              {row.state === "scoring" ? (
                row.name
              ) : (
                <Link href={appraisedUnitHref(round.id, row.unitId)}>{row.name}</Link>
              )}
              <Marks row={row} />
            </span>
          </span>
        </th>
        <td className="c-num r-total">
          {row.total === null ? (
            <span className="c-quiet">
              chưa đủ
              {row.soFar !== null && (
                <span className="c-unit">đến nay {formatHundredths(row.soFar)}</span>
              )}
            </span>
          ) : (
            formatHundredths(row.total)
          )}
        </td>
        {indexed && (
          <td className="c-num">{row.index === null ? "" : formatHundredths(row.index)}</td>
        )}
        <td>{row.grade ?? ""}</td>
        <td className="r-line">
          <span className="r-line-parts">
            {row.from !== null && row.to !== null && (
              <RankLine
                of={of}
                row={{
                  key: row.unitId,
                  label: row.name,
                  rank: row.rank ?? undefined,
                  best: row.from,
                  worst: row.to,
                }}
              />
            )}
            <span>{intervalText(row)}</span>
          </span>
        </td>
        {compared && (
          <td className="r-moved">
            <Movement row={row} />
          </td>
        )}
        {row.cells.map(({ points, heat }, area) => (
          <td
            key={areas[area]?.code ?? area}
            className={heat === undefined ? "c-num" : `c-num c-heat-${heat}`}
          >
            {points === null ? "" : formatHundredths(points)}
          </td>
        ))}
      </tr>
    );
  };
  return (
    <div
      className="c-table-box c-table-tall c-landscape"
      ref={box}
      role="region"
      aria-label={caption}
    >
      <table className="c-table r-table" aria-rowcount={rows.length + 1}>
        <caption className="c-sr">{caption}</caption>
        <thead>
          <tr>
            <Head by="hang" label="Hạng, đơn vị" {...props} first />
            {head("diem", "Tổng điểm", `trên ${formatHundredths(set.max)}`)}
            {indexed && (
              <th scope="col" className="c-num">
                Chỉ số<span className="c-unit">%</span>
              </th>
            )}
            <th scope="col">Xếp loại</th>
            <Head by="dai" label="Dải hạng" unit={`từ 1 đến ${of}`} {...props} left />
            {compared && (
              <Head
                by="doi"
                label="So với năm trước"
                unit={`năm ${round.year - 1}`}
                {...props}
                left
              />
            )}
            {areas.map(({ code, label, max }, at) => (
              <Head
                key={code}
                by={`lv${at}`}
                label={`${code}. ${shortHead(label)}`}
                name={label}
                unit={`trên ${formatHundredths(max)}`}
                {...props}
                narrow
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {windowed ? (
            <Suspense fallback={rows.slice(0, atFirst).map((_row, at) => line(at))}>
              <WindowedRows
                box={box}
                count={rows.length}
                width={width}
                row={line}
                scroller={null}
                onDrawn={nothing}
              />
            </Suspense>
          ) : (
            rows.map((_row, at) => line(at))
          )}
        </tbody>
      </table>
    </div>
  );
}

function Marks({ row }: { row: RankRow }): ReactNode {
  return (
    <>
      {row.shared > 1 && <span className="c-unit">đồng hạng {row.shared} đơn vị</span>}
      {row.state === "scoring" && <span className="c-unit">chưa nộp bản tự chấm</span>}
      {row.stale && (
        <span className="c-unit">
          <StateMark tone="doubt">Số liệu đã đổi sau khi nộp</StateMark>
        </span>
      )}
    </>
  );
}

/** The direction as an arrow and as words; never colour alone. */
function Movement({ row }: { row: RankRow }): ReactNode {
  const { moved, movement, before } = row;
  if (moved === undefined) return <span className="c-quiet">{movement}</span>;
  return (
    <>
      <span className={moved > 0 ? "c-tone-settled" : moved < 0 ? "c-tone-doubt" : "c-tone-none"}>
        {moved !== 0 && <Icon name={moved > 0 ? "up" : "down"} />} {movement}
      </span>
      {moved !== 0 && <span className="c-quiet"> từ {before?.rank}</span>}
    </>
  );
}

interface HeadProps extends Pick<RankTableProps, "order" | "onOrder"> {
  by: string;
  label: string;
  /** The whole name, where the heading is a short one. */
  name?: string;
  unit?: string | undefined;
  first?: boolean;
  left?: boolean;
  narrow?: boolean;
}

/** Ranks, names and intervals are first asked for from the smallest, points from the highest. */
function Head(props: HeadProps): ReactNode {
  const {
    by,
    label,
    name,
    unit,
    first = false,
    left = false,
    narrow = false,
    order,
    onOrder,
  } = props;
  const sorted = order.by === by;
  const words = left || first;
  return (
    <th
      scope="col"
      className={words ? undefined : narrow ? "c-num r-area" : "c-num"}
      aria-sort={sorted ? (order.falling ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="c-sort"
        title={name}
        onClick={() => onOrder({ by, falling: sorted ? !order.falling : !first && by !== "dai" })}
      >
        <span>{label}</span>
        <Icon name={sorted ? (order.falling ? "down" : "up") : "updown"} />
      </button>
      {unit !== undefined && <span className="c-unit">{unit}</span>}
    </th>
  );
}
