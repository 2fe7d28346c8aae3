import { ReadProblem } from "./problem.ts";
import type { ZipPart } from "./zip.ts";

/** Cells that a file may make out of few bytes: a whole column filled once, and nearly a second. */
export const MOST_REPEATED = 2_000_000;

/**
 * What the library takes for a tag, by its own rule: whatever was read otherwise here could be hidden
 * from this count. Within a tag only a quoted value may hold `<` or `>`.
 */
const TAG = /<(\/?)(?:[^\s?><!/:"]*:|)([^\s?<>:/"]+)((?:\s+[^<>=?"'\s]+="[^"]*?")*\s*\/?)>/g;
/** The library reads the names of the Chinese format too. */
const ROW: readonly string[] = ["table-row", "行"];
const CELL: readonly string[] = ["table-cell", "数据"];

/** The most that any attribute of this name says: the library takes one of them. */
function repeatOf(attributes: string, of: "rows" | "columns"): number {
  const pieces = attributes.toLowerCase().split("=");
  return pieces.reduce((most, piece, at) => {
    if (!piece.includes(`number-${of}-repeated`)) return most;
    const said = /^[\s"']*([^\s"'>]*)/.exec(pieces[at + 1] ?? "")?.[1] ?? "";
    return Math.max(most, Number(said) || 1, Number.parseInt(said, 10) || 1);
  }, 1);
}

/** The text without its comments, as the library leaves them out: one without end takes all the rest. */
function withoutComments(content: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = content.indexOf("<!--"); at >= 0; at = content.indexOf("<!--", from)) {
    kept.push(content.slice(from, at));
    const end = content.indexOf("-->", at + 4);
    if (end < 0) return kept.join("");
    from = end + 3;
  }
  return kept.join("") + content.slice(from);
}

/** Cells with content that an OpenDocument sheet says to write again and again. */
function repeatedCells(given: string): number {
  const content = withoutComments(given);
  // The library cuts such a head out in its own way; no office program writes one.
  if (content.slice(0, 1024).includes("<!DOCTYPE")) throw new ReadProblem("corrupt");
  let rows = 1;
  let columns = 1;
  let cells = 0;
  for (const [, end, longName = "", attributes = ""] of content.matchAll(TAG)) {
    const name = longName.split("_", 1)[0] ?? "";
    if (ROW.includes(name)) rows = end === "/" ? 1 : repeatOf(attributes, "rows");
    if (!CELL.includes(name)) continue;
    // A cell is written where it ends, as often as the last one that began says.
    if (end !== "/") columns = repeatOf(attributes, "columns");
    else if (rows * columns > 1) cells += rows * columns;
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
    if (/(?:^|[/\\])content\.xml$/i.test(name)) cells += repeatedCells(body.toString("utf8"));
    if (cells > MOST_REPEATED) throw new ReadProblem("too-much-memory");
  }
}

/**
 * A text table as the library may have it. One that it would take for another format (XML, HTML, DIF,
 * RTF) is refused, since these say where their cells stand and nothing above counts them; a first
 * heading "ID" is quoted, or it would be read as SYLK.
 */
export function plainTable(text: string): string {
  if (/^\s*(?:<|\{\\rtf|socialcalc:|TABLE\r?\n0,1)/iu.test(text.slice(0, 200)))
    throw new ReadProblem("wrong-type");
  return text.replace(/^\s*ID(?=[;,\t])/u, '"ID"');
}
