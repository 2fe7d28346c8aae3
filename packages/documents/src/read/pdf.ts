import { getDocumentProxy } from "unpdf";
import type { Limits } from "./limits.ts";
import { rulesOf } from "./pdf-rules.ts";
import { type Piece, mayHaveTable, tablesOf } from "./pdf-table.ts";
import { ReadProblem } from "./problem.ts";

function pieceOf(item: unknown): Piece | null {
  if (typeof item !== "object" || item === null || !("str" in item) || !("transform" in item))
    return null;
  const { str, transform } = item;
  if (typeof str !== "string" || str === "" || !Array.isArray(transform)) return null;
  const [a, b, , , x, y] = transform.map(Number);
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  const width = "width" in item ? Number(item.width) : 0;
  return { text: str, x, y, width, size: Math.hypot(a ?? 0, b ?? 0) || 12 };
}

function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(first.y - piece.y) <= Math.max(first.size, piece.size) * 0.4
    ) {
      row.push(piece);
    } else rows.push([piece]);
  }
  return rows;
}

function lineOf(row: readonly Piece[]): string {
  let line = "";
  let at: number | null = null;
  for (const { text, x, width, size } of row.toSorted((a, b) => a.x - b.x)) {
    if (text.trim() === "" && width > size * 1.6) continue;
    const gap = at === null ? 0 : x - at;
    if (at !== null && gap > size * 1.6) line += "\t";
    else if (gap > size * 0.15 && !line.endsWith(" ")) line += " ";
    line += text;
    at = x + width;
  }
  return line
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/ ?\t ?/g, "\t")
    .trim();
}

/** Pieces of one page as lines from top to bottom; wide gaps become tabs. */
export function linesOfPage(pieces: readonly Piece[]): string[] {
  return rowsOf(pieces).map(lineOf);
}

/** The lines of a page with its ruled tables as one line a row, however its cells are broken. */
async function linesWithTables(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>,
  pieces: readonly Piece[],
): Promise<string[]> {
  if (!mayHaveTable(rowsOf(pieces))) return linesOfPage(pieces);
  const tables = tablesOf(await rulesOf(await page.getOperatorList()), pieces);
  const lines: string[] = [];
  let left = pieces;
  for (const { top, pieces: inside, rows } of tables) {
    left = left.filter((piece) => !inside.has(piece));
    lines.push(...linesOfPage(left.filter(({ y }) => y >= top)));
    left = left.filter(({ y }) => y < top);
    lines.push(...rows.map((row) => row.join("\t")));
  }
  return [...lines, ...linesOfPage(left)];
}

/** Joins a row that a page break cut in two: no number of its own, and no figure over another. */
function joinOverPages(above: string | undefined, below: string): string | null {
  const [head, tail] = [above?.split("\t") ?? [], below.split("\t")];
  if (head.length < 3 || head.length !== tail.length || tail[0] !== "") return null;
  const told = tail.filter((cell) => cell !== "").length;
  const figures = tail.some((cell, index) => /\d/.test(cell) && /\d/.test(head[index] ?? ""));
  if (told === 0 || told > tail.length / 2 || figures || head.every((cell) => cell === ""))
    return null;
  return head.map((cell, index) => `${cell} ${tail[index] ?? ""}`.trim()).join("\t");
}

/** The text of a PDF that was made from a text; a scan is refused with a word about it. */
export async function readPdf(
  bytes: Buffer,
  limits: Limits,
): Promise<{ readonly text: string; readonly pages: number }> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new ReadProblem(name === "PasswordException" ? "encrypted" : "corrupt", error);
  }
  try {
    if (pdf.numPages > limits.pages) throw new ReadProblem("too-many-pages");
    const written: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      // One page at a time keeps memory flat.
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => pieceOf(item) ?? []);
      const lines = (await linesWithTables(page, pieces)).filter((line) => line.trim() !== "");
      if (/^\d{1,3}$/.test(lines[0] ?? "")) lines.shift();
      else if (/^(?:Trang )?\d{1,3}$/.test(lines.at(-1) ?? "")) lines.pop();
      const whole = joinOverPages(written.at(-1), lines[0] ?? "");
      if (whole !== null) written.splice(-1, 1, whole);
      for (const line of whole === null ? lines : lines.slice(1)) written.push(line);
    }
    const text = written.join("\n").trim();
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < pdf.numPages * 15) throw new ReadProblem("scan");
    return { text, pages: pdf.numPages };
  } catch (error) {
    if (error instanceof ReadProblem) throw error;
    throw new ReadProblem("corrupt", error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}
