import { read } from "@e965/xlsx";
import { openBook, widened } from "./book.ts";
import { readable } from "./grid.ts";
import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { plainTable } from "./repeats.ts";
import { spellNumbers } from "./table.ts";

/** One sheet: its rows of cells as they are shown, merged headings repeated under what they span. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of a spreadsheet file. Formulas are not run: what was saved with them is read. */
export function readSheets(source: Buffer | string, limits: Limits): readonly Sheet[] {
  return readable(() => sheetsOf(source, limits));
}

function sheetsOf(source: Buffer | string, limits: Limits): readonly Sheet[] {
  const options = { cellFormula: false, cellHTML: false, cellNF: true, sheetRows: limits.rows };
  const book =
    typeof source === "string"
      ? // A typed 1.059 in a text table is not the number 1,059.
        read(plainTable(source), { ...options, type: "string", raw: true, dense: true })
      : openBook(source, limits, options);
  let left = limits.rows;
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return { name, rows: [] };
    if (typeof source !== "string") spellNumbers(sheet);
    const rows = widened<unknown>(sheet, false)
      .slice(0, left)
      .map((row) =>
        row.map((cell) => (typeof cell === "string" ? cell : "").replaceAll(/\s+/g, " ").trim()),
      );
    left -= rows.length;
    if (left <= 0) throw new ReadProblem("too-large");
    for (const { s: from, e: to } of sheet["!merges"] ?? []) {
      const words = rows[from.r]?.[from.c] ?? "";
      if (!/\p{L}{2}/u.test(words) || to.r - from.r > 6 || to.c - from.c > 40) continue;
      for (let row = from.r; row <= to.r; row += 1) {
        for (let column = from.c; column <= to.c; column += 1) {
          const target = rows[row];
          if (target?.[column] === "" && (to.c - from.c < target.length - 1 || row !== from.r))
            target[column] = words;
        }
      }
    }
    return { name, rows };
  });
}

/** Sheets as text: a line a row, tabs between cells. */
export function sheetsToText(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ rows }) =>
      rows
        .map((row) => {
          const filled = row.filter((cell) => cell !== "");
          // A heading over the table is a line of its own.
          return filled.length === 1 || new Set(filled).size === 1
            ? (filled[0] ?? "")
            : row.join("\t");
        })
        .join("\n"),
    )
    .join("\n\n");
}
