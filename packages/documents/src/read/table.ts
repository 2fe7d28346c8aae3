import { type CellObject, read, SSF, type WorkSheet } from "@e965/xlsx";
import { openBook } from "./book.ts";
import { decodeText } from "./decode.ts";
import { readable, separatorOf } from "./grid.ts";
import { kindOf } from "./kind.ts";
import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";

/** One sheet as lines of texts, days written as `2023-01-12`. */
export interface Table {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

interface SerialDay {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

const isDayFormat: (format: string) => boolean = SSF.is_date;
const dayOfSerial: (serial: number, options: { date1904: boolean }) => SerialDay | null =
  SSF.parse_date_code;

/** How a table is read. */
export interface TableOptions extends Limits {
  /** Numbers of the file written the Vietnamese way, whatever its formats: `1.059`, `99,53%`. */
  readonly spellNumbers?: boolean;
}

/** Lines at the top in which merged cells repeat their words: headings. */
const HEAD_LINES = 40;

/**
 * The sheets of a table file, line by line: row 3 of the answer is row 3 of the sheet. A day that the
 * file keeps as a day is written as one, however its cell shows it: `1/12/23` could be read two ways.
 * Throws a {@link ReadProblem}, `too-many-rows` above `limits.rows`.
 */
export function readTables(
  name: string,
  bytes: Uint8Array,
  limits: TableOptions,
): readonly Table[] {
  return readable(() => tablesOf(name, bytes, limits));
}

function tablesOf(name: string, bytes: Uint8Array, limits: TableOptions): readonly Table[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { kind } = kindOf(name, buffer, limits);
  if (kind === "csv" || kind === "text" || kind === "html") return textTable(buffer, limits);
  if (kind !== "xlsx" && kind !== "xls" && kind !== "ods") throw new ReadProblem("unknown-type");
  const book = openBook(buffer, limits, {
    cellNF: true,
    cellFormula: false,
    cellHTML: false,
    sheetRows: limits.rows + HEAD_LINES + 1,
  });
  let left = limits.rows + HEAD_LINES;
  return book.SheetNames.flatMap((sheetName) => {
    const sheet = book.Sheets[sheetName];
    if (sheet === undefined) return [];
    if (limits.spellNumbers === true) spellNumbers(sheet);
    const rows = rowsOf(sheet, book.Workbook?.WBProps?.date1904 === true);
    left -= rows.length;
    if (left < 0) throw new ReadProblem("too-many-rows");
    return rows.length === 0 ? [] : [{ name: sheetName, rows }];
  });
}

function textTable(bytes: Buffer, limits: Limits): readonly Table[] {
  const text = decodeText(bytes);
  const FS = separatorOf(text.split("\n", 20).join("\n"));
  const sheetRows = limits.rows + HEAD_LINES + 1;
  const book = read(text, { type: "string", raw: true, FS, dense: true, sheetRows });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  const rows = sheet === undefined ? [] : rowsOf(sheet, false);
  if (rows.length > limits.rows + HEAD_LINES) throw new ReadProblem("too-many-rows");
  return rows.length === 0 ? [] : [{ name: "", rows }];
}

function rowsOf(sheet: WorkSheet, date1904: boolean): string[][] {
  const data = sheet["!data"] ?? [];
  const rows = Array.from(data, (row) =>
    Array.from(row ?? [], (cell) => (cell === undefined ? "" : textOf(cell, date1904))),
  );
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === "")) rows.pop();
  for (const { s: from, e: to } of sheet["!merges"] ?? []) {
    const words = rows[from.r]?.[from.c] ?? "";
    if (to.r >= HEAD_LINES || !/\p{L}/u.test(words)) continue;
    for (let row = from.r; row <= to.r; row += 1) {
      const line = rows[row];
      // A banner over the whole table heads nothing.
      if (line === undefined || to.c - from.c > 12) continue;
      while (line.length < from.c) line.push("");
      for (let column = from.c; column <= to.c; column += 1) line[column] = words;
    }
  }
  return rows;
}

function textOf(cell: CellObject, date1904: boolean): string {
  const { v: value, z: format, w: shown } = cell;
  if (typeof value === "number" && format !== undefined && isDayFormat(String(format))) {
    const day = dayOfSerial(value, { date1904 });
    // Before 1930 it is a time of day or a number that only looks like a day.
    if (day !== null && day.y >= 1930) {
      return `${day.y}-${String(day.m).padStart(2, "0")}-${String(day.d).padStart(2, "0")}`;
    }
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return (shown ?? String(value ?? "")).normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

/**
 * A number that a sheet shows as `1,059` or `99.53%` is shown as `1.059` and `99,53%`: the file says
 * that it is a number, so its marks are not to be guessed at.
 */
export function spellNumbers(sheet: WorkSheet): void {
  for (const row of sheet["!data"] ?? []) {
    for (const cell of row ?? []) {
      if (cell === undefined || cell.t !== "n") continue;
      if (cell.z !== undefined && isDayFormat(String(cell.z))) continue;
      const shown = cell.w ?? String(cell.v ?? "");
      if (!/^\s*[-+(]?[\d,]*\.?\d+\)?\s*%?\s*$/.test(shown)) continue;
      cell.w = shown.trim().replaceAll(/[.,]/g, (mark) => (mark === "." ? "," : "."));
    }
  }
}

/** A cell of a column to look at, where the file is only looked at. */
export function columnCells(
  rows: readonly (readonly string[])[],
  { from, most }: { readonly from: number; readonly most: number },
): readonly (readonly string[])[] {
  const part = rows.slice(from, from + most);
  const width = Math.max(0, ...part.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => part.map((row) => row[at] ?? ""));
}
