import { searchKey } from "@cchc/domain/text/search-key";
import { isBlank, isValue } from "./figure-layout.ts";
import type { Table } from "./table.ts";

type Rows = Table["rows"];

/** What a column of a table holds, below its headings. */
export interface ColumnShape {
  readonly at: number;
  /** All its headings, those of merged cells joined from above. */
  readonly heading: string;
  /** Filled cells that hold values, and that hold words. */
  readonly values: number;
  readonly words: number;
  readonly kind: "number" | "unit" | "other";
  readonly examples: readonly string[];
}

/** A table's headings and columns. */
export interface TableShape {
  /** Lines above the first line of values. */
  readonly lines: number;
  readonly columns: readonly ColumnShape[];
}

/** Lines at the top that are searched for the first line of values. */
const SEARCHED = 60;
/** Lines below the headings that tell what a column holds. */
const LOOKED_AT = 400;
const MOST_COLUMNS = 120;
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 40;

const YEAR = /^(?:19|20)\d\d$/;
const NUMBERING = /^\(?\d{1,2}\)?(?:\s*=.*)?$/;
const ORDINAL = /^(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,5}|[a-zđ])[.)]?$/;
const ITEM_NUMBER = /^(?:stt|tt|so tt|so thu tu|no\.?)$/;
const UNIT_HEADING = /^(?:don vi(?: tinh)?|dvt|dv tinh)$/;
/** "hồ sơ", "%": no name of a commune. */
const UNIT = /^(?:\p{Ll}[\p{L} ]{0,20}|%)$/u;

/** `(1) (2) (3)`, below many official headings. */
function isNumbering(row: readonly string[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return filled.length > 2 && filled.every((cell) => NUMBERING.test(cell) || /^[A-D]$/.test(cell));
}

function holdsValues(row: readonly string[]): boolean {
  if (isNumbering(row)) return false;
  const words = row.some((cell) => /\p{L}{2}/u.test(cell) && !isValue(cell));
  const values = row.filter(
    (cell, at) => isValue(cell) && !YEAR.test(cell) && !firstOrdinal(row, at),
  );
  return words && values.length > 0;
}

/** The first filled cell of a line is its number, where words follow. */
function firstOrdinal(row: readonly string[], at: number): boolean {
  return ORDINAL.test(row[at] ?? "") && row.slice(0, at).every(isBlank);
}

/** Headings of columns, from the lines above the values that head several columns. */
function headingsOf(rows: Rows, lines: number, width: number): readonly string[] {
  let from = lines;
  const filled = (at: number): number => new Set(rows[at]?.filter((cell) => !isBlank(cell))).size;
  while (from > 0 && filled(from - 1) >= 2) from -= 1;
  const head = rows.slice(from, lines).filter((row) => !isNumbering(row));
  return Array.from({ length: width }, (_, at) =>
    [...new Set(head.map((row) => row[at]?.trim() ?? ""))].filter((text) => text !== "").join(" "),
  );
}

/** Where a table's values begin; the number of lines where there are none. */
export function headLines({ rows }: Table): number {
  const first = rows.slice(0, SEARCHED).findIndex(holdsValues);
  return first === -1 ? rows.length : first;
}

/** What each column of a table holds. `lines`: those above the values. */
export function shapeOf({ rows }: Table, lines: number): TableShape {
  const body = rows.slice(lines, lines + LOOKED_AT);
  const widths = rows.slice(0, lines + LOOKED_AT).map((row) => row.length);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...widths));
  const headings = headingsOf(rows, lines, width);
  const columns = Array.from({ length: width }, (_, at): ColumnShape => {
    const cells = body.map((row) => row[at] ?? "").filter((cell) => !isBlank(cell));
    const heading = headings[at] ?? "";
    const values = cells.filter(isValue).length;
    return {
      at,
      heading,
      values,
      words: cells.filter((cell) => /\p{L}{2}/u.test(cell) && !isValue(cell)).length,
      kind: kindOf(heading, cells),
      examples: [...new Set(cells)]
        .slice(0, EXAMPLES)
        .map((cell) => cell.slice(0, LONGEST_EXAMPLE)),
    };
  });
  return { lines, columns };
}

function kindOf(heading: string, cells: readonly string[]): ColumnShape["kind"] {
  const said = searchKey(heading);
  if (ITEM_NUMBER.test(said)) return "number";
  if (UNIT_HEADING.test(said) && cells.every((cell) => UNIT.test(cell.toLowerCase()))) {
    const named = said === "don vi" && !cells.some((cell) => UNIT.test(cell));
    if (!named) return "unit";
  }
  const counting =
    heading === "" &&
    cells.length > 1 &&
    cells.every((cell) => ORDINAL.test(cell)) &&
    cells.filter((cell, at) => cell.replace(/[.)]$/, "") === String(at + 1)).length >
      cells.length / 2;
  return counting ? "number" : "other";
}

/** The column that says what a line is: the first one of words that differ from line to line. */
export function labelColumn(rows: Rows, { lines, columns }: TableShape): number {
  const body = rows.slice(lines, lines + LOOKED_AT);
  const different = columns.map(({ at, kind }) =>
    kind === "other"
      ? new Set(
          body
            .map((row) => row[at] ?? "")
            .filter((cell) => /\p{L}{2}/u.test(cell) && !isValue(cell)),
        ).size
      : 0,
  );
  const most = Math.max(0, ...different);
  return most === 0 ? -1 : different.findIndex((count) => count >= most * 0.6);
}
