import { type ParsingOptions, read, utils, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { plainBook } from "./biff.ts";
import type { Limits } from "./limits.ts";
import { plainPart } from "./plain-part.ts";
import { ReadProblem } from "./problem.ts";
import { checkRepeats } from "./repeats.ts";
import { storedZip, zipParts } from "./zip.ts";

/** Cells that a sheet may have from its first to its last, empty ones too. */
export const MOST_CELLS = 2_000_000;

const OLE = 0xe011_cfd0;

/** A file of which the library reads only what was taken out of it here. */
function plain(bytes: Buffer, limits: Limits): Buffer {
  if (bytes.length > 4 && bytes.readUInt32LE(0) === OLE) return plainBook(bytes);
  const parts = zipParts(bytes, limits).map(plainPart);
  checkRepeats(parts);
  return storedZip(parts);
}

/** An .xlsx, .xls or .ods file as the library reads it. What it throws goes through `readable`. */
export function openBook(bytes: Buffer, limits: Limits, options: ParsingOptions): WorkBook {
  const all = { ...options, type: "buffer", dense: true } as const;
  return read(plain(bytes, limits), all);
}

/**
 * The rows of a sheet to the last that is there, each as wide as the sheet says to be, or where that
 * makes too many cells, as its widest row is. Throws a {@link ReadProblem} where those are more than {@link MOST_CELLS} as well: one
 * cell far to the right makes every row as long.
 */
export function widened<Cell>(sheet: WorkSheet, blankrows: boolean): Cell[][] {
  const { s: from, e: to } = utils.decode_range(sheet["!ref"] ?? "A1");
  const data = sheet["!data"] ?? [];
  const rows = data.filter((row) => row !== undefined);
  // A sheet may say to be taller than it is: each of those rows would be made as wide as all.
  const range = { s: from, e: { ...to, r: Math.min(to.r, data.length - 1) } };
  const made = blankrows ? range.e.r - from.r + 1 : rows.length;
  const most = Math.floor(MOST_CELLS / Math.max(1, made));
  if (to.c - from.c + 1 > most) {
    range.e.c = rows.reduce((last, { length }) => Math.max(last, length - 1), from.c);
    if (range.e.c - from.c + 1 > most) throw new ReadProblem("too-much-memory");
  }
  return sheet["!ref"] === undefined
    ? []
    : utils.sheet_to_json<Cell[]>(sheet, { header: 1, raw: false, defval: "", blankrows, range });
}
