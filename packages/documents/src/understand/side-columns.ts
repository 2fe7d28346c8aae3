import { type CleanText, foldText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { Grid, GridRow } from "./tasks.ts";

/** A cell beside the results of a table: what was asked for, or what another time brought. */
export interface SideCell extends Span {
  readonly kind: "target" | "other";
}

const NUMBER = /^(?:[-–+]|\d[\d.,]*(?: ?%)?)$/;
const RESULT = /ket qua|thuc hien|(?<![\p{L}])dat(?![\p{L}])|da lam/u;
const TARGET =
  /ke hoach|chi tieu (?:giao|nam|ke hoach|duoc)|(?<![\p{L}])giao(?! dich)|muc tieu|phan dau|dinh muc/u;
const COMPARED = /cung ky|(?:nam|ky|quy|thang) truoc|so sanh|so voi|tang|giam|chenh lech|ty le|%/u;
/** A month or a quarter beside their sum. */
const PART = /^(?:thang \d{1,2}|quy (?:[ivx]+|\d)|t\d{1,2}|q\d)(?: ?\/ ?\d{4})?$/u;
const SUM = /cong|tong|luy ke|ca (?:nam|quy|ky)/u;

function yearOf(heading: string): number | null {
  const years = [...heading.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year));
  return years.length === 0 ? null : Math.max(...years);
}

function isNumber(row: GridRow, column: number): boolean {
  return NUMBER.test(row.cells[column]?.text ?? "");
}

/** The columns that mostly hold numbers; the first two may be numbers of rows and their names. */
function numberColumns(body: readonly GridRow[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const named = body.some(({ cells }) =>
      cells.slice(0, column).some(({ text }) => /\p{L}{2}/u.test(text)),
    );
    const filled = body.filter(({ cells }) => (cells[column]?.text ?? "") !== "");
    const numbers = filled.filter((row) => isNumber(row, column));
    return named && numbers.length > 0 && numbers.length >= filled.length * 0.6;
  });
}

function kindsOf(headings: readonly string[]): readonly (SideCell["kind"] | null)[] {
  const years = headings.map(yearOf);
  const latest = Math.max(0, ...years.map((year) => year ?? 0));
  const summed = headings.some((heading) => SUM.test(heading));
  return headings.map((heading, at) => {
    const year = years[at] ?? null;
    if (COMPARED.test(heading)) return "other";
    if (TARGET.test(heading) && !RESULT.test(heading.replace(TARGET, ""))) return "target";
    if (summed && PART.test(heading)) return "other";
    const own = years.every((one) => one !== null);
    return own && year !== null && year < latest ? "other" : null;
  });
}

/**
 * Cells of columns that do not hold what the report counts: "Kế hoạch" and "Cùng kỳ" beside "Kết
 * quả", months beside their sum, last year beside this one. Empty where a table has no heading, or
 * where nothing would be left.
 */
export function sideCells({ folded }: CleanText, grids: readonly Grid[]): readonly SideCell[] {
  return grids.flatMap(({ rows }): SideCell[] => {
    const first = rows.findIndex(
      ({ cells }) =>
        cells.slice(1).some(({ text }) => NUMBER.test(text)) &&
        cells.some(({ text }) => /\p{L}{2}/u.test(text)),
    );
    if (first < 1) return [];
    const body = rows.slice(first);
    const width = Math.max(...body.map(({ cells }) => cells.length));
    const head = rows.slice(0, first).findLast(({ cells }) => cells.length >= width);
    if (head === undefined || body.length < 2) return [];
    const columns = numberColumns(body, width);
    if (columns.length < 2) return [];
    const headings = columns.map((column) => {
      const cell = head.cells[column];
      return cell === undefined ? "" : foldText(folded.slice(cell.start, cell.end)).trim();
    });
    const kinds = kindsOf(headings);
    if (!kinds.includes(null)) return [];
    return columns.flatMap((column, at): SideCell[] => {
      const kind = kinds[at] ?? null;
      return kind === null
        ? []
        : body.flatMap(({ cells }): SideCell[] => {
            const cell = cells.length <= width ? cells[column] : undefined;
            return cell === undefined || !NUMBER.test(cell.text)
              ? []
              : [{ start: cell.start, end: cell.end, kind }];
          });
    });
  });
}

/** The unit of a row where the heading says which column has it; "" where none does. */
export function unitCells(grids: readonly Grid[]): ReadonlyMap<number, string> {
  const units = new Map<number, string>();
  for (const { rows } of grids) {
    const head = rows.find(({ cells }) =>
      cells.some(({ text }) => /^(?:don vi(?: tinh)?|dvt|dv tinh)$/.test(foldText(text).trim())),
    );
    const column =
      head?.cells.findIndex(({ text }) =>
        /^(?:don vi(?: tinh)?|dvt|dv tinh)$/.test(foldText(text).trim()),
      ) ?? -1;
    if (head === undefined || column === -1) continue;
    for (const row of rows)
      if (row !== head) {
        const unit = row.cells[column]?.text ?? "";
        if (!NUMBER.test(unit)) units.set(row.start, unit);
      }
  }
  return units;
}
