import { type ReactNode, useState } from "react";
import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { inputText } from "@cchc/domain/scoring/input-text";
import type { UnitScore } from "@cchc/domain/scoring/score";
import { reasonSentence } from "@cchc/domain/scoring/sentence";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { LeafWhy } from "@cchc/ui/score/leaf-why";

export interface SheetTableProps {
  set: CriteriaSet;
  score: UnitScore;
}

/** Every leaf below its area: points, figures, the reason in a sentence; the whole of it on demand. */
export function SheetTable({ set, score }: SheetTableProps): ReactNode {
  const results = new Map(score.leaves.map((result) => [result.leaf, result]));
  const { bonus } = set;
  return (
    <div className="c-table-box">
      <table className="c-table p-sheet">
        <caption className="c-sr">Điểm từng mục với số liệu và cách tính</caption>
        <thead>
          <tr>
            <th scope="col">Mục</th>
            <th scope="col" className="c-num">
              Điểm
            </th>
            <th scope="col" className="c-num">
              Tối đa
            </th>
            <th scope="col">Số liệu, cách tính</th>
          </tr>
        </thead>
        {set.areas.map((area) => {
          const own = score.areas.find((one) => one.area === area.code);
          return (
            <tbody key={area.code}>
              <tr className="c-group">
                <th scope="rowgroup">
                  {area.code}. {area.label}
                </th>
                <td className="c-num">{own === undefined ? "" : formatHundredths(own.points)}</td>
                <td className="c-num">{formatHundredths(area.max)}</td>
                <td />
              </tr>
              {area.criteria.flatMap(({ leaves }) =>
                leaves.map((leaf) => (
                  <SheetRow key={leaf.code} leaf={leaf} result={results.get(leaf.code)} />
                )),
              )}
            </tbody>
          );
        })}
        {bonus !== undefined && (
          <tbody>
            <tr className="c-group">
              <th scope="rowgroup">{bonus.label}</th>
              <td className="c-num">{formatHundredths(score.totals.bonus)}</td>
              <td />
              <td />
            </tr>
            {bonus.leaves.map((leaf) => (
              <SheetRow key={leaf.code} leaf={leaf} result={results.get(leaf.code)} />
            ))}
          </tbody>
        )}
        <tfoot>
          <tr>
            <th scope="row">Tổng điểm</th>
            <td className="c-num">
              {score.totals.state === "final" ? formatHundredths(score.totals.total) : "chưa đủ"}
            </td>
            <td className="c-num">{formatHundredths(set.max)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface SheetRowProps {
  leaf: Leaf;
  result: LeafResult | undefined;
}

function SheetRow({ leaf, result }: SheetRowProps): ReactNode {
  const [open, setOpen] = useState(false);
  if (result === undefined) return null;
  const read = result.because.inputs
    .filter(({ state }) => state !== "absent")
    .map((input) => `${input.label}: ${inputText(input, result.because.rule)}`);
  return (
    <tr>
      <th scope="row">
        {leaf.code} {leaf.label}
      </th>
      <td className="c-num">{pointsWords(result)}</td>
      <td className="c-num">{formatHundredths(leaf.max)}</td>
      <td>
        {reasonSentence(result)}
        {read.length > 0 && <span className="p-read">{read.join("; ")}</span>}
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            Vì sao<span className="c-sr"> mục {leaf.code} có điểm này</span>
          </summary>
          {open && (
            <div className="p-why">
              <LeafWhy leaf={leaf} result={result} />
            </div>
          )}
        </details>
      </td>
    </tr>
  );
}

function pointsWords(result: LeafResult): string {
  if (result.state === "scored") return formatHundredths(result.points);
  return result.state === "missing" ? "chưa có" : "không tính";
}
