import ExcelJS from "@mui/x-internal-exceljs-fork";
import { withoutControls } from "./measures.ts";

/** One field to fill in, or a heading over the fields that follow. */
export type EntryLine =
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "field";
      /** Kept in a hidden column; what comes back is told apart by it alone. */
      readonly code: string;
      readonly label: string;
      readonly unit: string;
      /** As one types it, without the qualifier; `""` where nothing stands. */
      readonly value: string;
      readonly qualifier: string;
      readonly note: string;
    };

/** A sheet to be filled in away from the network. */
export interface EntrySheet {
  readonly title: string;
  /** How to fill it in, one line each. */
  readonly advice: readonly string[];
  /** Written into a hidden row: which form, in which version, for what. */
  readonly mark: readonly string[];
  readonly heads: readonly [
    code: string,
    label: string,
    unit: string,
    value: string,
    qualifier: string,
    note: string,
  ];
  /** Words that the qualifier's column offers. */
  readonly qualifiers: readonly string[];
  readonly lines: readonly EntryLine[];
}

const LINE = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE2EEEC" } } as const;
const ASKED = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFBEA" } } as const;
const FONT = { name: "Times New Roman", size: 12 } as const;
const WIDTHS = [10, 70, 12, 20, 12, 36];

/**
 * Writes the sheet as .xlsx. What is filled in is text (`@`): 1.059 stays what was typed, whatever the
 * computer's own grouping, and no program takes an answer for a formula or a day for a number.
 */
export async function writeEntrySheet(content: EntrySheet): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = content.title;
  const sheet = workbook.addWorksheet("Nhập số liệu");
  WIDTHS.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  sheet.getColumn(1).hidden = true;
  const write = (row: number, texts: readonly string[]): void => {
    texts.forEach((text, at) => {
      const cell = sheet.getCell(row, at + 1);
      cell.value = withoutControls(text);
      cell.font = FONT;
    });
  };
  write(1, content.mark);
  sheet.getRow(1).hidden = true;
  write(2, ["", content.title]);
  sheet.getCell(2, 2).font = { ...FONT, size: 14, bold: true };
  content.advice.forEach((text, at) => write(3 + at, ["", text]));
  const head = 3 + content.advice.length;
  write(head, content.heads);
  for (let column = 2; column <= WIDTHS.length; column += 1) {
    const cell = sheet.getCell(head, column);
    cell.font = { ...FONT, bold: true };
    cell.fill = FILL;
    cell.border = BORDER;
  }
  content.lines.forEach((line, at) => writeLine(sheet, head + 1 + at, line, content.qualifiers));
  sheet.views = [{ state: "frozen", ySplit: head, xSplit: 2, showGridLines: false }];
  // A4, by its number in the format.
  const paper = { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 0 };
  Object.assign(sheet.pageSetup, paper);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeLine(
  sheet: ExcelJS.Worksheet,
  row: number,
  line: EntryLine,
  qualifiers: readonly string[],
): void {
  if (line.kind === "heading") {
    const cell = sheet.getCell(row, 2);
    cell.value = withoutControls(line.text);
    cell.font = { ...FONT, bold: true };
    return;
  }
  const { code, label, unit, value, qualifier, note } = line;
  [code, label, unit, value, qualifier, note].forEach((text, at) => {
    const cell = sheet.getCell(row, at + 1);
    if (text !== "") cell.value = text.split("\n").map(withoutControls).join("\n");
    cell.font = FONT;
    cell.border = BORDER;
    cell.numFmt = "@";
    cell.alignment = {
      vertical: "middle",
      wrapText: true,
      horizontal: at === 3 ? "right" : "left",
    };
    if (at >= 3) cell.fill = ASKED;
  });
  sheet.getCell(row, 5).dataValidation = {
    type: "list",
    allowBlank: true,
    formulae: [`"${qualifiers.join(",")}"`],
  };
}
