import { AlignmentType, LineRuleType, Paragraph, type Table } from "docx";
import type { LayoutProfile, TextStyle } from "@cchc/domain/document/layout";
import { signerLines } from "@cchc/domain/document/signer";
import {
  type Annex,
  type Block,
  type OfficialDocument,
  type ParagraphRole,
  plainText,
  type Run,
} from "@cchc/domain/report-text/block";
import { twoColumns } from "./docx-head.ts";
import { tableOf } from "./docx-table.ts";
import { centred, type FigureCounter, runChildren, textRun, uprightWidth } from "./docx-text.ts";
import { balancedLines } from "./lines.ts";
import { mm, pt, textWidthOf } from "./measures.ts";

/** Where blocks are set. */
export interface BodyPlace {
  readonly layout: LayoutProfile;
  readonly landscape: boolean;
  readonly figures: FigureCounter;
}

interface Setting {
  readonly style: TextStyle;
  readonly keepNext?: boolean;
  readonly before?: number;
  /** Level in the outline that Word and PDF readers show beside the text, from 0. */
  readonly outline?: number;
}

/** Addresses of pages: where one goes to the next line, the words before it would be spread. */
const LONG_WORD = /\S{30}/u;

function prose(
  runs: readonly Run[],
  { style, keepNext, before, outline }: Setting,
  place: BodyPlace,
): Paragraph {
  const { layout, figures } = place;
  const { firstLine, after, line } = layout.paragraph;
  return new Paragraph({
    alignment: LONG_WORD.test(plainText(runs)) ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(firstLine) },
    spacing: {
      after: pt(after),
      before: pt(before ?? 0),
      line: Math.round(line * 240),
      lineRule: LineRuleType.AUTO,
    },
    ...(outline === undefined ? {} : { outlineLevel: outline }),
    ...(keepNext === true ? { keepNext } : {}),
    children: runChildren(style, { runs, figures }),
  });
}

/** A title in lines of nearly the same length. */
function titled(
  text: string,
  style: TextStyle,
  { layout, landscape }: BodyPlace,
): readonly Paragraph[] {
  const { lines } = balancedLines(text, style, textWidthOf(layout, landscape));
  return lines.map((line) => centred(style, line));
}

const BASIS: ReadonlySet<ParagraphRole> = new Set(["basis", "note"]);

/** One block of the text. */
export function blockParts(block: Block, place: BodyPlace): readonly (Paragraph | Table)[] {
  const { layout, landscape, figures } = place;
  const { styles } = layout;
  switch (block.kind) {
    case "part":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: pt(10) },
          keepNext: true,
          outlineLevel: 0,
          children: [textRun({ ...styles.part, capitals: false }, block.number)],
        }),
        ...titled(plainText(block.title), styles.part, place),
        new Paragraph({
          spacing: { after: 0, line: pt(6), lineRule: LineRuleType.EXACT },
          keepNext: true,
          children: [],
        }),
      ];
    case "heading": {
      const style = { 1: styles.section, 2: styles.item, 3: styles.body }[block.level];
      const runs: readonly Run[] = [{ kind: "text", text: `${block.number} ` }, ...block.title];
      const before = block.level === 1 ? 4 : 0;
      return [prose(runs, { style, keepNext: true, before, outline: block.level }, place)];
    }
    case "paragraph": {
      const style = BASIS.has(block.role) ? styles.basis : styles.body;
      // The last line of the text goes with the signature to the next page.
      return [prose(block.runs, { style, keepNext: block.role === "closing" }, place)];
    }
    case "table":
      return tableOf(block, { layout, width: textWidthOf(layout, landscape), figures });
  }
}

/** Nơi nhận on the left, who signs on the right; one row that no page break parts. */
export function endTable(document: OfficialDocument): Table {
  const { layout, receivers, signer } = document;
  const { styles } = layout;
  const width = uprightWidth(layout);
  const line = (style: TextStyle, text: string): Paragraph =>
    new Paragraph({ children: [textRun(style, text)] });
  // Without "keep with next": the row is not split anyhow, and LibreOffice would move it for nothing.
  const middle = (style: TextStyle, text: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [textRun(style, text)],
    });
  const left = [
    line(styles.receiversWord, "Nơi nhận:"),
    ...receivers.map((one) => line(styles.receivers, `- ${one};`)),
    line(styles.receivers, "- Lưu: VT."),
  ];
  const right = [
    ...signerLines(signer).map((one) => middle(styles.signerTitle, one)),
    ...[1, 2, 3, 4].map(() => middle(styles.signerName, "")),
    middle(styles.signerName, signer.name ?? ""),
  ];
  return twoColumns([width * 0.45, width * 0.55], [[left, right]]);
}

/** Head of an annex and all that stands in it. */
export function annexParts(annex: Annex, place: BodyPlace): readonly (Paragraph | Table)[] {
  const { layout } = place;
  const { styles } = layout;
  return [
    centred(styles.annexNumber, annex.number),
    ...titled(annex.title, styles.annexTitle, place),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: pt(8) },
      keepNext: true,
      children: [textRun(styles.annexNote, annex.note)],
    }),
    ...annex.blocks.flatMap((block) => blockParts(block, place)),
  ];
}
