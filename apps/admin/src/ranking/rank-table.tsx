import { type ReactNode, useRef } from "react";
import { formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { RankLine } from "@cchc/ui/score/rank-interval";
import { appraisedUnitHref } from "../appraisal/paths.ts";
import { usePrinting } from "../frame/printing.ts";
import { TableRows, windowAbove } from "../overview/table-rows.tsx";
import { Head, type RankOrder } from "./rank-head.tsx";
import { Marks, Movement, TotalPoints } from "./rank-marks.tsx";
import type { Ranking } from "./ranking-query.ts";
import { type RankRow, intervalText, shortHead } from "./rows.ts";

export interface RankTableProps {
  ranking: Ranking;
  rows: readonly RankRow[];
  /** How many places there are. */
  of: number;
  caption: string;
  /** The points of every area instead of how firm the rank is. */
  profile: boolean;
  order: RankOrder;
  onOrder: (order: RankOrder) => void;
}

const nothing = (): void => undefined;

/** Ranks with how firm they are, what moved, and the profile over the areas. */
export function RankTable(props: RankTableProps): ReactNode {
  const { ranking, rows, of, caption, profile } = props;
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const windowed = rows.length > windowAbove && !printing;
  const { round, areas, set } = ranking;
  const indexed = rows.some(({ total, index }) => total !== index);
  const compared = ranking.comparedWith !== null;
  const beside = rows.some((row) => row.beside !== null && row.beside !== 0);
  const own = profile ? areas.length : 2 + (indexed ? 1 : 0) + (compared ? 1 : 0);
  const width = own + 2 + (beside ? 1 : 0);
  const head = (by: string, label: string, unit?: string): ReactNode => (
    <Head key={by} by={by} label={label} unit={unit} {...props} />
  );
  const standingOf = (row: RankRow): ReactNode => (
    <>
      {indexed && (
        <td className="c-num">{row.index === null ? "" : formatHundredths(row.index)}</td>
      )}
      <td className="c-nowrap">{row.grade ?? ""}</td>
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
    </>
  );
  const cellsOf = (row: RankRow): ReactNode =>
    row.cells.map(({ points, heat }, area) => (
      <td
        key={areas[area]?.code ?? area}
        className={heat === undefined ? "c-num" : `c-num c-heat-${heat}`}
      >
        {points === null ? "" : formatHundredths(points)}
      </td>
    ));
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
          <TotalPoints row={row} />
        </td>
        {profile && cellsOf(row)}
        {beside && (
          <td className="c-num">{row.beside === null ? "" : formatDifference(row.beside)}</td>
        )}
        {!profile && standingOf(row)}
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
      <table
        className={profile ? "c-table r-table r-profile" : "c-table r-table"}
        aria-rowcount={rows.length + 1}
      >
        <caption className="c-sr">{caption}</caption>
        <thead>
          <tr>
            <Head by="hang" label="Hạng, đơn vị" {...props} first />
            {head("diem", "Tổng điểm", `trên ${formatHundredths(set.max)}`)}
            {profile &&
              areas.map(({ code, label, max }, at) => (
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
            {beside && (
              <Head by="them" label="Thưởng, trừ và quy đổi" unit="điểm" {...props} narrow />
            )}
            {!profile && (
              <>
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
              </>
            )}
          </tr>
        </thead>
        <TableRows
          windowed={windowed}
          box={box}
          count={rows.length}
          width={width}
          row={line}
          scroller={null}
          onDrawn={nothing}
        />
      </table>
    </div>
  );
}
