import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import type { LayoutProfile } from "@cchc/domain/document/layout";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { annexParts, blockParts, endTable } from "./docx-body.ts";
import { headTable, titleLines } from "./docx-head.ts";
import { figureCounter } from "./docx-text.ts";
import { mm, pt } from "./measures.ts";

/** Distance of the page number from the edge of the paper, millimetres: inside the top margin. */
const PAGE_NUMBER_AT = 10;

function pageNumber(layout: LayoutProfile): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            font: layout.font,
            size: layout.styles.pageNumber.size * 2,
            children: [PageNumber.CURRENT],
          }),
        ],
      }),
    ],
  });
}

/** A section whose pages count from 1 and show no number on the first. */
function section(
  layout: LayoutProfile,
  landscape: boolean,
  children: ISectionOptions["children"],
): ISectionOptions {
  const { page, margins } = layout;
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
    headers: { default: pageNumber(layout), first: new Header({ children: [new Paragraph({})] }) },
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
      spacing: { line: pt(1), before: 0, after: 0 },
      children: [new TextRun({ size: 2 })],
    }),
  ];
  const file = new Document({
    title: `${typeName} ${about}`,
    creator: document.issuer.join(" "),
    styles: {
      default: { document: { run: { font: layout.font, size: layout.styles.body.size * 2 } } },
    },
    sections: [
      section(layout, false, body),
      ...annexes.map((annex) => {
        const { landscape } = annex;
        return section(layout, landscape, annexParts(annex, { layout, landscape, figures }));
      }),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
