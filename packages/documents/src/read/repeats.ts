import { utils } from "@e965/xlsx";
import { ReadProblem } from "./problem.ts";
import type { ZipPart } from "./zip.ts";

/** Cells that a file may make out of few bytes: a whole column filled once, and nearly a second. */
export const MOST_REPEATED = 2_000_000;

const TAG = /<(?:[^\s<>:/?!]*:)?([^\s<>:/?!]+)([^<>]*)>/g;

function repeatOf(attributes: string, of: "rows" | "columns"): number {
  const said = new RegExp(`number-${of}-repeated\\s*=\\s*["']\\s*(\\d+)`, "i").exec(
    attributes,
  )?.[1];
  return Math.max(1, Number(said ?? 1));
}

/** Cells with content that an OpenDocument sheet says to write again and again. */
function repeatedCells(content: string): number {
  let rows = 1;
  let cells = 0;
  for (const [, name, attributes = ""] of content.matchAll(TAG)) {
    if (name === "table-row") rows = repeatOf(attributes, "rows");
    else if (name === "table-cell" && !attributes.endsWith("/")) {
      const times = rows * repeatOf(attributes, "columns");
      if (times > 1) cells += times;
    }
  }
  return cells;
}

/** Cells that the links of an Excel sheet cover: the library makes each of them. */
function linkedCells(sheet: Buffer): number {
  let cells = 0;
  for (let at = sheet.indexOf("hyperlink "); at >= 0; at = sheet.indexOf("hyperlink ", at + 1)) {
    const end = sheet.indexOf(">", at);
    const tag = sheet.toString("latin1", at, end < 0 ? sheet.length : end);
    const area = /\bref\s*=\s*["']([A-Z]+\d+:[A-Z]+\d+)/i.exec(tag)?.[1]?.toUpperCase();
    if (area === undefined) continue;
    const { s: from, e: to } = utils.decode_range(area);
    cells += (to.r - from.r + 1) * (to.c - from.c + 1);
  }
  return cells;
}

/**
 * Refuses a zipped spreadsheet that is small and says to fill more cells than {@link MOST_REPEATED}:
 * the library would make them all. Throws a {@link ReadProblem}.
 */
export function checkRepeats(parts: readonly ZipPart[]): void {
  let cells = 0;
  for (const { name, body } of parts) {
    if (/(?:^|\/)content\.xml$/i.test(name)) cells += repeatedCells(body.toString("utf8"));
    else if (/^xl\/(?!sharedStrings).*\.xml$/i.test(name)) cells += linkedCells(body);
    if (cells > MOST_REPEATED) throw new ReadProblem("too-much-memory");
  }
}
