import { fieldOf } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import type { FigureRun } from "@cchc/domain/report-text/block";
import type { Explanation } from "@cchc/ui/why-panel";
import { explainCell, explainRate, type HrefOf } from "../entry/explain.ts";
import { spokenText } from "../entry/typed.ts";
import type { Workbook } from "../entry/workbook-shape.ts";

/** What the composer counts by itself. */
const own: Readonly<Record<string, string>> = {
  "@units": "Số đơn vị phải nộp báo cáo",
  "@handed_in": "Số đơn vị đã nộp",
  "@silent": "Số đơn vị chưa nộp",
};

/** The figure as the paper shows it, where what it rests on is more than one cell of the grid. */
function fromCells(workbook: Workbook, figure: FigureRun, hrefOf: HrefOf): Explanation {
  const { form } = workbook;
  const cells = workbook.cells();
  const rate = workbook
    .derived()
    .rates.find(({ indicator }) => `%${indicator.code}` === figure.code);
  return {
    title: rate?.indicator.label ?? own[figure.code] ?? "Số trong văn bản",
    value: figure.text,
    mark: figure.mark,
    formula: rate?.result.because.rule,
    source: rate?.result.because.source,
    inputs: figure.cells.flatMap((key) => {
      const ref = cellRef(key);
      const field = fieldOf(form, ref.field);
      if (field === undefined) return [];
      const cell = cells.get(key);
      const value = cell === undefined ? "chưa trả lời" : spokenText(field.kind, field.unit, cell);
      return [{ key, label: field.shortLabel ?? field.label, value, href: hrefOf(ref) }];
    }),
  };
}

/** Why a figure of the paper is what it is, with the way to its cells. */
export function explainFigure(
  workbook: Workbook,
  figure: FigureRun,
  hrefOf: HrefOf,
): Explanation | undefined {
  const [first = ""] = figure.cells;
  const { row } = cellRef(first);
  if (figure.code.startsWith("%") && row === "") {
    const rate = workbook
      .derived()
      .rates.find(({ indicator }) => `%${indicator.code}` === figure.code);
    if (rate !== undefined) return explainRate(workbook.form, rate, hrefOf);
  }
  if (figure.cells.length === 1 && !figure.code.startsWith("%")) {
    return explainCell(workbook, first, hrefOf);
  }
  return fromCells(workbook, figure, hrefOf);
}
