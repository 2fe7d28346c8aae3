import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { annexParts, blockParts, endTable } from "./docx-body.ts";
import { headTable, titleLines } from "./docx-head.ts";
import { figureCounter } from "./docx-text.ts";
import { mm, pt } from "./measures.ts";

/** Distance of the page number from the edge of the paper, millimetres: inside the top margin. */
const PAGE_NUMBER_AT = 10;

/** What stands in the top margin: the page number from page 2, and what must be said on every page. */
function topMargin({ layout, notice }: OfficialDocument, numbered: boolean): Header {
  const { size } = layout.styles.pageNumber;
  const children = numbered
    ? [new TextRun({ size: size * 2, children: [PageNumber.CURRENT] })]
    : [];
  const said =
    notice === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [new TextRun({ text: notice, size: 20, italics: true })],
          }),
        ];
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children }), ...said],
  });
}

/** A section whose pages count from 1 and show no number on the first. */
function section(
  document: OfficialDocument,
  landscape: boolean,
  children: ISectionOptions["children"],
): ISectionOptions {
  const { page, margins } = document.layout;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: mm(page.width),
          height: mm(page.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(margins.top),
          bottom: mm(margins.bottom),
          left: mm(margins.left),
          right: mm(margins.right),
          header: mm(PAGE_NUMBER_AT),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: topMargin(document, true), first: topMargin(document, false) },
    children,
  };
}

/**
 * Writes an official document as .docx. The layout comes with the document; figures stand between
 * hidden bookmarks in reading order, so that an edited file can be compared figure by figure.
 */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const { layout, annexes, blocks, typeName, about } = document;
  const figures = figureCounter();
  const upright = { layout, landscape: false, figures };
  const body = [
    headTable(document),
    ...titleLines(document),
    ...blocks.flatMap((block) => blockParts(block, upright)),
    endTable(document),
    // Word wants a paragraph behind a table that ends a section; it takes no room.
    new Paragraph({
      spacing: { line: pt(1), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      children: [new TextRun({ size: 2 })],
    }),
  ];
  const file = new Document({
    title: `${typeName} ${about}`,
    creator: document.issuer.join(" "),
    styles: {
      default: {
        document: {
          run: {
            font: layout.font,
            size: layout.styles.body.size * 2,
            language: { value: "vi-VN" },
          },
        },
      },
    },
    sections: [
      section(document, false, body),
      ...annexes.map((annex) => {
        const { landscape } = annex;
        return section(document, landscape, annexParts(annex, { layout, landscape, figures }));
      }),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
