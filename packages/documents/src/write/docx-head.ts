import {
  AlignmentType,
  BorderStyle,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import type { LayoutElement, TextStyle } from "@cchc/domain/document/layout";
import { placeAndDate } from "@cchc/domain/document/place";
import { formatSymbol } from "@cchc/domain/document/symbol";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { centred, rule, textRun, uprightWidth } from "./docx-text.ts";
import { balancedLines, lineLength } from "./lines.ts";
import { mm, pt } from "./measures.ts";

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

export const NO_BORDERS = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
} as const;

/** A table without lines that places two columns; widths in millimetres. */
export function twoColumns(
  widths: readonly [left: number, right: number],
  rows: readonly (readonly [left: readonly Paragraph[], right: readonly Paragraph[]])[],
): Table {
  const cell = (children: readonly Paragraph[], width: number): TableCell => {
    const margins = { left: 0, right: 0, top: 0, bottom: 0 };
    const options: ITableCellOptions = {
      children,
      margins,
      width: { size: mm(width), type: WidthType.DXA },
    };
    return new TableCell(options);
  };
  return new Table({
    width: { size: mm(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: rows.map(
      ([left, right]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(left, widths[0]), cell(right, widths[1])],
        }),
    ),
  });
}

function sized(style: TextStyle, small: boolean): TextStyle {
  return small ? { ...style, size: style.smallest } : style;
}

/** Sizes and columns of the head: the usual sizes where all lines fit, else the smallest allowed. */
function headMeasures(document: OfficialDocument) {
  const { layout } = document;
  const total = uprightWidth(layout);
  const date = placeAndDate(document.place, document.day, document.year);
  const measures = (small: boolean) => {
    const style = (element: LayoutElement): TextStyle => sized(layout.styles[element], small);
    const styles = { nation: style("nation"), motto: style("motto"), issuer: style("issuer") };
    const placeDate = style("placeDate");
    const issuer = Math.max(...document.issuer.map((line) => lineLength(line, styles.issuer)));
    const nation = lineLength(layout.nation, styles.nation) + GAP;
    const wanted = Math.max(nation, lineLength(date, placeDate) + GAP);
    return {
      ...styles,
      placeDate,
      superior: style("superior"),
      nationWidth: nation,
      issuerWidth: issuer + GAP,
      wanted,
    };
  };
  const usual = measures(false);
  const taken = usual.wanted + usual.issuerWidth <= total ? usual : measures(true);
  const right = Math.max(taken.nationWidth, Math.min(taken.wanted, total - taken.issuerWidth));
  return { ...taken, date, right, left: total - right };
}

/** Room between the two columns of the head, millimetres. */
const GAP = 2;

/** Quốc hiệu, tiêu ngữ, issuer, number and symbol, place and date. */
export function headTable(document: OfficialDocument): Table {
  const { layout } = document;
  const { nation, motto, issuer, superior, placeDate, date, left, right } = headMeasures(document);
  const last = document.issuer.at(-1) ?? "";
  const lastLine = Math.min(lineLength(last, issuer), left);
  const symbol = formatSymbol(document.number, document.symbol);
  const second = (text: string, style: TextStyle): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: pt(6) },
      children: [textRun(style, text)],
    });
  return twoColumns(
    [left, right],
    [
      [
        [
          ...document.superior.map((line) => centred(superior, line)),
          ...document.issuer.map((line) => centred(issuer, line)),
          rule(lastLine * layout.rules.issuer, left),
        ],
        [
          centred(nation, layout.nation),
          centred(motto, layout.motto),
          rule(lineLength(layout.motto, motto) * layout.rules.motto, right),
        ],
      ],
      [[second(`Số: ${symbol}`, layout.styles.symbol)], [second(date, placeDate)]],
    ],
  );
}

/** Tên loại, trích yếu, its rule, and to whom it goes. */
export function titleLines(document: OfficialDocument): readonly Paragraph[] {
  const { layout, typeName, about, addressees } = document;
  const { styles } = layout;
  const width = uprightWidth(layout);
  const balanced = balancedLines(about, styles.about, width);
  const [only] = addressees;
  const single = addressees.length === 1 && only !== undefined;
  const to = (children: string, indent: number): Paragraph =>
    new Paragraph({
      ...(single ? { alignment: AlignmentType.CENTER } : { indent: { left: mm(indent) } }),
      spacing: { before: pt(single ? 12 : 2), after: pt(single ? 8 : 2) },
      children: [textRun(styles.addressee, children)],
    });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: pt(18) },
      keepNext: true,
      children: [textRun(styles.typeName, typeName)],
    }),
    ...balanced.lines.map((line) => centred(styles.about, line)),
    rule(balanced.last * layout.rules.about, width),
    ...(single ? [to(`Kính gửi: ${only}`, 0)] : []),
    ...(addressees.length > 1
      ? [
          to("Kính gửi:", 30),
          ...addressees.map((one, at) =>
            to(`- ${one}${at === addressees.length - 1 ? "." : ";"}`, 50),
          ),
        ]
      : []),
    new Paragraph({ spacing: { after: pt(4) }, children: [] }),
  ];
}
