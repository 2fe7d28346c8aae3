import { read } from "@e965/xlsx";
import { openBook, widened } from "./book.ts";
import { decodeText } from "./decode.ts";
import { kindOf } from "./kind.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { plainTable } from "./repeats.ts";

/** The first sheet of a file as it lies: rows of trimmed texts, empty ones at the end left out. */
export type Grid = readonly (readonly string[])[];

/** What a table of one row a unit never needs more than. */
export const GRID_LIMITS: Limits = {
  ...LIMITS,
  bytes: 2 * 1024 * 1024,
  inflatedBytes: 32 * 1024 * 1024,
  rows: 20_000,
};

/**
 * Reads the first sheet of a .csv, .xlsx, .xls or .ods file, line by line: row 3 of the answer is
 * row 3 of the sheet. What {@link readSheets} does to understand tables of documents is not done.
 * Throws a {@link ReadProblem} with one Vietnamese sentence.
 */
export function readGrid(name: string, bytes: Uint8Array, limits: Limits = GRID_LIMITS): Grid {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { kind } = kindOf(name, buffer, limits);
  const rows = readable(() =>
    kind === "xlsx" || kind === "xls" || kind === "ods"
      ? bookRows(buffer, limits)
      : kind === "csv" || kind === "text"
        ? textRows(buffer, limits)
        : refuse(),
  );
  if (rows.length === 0) throw new ReadProblem("no-text");
  return rows;
}

function refuse(): never {
  throw new ReadProblem("unknown-type");
}

/** What a library says of a table file that it cannot read is one of our sentences. */
export function readable<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof ReadProblem) throw error;
    const message = error instanceof Error ? error.message : "";
    throw new ReadProblem(/password|encrypt/i.test(message) ? "encrypted" : "corrupt", error);
  }
}

function bookRows(bytes: Buffer, limits: Limits): Grid {
  return firstSheet(openBook(bytes, limits, { sheetRows: limits.rows }));
}

function textRows(bytes: Buffer, limits: Limits): Grid {
  const text = plainTable(decodeText(bytes));
  const mark = separatorOf(text.split("\n", 20).join("\n"));
  const options = { raw: true, FS: mark, dense: true, sheetRows: limits.rows } as const;
  return firstSheet(read(text, { type: "string", ...options }));
}

/**
 * The mark most often seen in the first lines. Decimal commas can never be more than the
 * semicolons between their columns, so the semicolon wins a tie.
 */
export function separatorOf(head: string): string {
  const count = (mark: string): number => head.split(mark).length;
  return [";", "\t", ","].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function firstSheet(book: ReturnType<typeof read>): Grid {
  const name = book.SheetNames[0];
  const sheet = name === undefined ? undefined : book.Sheets[name];
  if (sheet === undefined) return [];
  const rows = widened<string | number | boolean | null>(sheet, true);
  const texts = rows.map((row) =>
    Array.from(row, (cell) =>
      String(cell ?? "")
        .normalize("NFC")
        .trim(),
    ),
  );
  while (texts.length > 0 && texts.at(-1)?.every((cell) => cell === "")) texts.pop();
  return texts;
}
