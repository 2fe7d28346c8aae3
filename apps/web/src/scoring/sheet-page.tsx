import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { inputText } from "@cchc/domain/scoring/input-text";
import { reasonSentence } from "@cchc/domain/scoring/sentence";
import { formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { api, type Outputs } from "../api.ts";
import { PrintedAt } from "../receipt/printed-at.tsx";
import { areaTitle } from "./area-page.tsx";
import type { BookView } from "./book-shape.ts";
import { useScore } from "./open-score.ts";
import { paperText } from "./papers.ts";
import { ScoreFrame } from "./score-frame.tsx";
import { type AreaLines, areasOf, type LeafLine, linesOf, ownTotal } from "./standing.ts";

type Receipt = Outputs["scores"]["receipt"];

/** The score as it was handed in, from the figures of the receipt; as it stands before that. */
function handedIn(view: BookView, receipt: Receipt | undefined): BookView {
  if (receipt === undefined) return view;
  const { compiled, opened } = view;
  const about = opened.unit.block === null ? {} : { block: opened.unit.block };
  const { values, notes } = receipt;
  return {
    ...view,
    values,
    score: scoreUnit(compiled, { unit: opened.unit.id, ...about, values }),
    beside: (leaf) => ({ ...view.beside(leaf), note: notes[leaf] ?? "" }),
  };
}

/** Phiếu tự chấm: every leaf with its points, figures, papers and words, for A4 across. */
export function SheetPage(): ReactNode {
  const { unitId, roundId } = useParams({ from: "/trong/tu-cham/$unitId/$roundId/phieu" });
  const { view } = useScore({ unitId, roundId });
  const { submission, state, unit, round, set } = view.opened;
  const atWork = state === "scoring" || state === "returned";
  const frozen = atWork ? null : submission;
  const { data: receipt } = useQuery(
    api.scores.receipt.queryOptions(
      { unitId, roundId, submissionId: frozen?.id ?? "" },
      { enabled: frozen !== null },
    ),
  );
  const title = "Phiếu tự chấm";
  const shown = handedIn(view, receipt);
  const areas = areasOf(shown);
  const waiting = frozen !== null && receipt === undefined;
  return (
    <ScoreFrame title={title} view={view} crumbs={[{ label: title }]}>
      <div className="c-landscape c-stack-wide">
        <PageHead
          title="Phiếu tự chấm điểm cải cách hành chính"
          lead={`${unit.name}. ${round.name}. ${set.name}${set.notice === undefined ? "" : ` (${set.notice})`}.`}
          actions={<PrintButton label="In phiếu" />}
        />
        {frozen === null && (
          <Notice
            tone="doubt"
            title={`Bản đang ${state === "returned" ? "sửa, CHƯA NỘP LẠI" : "chấm, CHƯA NỘP"}: số liệu và điểm còn thay đổi.`}
          />
        )}
        {waiting ? (
          <p className="c-loading" role="status">
            Đang lấy bản đã nộp…
          </p>
        ) : (
          <SheetTable view={shown} areas={areas} />
        )}
        {receipt !== undefined && (
          <p className="c-small">
            ĐÃ NỘP {formatInstant(receipt.at)}, người nộp {receipt.by}, mã biên nhận{" "}
            <strong>{receipt.code}</strong>. Mã nội dung (SHA-256):{" "}
            <code>{receipt.contentHash}</code>
          </p>
        )}
        <div className="s-sign" aria-hidden="true">
          <p>Người tự chấm</p>
          <p>TM. Ủy ban nhân dân</p>
        </div>
        <PrintedAt />
      </div>
    </ScoreFrame>
  );
}

function SheetTable({ view, areas }: { view: BookView; areas: readonly AreaLines[] }): ReactNode {
  const total = ownTotal(areas, view.score.totals.bonus);
  return (
    <div className="c-table-box">
      <table className="c-table s-sheet">
        <thead>
          <tr>
            <th scope="col">Tiêu chí</th>
            <th scope="col" className="c-num">
              Tối đa
            </th>
            <th scope="col" className="c-num">
              Tự chấm
            </th>
            <th scope="col">Số liệu, cách tính</th>
            <th scope="col">Minh chứng</th>
            <th scope="col">Giải trình</th>
          </tr>
        </thead>
        {areas.map((area) => (
          <tbody key={area.code}>
            <tr className="c-group">
              <th scope="rowgroup">{areaTitle(area)}</th>
              <td className="c-num">{formatHundredths(area.max)}</td>
              <td className="c-num">
                {area.survey ? "–" : formatHundredths(sumOf(linesOf(area)))}
              </td>
              <td colSpan={3} />
            </tr>
            {linesOf(area).map((line) => (
              <SheetRow key={line.leaf.code} view={view} line={line} />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">Cộng điểm tự chấm (chưa gồm khảo sát)</th>
            <td className="c-num">{formatHundredths(total.max)}</td>
            <td className="c-num">{formatHundredths(total.points + total.bonus)}</td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function sumOf(lines: readonly LeafLine[]): number {
  return lines.reduce(
    (sum, { result }) => sum + (result.state === "scored" ? result.points : 0),
    0,
  );
}

function resultWords(result: LeafResult): string {
  if (result.state === "scored") return formatHundredths(result.points);
  return result.state === "missing" ? "–" : "không tính";
}

function howWords({ leaf, result }: LeafLine): string {
  if (leaf.survey === true) return "Theo kết quả khảo sát, cấp trên nhập.";
  return result.state === "missing" ? "Chưa có điểm." : reasonSentence(result);
}

function SheetRow({ view, line }: { view: BookView; line: LeafLine }): ReactNode {
  const { leaf, result } = line;
  const { note, papers } = view.beside(leaf.code);
  const said = result.because.inputs
    .filter(({ state }) => state !== "absent" && state !== "claim")
    .map((input) => `${input.label}: ${inputText(input, result.because.rule)}`);
  return (
    <tr>
      <th scope="row">
        {leaf.code} {leaf.label}
      </th>
      <td className="c-num">{formatHundredths(leaf.max)}</td>
      <td className="c-num">{resultWords(result)}</td>
      <td>
        {said.length > 0 && <span className="s-block">{said.join("; ")}</span>}
        {howWords(line)}
      </td>
      <td>
        {papers.map((paper) => (
          <span key={paper.documentId} className="s-block">
            {paperText(paper)}
            {paper.pageNote !== "" && ` (${paper.pageNote})`}
          </span>
        ))}
      </td>
      <td>{note}</td>
    </tr>
  );
}
