import ExcelJS from "@mui/x-internal-exceljs-fork";
import type { LayoutProfile } from "@cchc/domain/document/layout";
import {
  type Annex,
  type OfficialDocument,
  plainText,
  type TableBlock,
} from "@cchc/domain/report-text/block";
import { textWidthOf } from "./measures.ts";
import { safeText, sheetValue } from "./sheet-values.ts";
import { textWidth } from "./widths.ts";

type Sheet = ExcelJS.Worksheet;

const LINE = { style: "thin", color: { argb: "FF000000" } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const HEAD_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } } as const;
const MISSING_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFE699" } } as const;

/** Millimetres of one unit of column width at 12 points. */
const MM_PER_UNIT = 2.15;

interface Setting {
  readonly sheet: Sheet;
  readonly layout: LayoutProfile;
  /** Widths of the columns, in units of column width. */
  readonly columns: readonly number[];
  /** Whether several tables stand in the sheet, each below a band with its name. */
  readonly banded: boolean;
}

/** What indents and borders take of a column, points. */
const PADDING = 14;

/** Lines that a text needs in a width (units), so that wrapped headings do not overlap. */
function linesIn(text: string, units: number, bold: boolean): number {
  const room = units * MM_PER_UNIT * (72 / 25.4) - PADDING;
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const length = textWidth(`${word} `, 12, bold ? "bold" : "regular");
    if (used > 0 && used + length > room) {
      lines += 1;
      used = 0;
    }
    used += length;
  }
  return lines;
}

/** Height of a row in points, from the cell that needs most lines. */
function heightOf(cells: readonly { text: string; units: number; bold: boolean }[]): number {
  const most = Math.max(1, ...cells.map(({ text, units, bold }) => linesIn(text, units, bold)));
  return most * 16 + 4;
}

function spanned(columns: readonly number[], from: number, span: number): number {
  return columns.slice(from, from + span).reduce((sum, one) => sum + one, 0);
}

function writeHead({ sheet, layout, columns }: Setting, table: TableBlock, first: number): number {
  const taken = new Set<string>();
  table.head.forEach((cells, line) => {
    let column = 0;
    const texts: { text: string; units: number; bold: boolean }[] = [];
    for (const cell of cells) {
      while (taken.has(`${line}/${column}`)) column += 1;
      const { span = 1, rows = 1, text } = cell;
      for (let down = 0; down < rows; down += 1) {
        for (let right = 0; right < span; right += 1) taken.add(`${line + down}/${column + right}`);
      }
      const row = first + line;
      if (span > 1 || rows > 1) {
        sheet.mergeCells(row, column + 1, row + rows - 1, column + span);
      }
      sheet.getCell(row, column + 1).value = safeText(text);
      if (rows === 1) texts.push({ text, units: spanned(columns, column, span), bold: true });
      column += span;
    }
    const row = sheet.getRow(first + line);
    row.height = heightOf(texts);
    for (let at = 1; at <= columns.length; at += 1) {
      const cell = row.getCell(at);
      cell.border = BORDER;
      cell.fill = HEAD_FILL;
      cell.font = { name: layout.font, size: 12, bold: true };
      cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    }
  });
  return first + table.head.length;
}

function writeRows({ sheet, layout, columns }: Setting, table: TableBlock, first: number): number {
  table.rows.forEach((cells, line) => {
    const row = sheet.getRow(first + line);
    let column = 0;
    const texts: { text: string; units: number; bold: boolean }[] = [];
    for (const cell of cells) {
      const { span = 1, align = "left", bold = false } = cell;
      const target = row.getCell(column + 1);
      const { value, format } = sheetValue(cell);
      target.value = value;
      if (format !== undefined) target.numFmt = format;
      for (let at = column + 1; at <= column + span; at += 1) row.getCell(at).border = BORDER;
      if (span > 1) sheet.mergeCells(first + line, column + 1, first + line, column + span);
      target.font = { name: layout.font, size: 12, bold };
      const indent = align === "center" ? {} : { indent: 1 };
      target.alignment = { horizontal: align, vertical: "middle", wrapText: true, ...indent };
      if (cell.runs.some((run) => run.kind === "figure" && run.state === "missing")) {
        target.fill = MISSING_FILL;
      }
      texts.push({ text: plainText(cell.runs), units: spanned(columns, column, span), bold });
      column += span;
    }
    row.height = heightOf(texts);
  });
  return first + table.rows.length;
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align: "left" | "center" | "right";
}

function writeLine({ sheet, layout, columns }: Setting, row: number, line: Line): void {
  sheet.mergeCells(row, 1, row, columns.length);
  const cell = sheet.getCell(row, 1);
  const { text, size, bold = false, italic = false, align } = line;
  cell.value = safeText(text);
  cell.font = { name: layout.font, size, bold, italic };
  cell.alignment = { horizontal: align, vertical: "middle", wrapText: true };
  const units = spanned(columns, 0, columns.length);
  sheet.getRow(row).height = linesIn(text, (units * 12) / size, bold) * (size + 5);
}

