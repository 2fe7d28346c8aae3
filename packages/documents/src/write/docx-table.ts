import {
  AlignmentType,
  type Paragraph as DocxParagraph,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { LayoutProfile } from "@cchc/domain/document/layout";
import type { TableBlock, TableCell as Cell } from "@cchc/domain/report-text/block";
import { type FigureCounter, runChildren, textRun } from "./docx-text.ts";
import { mm, pt } from "./measures.ts";

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const MARGINS = { left: pt(3), right: pt(3), top: pt(2), bottom: pt(2) };

/** Widths of the columns in twips that add up to the whole. */
function columnWidths(shares: readonly number[], width: number): readonly number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((mm(width) * share) / sum));
}

/** Width (millimetres) a table fills, and who counts its figures. */
export interface TablePlace {
  readonly layout: LayoutProfile;
  readonly width: number;
  readonly figures: FigureCounter;
}

function bodyCell(cell: Cell, { layout, figures }: TablePlace): TableCell {
  const style = { ...layout.styles.table, bold: cell.bold === true };
  return new TableCell({
    margins: MARGINS,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.span === undefined ? {} : { columnSpan: cell.span }),
    children: [
      new Paragraph({
        alignment: ALIGN[cell.align ?? "left"],
        children: runChildren(style, { runs: cell.runs, figures }),
      }),
    ],
  });
}

function headRow(cells: TableBlock["head"][number], { layout }: TablePlace): TableRow {
  const style = { ...layout.styles.table, bold: true };
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells.map(
      ({ text, span, rows }) =>
        new TableCell({
          margins: MARGINS,
          verticalAlign: VerticalAlignTable.CENTER,
          shading: { type: ShadingType.CLEAR, fill: "F2F2F2" },
          ...(span === undefined ? {} : { columnSpan: span }),
          ...(rows === undefined ? {} : { rowSpan: rows }),
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              keepNext: true,
              children: [textRun(style, text)],
            }),
          ],
        }),
    ),
  });
}

/** A table with its caption, its head repeated on every page. */
export function tableOf(block: TableBlock, place: TablePlace): readonly (DocxParagraph | Table)[] {
  const { layout, width } = place;
  const { styles } = layout;
  const line = (text: string, right: boolean): Paragraph =>
    new Paragraph({
      keepNext: true,
      alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
      spacing: { before: pt(8), after: pt(4) },
      children: [textRun({ ...styles.table, bold: !right, italic: right }, text)],
    });
  return [
    ...(block.caption === undefined ? [] : [line(block.caption, false)]),
    ...(block.note === undefined ? [] : [line(block.note, true)]),
    new Table({
      width: { size: mm(width), type: WidthType.DXA },
      columnWidths: columnWidths(block.widths, width),
      layout: TableLayoutType.FIXED,
      rows: [
        ...block.head.map((cells) => headRow(cells, place)),
        ...block.rows.map(
          (cells) =>
            new TableRow({ cantSplit: true, children: cells.map((cell) => bodyCell(cell, place)) }),
        ),
      ],
    }),
  ];
}
