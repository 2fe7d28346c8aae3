import { getDocumentProxy } from "unpdf";
import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

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

/** Pieces of one page as lines from top to bottom; wide gaps become tabs. */
export function linesOfPage(pieces: readonly Piece[]): string[] {
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
  return rows.map((row) => {
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
  });
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
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      // One page at a time keeps memory flat.
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => pieceOf(item) ?? []);
      const lines = linesOfPage(pieces).filter((line) => line !== "");
      if (/^\d{1,3}$/.test(lines[0] ?? "")) lines.shift();
      else if (/^(?:Trang )?\d{1,3}$/.test(lines.at(-1) ?? "")) lines.pop();
      pages.push(lines.join("\n"));
    }
    const text = pages.join("\n").trim();
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