/** What stands above a table: its note, and its caption where no band bears it. */
function writeAbove(setting: Setting, { caption, note }: TableBlock, first: number): number {
  let row = first;
  const own = setting.banded ? undefined : caption;
  if (own !== undefined) {
    writeLine(setting, row, { text: own, size: 12, bold: true, align: "left" });
    row += 1;
  }
  if (note !== undefined) {
    writeLine(setting, row, { text: note, size: 12, italic: true, align: "right" });
    row += 1;
  }
  return row;
}

/** The name of what follows, over the whole width: tables of the same columns share one head. */
function writeBand(setting: Setting, text: string, row: number): number {
  writeLine(setting, row, { text, size: 12, bold: true, align: "left" });
  const { sheet, columns } = setting;
  for (let at = 1; at <= columns.length; at += 1) sheet.getCell(row, at).border = BORDER;
  sheet.getCell(row, 1).alignment = { horizontal: "left", vertical: "middle", indent: 1 };
  sheet.getRow(row).height = Math.max(20, sheet.getRow(row).height);
  return row + 1;
}

/** Names of sheets are unique, at most 31 signs, without `: \ / ? * [ ]`. */
function sheetName(workbook: ExcelJS.Workbook, wanted: string): string {
  const clean = wanted
    .replaceAll(/[:\\/?*[\]]/g, " ")
    .slice(0, 28)
    .trim();
  let name = clean;
  for (let at = 2; workbook.getWorksheet(name) !== undefined; at += 1) name = `${clean} ${at}`;
  return name;
}

/** Widths and headings, in one text to compare. */
function columnsOf({ widths, head }: TableBlock): string {
  return JSON.stringify([widths, head]);
}

/** Tables of the same columns stand below one another; others get a sheet of their own. */
function sheetsOf(tables: readonly TableBlock[]): readonly (readonly TableBlock[])[] {
  const groups: TableBlock[][] = [];
  for (const table of tables) {
    const last = groups.at(-1);
    const same = last?.[0] !== undefined && columnsOf(last[0]) === columnsOf(table);
    if (last !== undefined && same) last.push(table);
    else groups.push([table]);
  }
  return groups;
}

function writeSheet(
  workbook: ExcelJS.Workbook,
  document: OfficialDocument,
  { annex, tables }: { readonly annex: Annex; readonly tables: readonly TableBlock[] },
): void {
  const [first] = tables;
  if (first === undefined) return;
  const { layout } = document;
  const { margins } = layout;
  const sheet = workbook.addWorksheet(sheetName(workbook, annex.number));
  const width = textWidthOf(layout, annex.landscape) / MM_PER_UNIT;
  const shares = first.widths.reduce((sum, one) => sum + one, 0);
  const columns = first.widths.map((share) => (share * width) / shares);
  columns.forEach((units, at) => {
    sheet.getColumn(at + 1).width = units;
  });
  const setting: Setting = { sheet, layout, columns, banded: tables.length > 1 };
  writeLine(setting, 1, { text: document.issuer.join(" "), size: 12, bold: true, align: "left" });
  writeLine(setting, 2, { text: annex.number, size: 14, bold: true, align: "center" });
  const title = annex.title.toLocaleUpperCase("vi");
  writeLine(setting, 3, { text: title, size: 14, bold: true, align: "center" });
  writeLine(setting, 4, { text: annex.note, size: 13, italic: true, align: "center" });
  const head = writeAbove(setting, first, 6);
  let row = writeHead(setting, first, head);
  sheet.pageSetup.printTitlesRow = `${head}:${row - 1}`;
  sheet.views = [{ state: "frozen", ySplit: row - 1, showGridLines: false }];
  for (const table of tables) {
    if (setting.banded && table.caption !== undefined) {
      row = writeBand(setting, table.caption, row);
    }
    row = writeRows(setting, table, row);
  }
  const inches = (millimetres: number): number => millimetres / 25.4;
  Object.assign(sheet.pageSetup, {
    // A4, by its number in the format.
    paperSize: 9,
    firstPageNumber: 1,
    orientation: annex.landscape ? "landscape" : "portrait",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(margins.top),
      bottom: inches(margins.bottom),
      left: inches(margins.left),
      right: inches(margins.right),
      header: inches(10),
      footer: inches(10),
    },
  });
  const said =
    document.notice === undefined
      ? ""
      : `&R&"${layout.font},Italic"&10${document.notice.replaceAll("&", "&&")}`;
  sheet.headerFooter = {
    differentFirst: true,
    oddHeader: `&C&"${layout.font},Regular"&14&P${said}`,
    firstHeader: said,
  };
}

/**
 * Writes the annexes of a document as .xlsx: one sheet an annex, typed values, borders, print set-up
 * for A4. A document without tables gives a workbook with its title alone.
 */
export async function writeXlsx(document: OfficialDocument): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = document.issuer.join(" ");
  workbook.title = `${document.typeName} ${document.about}`;
  for (const annex of document.annexes) {
    const tables = annex.blocks.filter((block) => block.kind === "table");
    for (const group of sheetsOf(tables)) writeSheet(workbook, document, { annex, tables: group });
  }
  if (workbook.worksheets.length === 0) {
    const sheet = workbook.addWorksheet("Báo cáo");
    sheet.getCell(1, 1).value = safeText(`${document.typeName} ${document.about}`);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
