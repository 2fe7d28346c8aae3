import type { ReactNode } from "react";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { formatCount, formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { PrintButton } from "@cchc/ui/print-button";
import { TabLinks } from "@cchc/ui/tabs";
import { ScrollBox } from "../frame/scroll-box.tsx";
import { download } from "@cchc/ui/download";
import type { TriedYear } from "./search.ts";
import {
  byBlock,
  changesSentence,
  gradeName,
  type Tried,
  type TriedRow,
  triedLines,
  triedRows,
  triedSentence,
} from "./tried.ts";

export interface TriedResultProps {
  tried: Tried;
  /** The set of the round and the changed one, for the names of grades. */
  sets: readonly CriteriaSet[];
  view: TriedYear;
  hrefOf: (view: TriedYear) => string;
  working: boolean;
}

/** More rows than this are left to the file. */
const mostRows = 500;

/** Every unit before and after, with what was changed in words of a decision. */
export function TriedResult({ tried, sets, view, hrefOf, working }: TriedResultProps): ReactNode {
  const shown = view === "truoc" ? tried.last : tried.now;
  const rows = shown === null ? [] : triedRows(shown);
  const name = (shown ?? tried.now).round.name;
  return (
    <section className="c-stack" aria-busy={working}>
      <details className="r-changes">
        <summary>{changesSentence(tried.changes)}</summary>
        <ul>
          {tried.changes.map(({ path, sentence }) => (
            <li key={`${path} ${sentence}`}>{sentence}</li>
          ))}
        </ul>
      </details>
      <TabLinks
        label="Thử trên năm nào"
        tabs={[
          {
            href: hrefOf("nay"),
            label: `Năm ${tried.now.round.year}`,
            current: view === "nay",
          },
          ...(tried.last === null
            ? []
            : [
                {
                  href: hrefOf("truoc"),
                  label: `Năm ${tried.last.round.year}`,
                  current: view === "truoc",
                },
              ]),
        ]}
      />
      {shown === null ? (
        <p>Không có đợt chấm của năm trước để thử.</p>
      ) : (
        <>
          <div className="c-row r-tried-head">
            <h2>{triedSentence(rows)}</h2>
            <div className="c-row">
              <Button
                small
                onClick={() =>
                  download(fileName(["thu-sua", name], "csv"), toCsv(triedLines(rows, sets)))
                }
              >
                Tải CSV
              </Button>
              <PrintButton small />
            </div>
          </div>
          <TriedTable rows={rows.slice(0, mostRows)} sets={sets} caption={name} />
          {rows.length > mostRows && (
            <p className="c-hint">
              {formatCount(mostRows)} đơn vị đổi nhiều nhất trên {formatCount(rows.length)}; đủ ở
              tệp CSV.
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface TriedTableProps {
  rows: readonly TriedRow[];
  sets: readonly CriteriaSet[];
  caption: string;
}

function TriedTable({ rows, sets, caption }: TriedTableProps): ReactNode {
  const blocks = byBlock(rows, sets);
  const blocked = blocks.some(({ label }) => label !== undefined);
  return (
    <ScrollBox label={`Trước và sau khi sửa: ${caption}`}>
      <table className="c-table">
        <caption className="c-sr">Trước và sau khi sửa: {caption}</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col" className="c-num">
              Điểm trước
            </th>
            <th scope="col" className="c-num">
              Điểm sau
            </th>
            <th scope="col" className="c-num">
              Thay đổi
            </th>
            <th scope="col">{blocked ? "Hạng trong khối" : "Hạng"}</th>
            <th scope="col">Xếp loại</th>
            <th scope="col">Mục đổi điểm</th>
          </tr>
        </thead>
        {blocks.map(({ label, rows: within }) => (
          <tbody key={label ?? ""}>
            {blocked && (
              <tr className="c-group">
                <th scope="rowgroup" colSpan={7}>
                  {label ?? "Không thuộc khối nào"} ({formatCount(within.length)} đơn vị)
                </th>
              </tr>
            )}
            {within.map((row) => (
              <tr key={row.unit}>
                <th scope="row">{row.name}</th>
                <td className="c-num">{pointsText(row.before)}</td>
                <td className="c-num">{pointsText(row.after)}</td>
                <td className="c-num">{row.gained === 0 ? "" : formatDifference(row.gained)}</td>
                <td className="c-nowrap">
                  <RankMove row={row} />
                </td>
                <td className={row.graded ? undefined : "c-nowrap"}>
                  {row.graded ? (
                    <b>
                      từ {gradeName(sets, row.gradeBefore)} sang {gradeName(sets, row.gradeAfter)}
                    </b>
                  ) : row.gradeAfter === undefined ? (
                    ""
                  ) : (
                    gradeName(sets, row.gradeAfter)
                  )}
                </td>
                <td className={row.leaves.length > 0 ? "c-words" : undefined}>{leavesText(row)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

function pointsText(points: number | undefined): ReactNode {
  return points === undefined ? <span className="c-quiet">chưa đủ</span> : formatHundredths(points);
}

function RankMove({ row }: { row: TriedRow }): ReactNode {
  const { rankBefore, rankAfter, climbed } = row;
  if (rankBefore === undefined && rankAfter === undefined) return "";
  if (climbed === 0) return rankAfter ?? "mất hạng";
  return (
    <span className={climbed > 0 ? "c-tone-settled" : "c-tone-doubt"}>
      <Icon name={climbed > 0 ? "up" : "down"} /> từ {rankBefore} đến {rankAfter},{" "}
      {climbed > 0 ? "lên" : "xuống"} {Math.abs(climbed)}
    </span>
  );
}

const standings = { missing: "chưa có", "not-applicable": "không tính", absent: "không có mục" };

function leavesText({ leaves }: TriedRow): string {
  const text = (value: TriedRow["leaves"][number]["before"]): string =>
    typeof value === "number" ? formatHundredths(value) : standings[value];
  const shown = leaves
    .slice(0, 3)
    .map(({ leaf, before, after }) => `${leaf}: từ ${text(before)} đến ${text(after)}`);
  const more = leaves.length - shown.length;
  return [...shown, ...(more > 0 ? [`và ${formatCount(more)} mục nữa`] : [])].join("; ");
}
