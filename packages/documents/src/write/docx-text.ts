import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { LayoutProfile, TextStyle } from "@cchc/domain/document/layout";
import type { FigureRun, Run } from "@cchc/domain/report-text/block";
import { cased, mm, pt, textWidthOf } from "./measures.ts";

/** Shade behind a figure that is missing, so that nobody signs without seeing it. */
const MISSING_SHADE = "FFE699";

/** Counts the figures of a document, so that each has a bookmark of its own. */
export interface FigureCounter {
  next(figure: FigureRun): string;
}

/** Names `_F12_tthc_received_total`: hidden in Word, at most 40 signs, in reading order from 1. */
export function figureCounter(): FigureCounter {
  let count = 0;
  return {
    next: ({ code }) => {
      count += 1;
      return `_F${count}_${code.replaceAll(/[^A-Za-z0-9]+/g, "_")}`.slice(0, 40);
    },
  };
}

/** One run of text; its face is that of the whole document. */
export function textRun(style: TextStyle, text: string): TextRun {
  const { size, bold, italic } = style;
  return new TextRun({
    text: cased(text, style),
    size: size * 2,
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: true } : {}),
  });
}

/** Composed runs as Word takes them; figures stand between bookmarks, missing ones are shaded. */
export function runChildren(
  style: TextStyle,
  given: { readonly runs: readonly Run[]; readonly figures: FigureCounter },
): readonly ParagraphChild[] {
  return given.runs.map((run) => {
    if (run.kind === "text") {
      const bold = run.bold ?? style.bold;
      return textRun({ ...style, bold, italic: run.italic ?? style.italic }, run.text);
    }
    const { size, bold, italic } = style;
    const shown = new TextRun({
      text: cased(run.text, style),
      size: size * 2,
      ...(bold ? { bold } : {}),
      ...(italic ? { italics: true } : {}),
      ...(run.state === "missing" ? { shading: { fill: MISSING_SHADE } } : {}),
    });
    return new Bookmark({ id: given.figures.next(run), children: [shown] });
  });
}

/** One centred line. */
export function centred(style: TextStyle, text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [textRun(style, text)],
  });
}

/**
 * A rule of a length, centred in a width (both millimetres): the upper border of an empty line that
 * is set in from both sides. A drawn line would shift between Word and LibreOffice.
 */
export function rule(length: number, width: number): Paragraph {
  const indent = mm(Math.max(0, (width - length) / 2));
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: "000000" } },
    indent: { left: indent, right: indent },
    spacing: { before: pt(2), after: 0, line: pt(3), lineRule: LineRuleType.EXACT },
    keepNext: true,
    children: [new TextRun({ text: "", size: 4 })],
  });
}

/** Width between the margins of an upright page, millimetres. */
export function uprightWidth(layout: LayoutProfile): number {
  return textWidthOf(layout, false);
}
