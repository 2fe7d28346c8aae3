import type { PdfRule } from "./pdf-rules.ts";

/** Words of a page with where they stand, in points from the lower left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A ruled table: where it lies, which pieces it holds, and its rows of cells. */
export interface PdfTable {
  readonly top: number;
  readonly bottom: number;
  readonly pieces: ReadonlySet<Piece>;
  /** One text a column; a cell that spans others has its words in its first place only. */
  readonly rows: readonly (readonly string[])[];
}

/** Lines nearer than this are one. */
const NEAR = 2.5;

function distinct(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > NEAR);
}

function crosses(a: PdfRule, b: PdfRule): boolean {
  if (a.upright === b.upright) {
    return Math.abs(a.at - b.at) <= NEAR && a.from <= b.to + NEAR && b.from <= a.to + NEAR;
  }
  return (
    a.at >= b.from - NEAR && a.at <= b.to + NEAR && b.at >= a.from - NEAR && b.at <= a.to + NEAR
  );
}

/** Rules that touch one another, directly or by others. */
function groupsOf(rules: readonly PdfRule[]): PdfRule[][] {
  const left = new Set(rules);
  const groups: PdfRule[][] = [];
  for (const rule of rules) {
    if (!left.delete(rule)) continue;
    const group = [rule];
    for (const one of group) {
      for (const other of left) {
        if (!crosses(one, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** The nearest rule on either side of a point, among those that pass beside it. */
function between(
  rules: readonly PdfRule[],
  at: number,
  along: number,
): readonly [number, number] | null {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const rule of rules) {
    if (along < rule.from - NEAR || along > rule.to + NEAR) continue;
    if (rule.at <= at) low = Math.max(low, rule.at);
    else high = Math.min(high, rule.at);
  }
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

function indexOf(lines: readonly number[], value: number): number {
  return lines.findIndex((line) => Math.abs(line - value) <= NEAR * 2);
}

function joined(pieces: readonly Piece[]): string {
  const sorted = pieces.toSorted((a, b) => b.y - a.y || a.x - b.x);
  let text = "";
  let before: Piece | null = null;
  for (const piece of sorted) {
    const sameLine = before !== null && Math.abs(before.y - piece.y) <= piece.size * 0.4;
    const gap = before === null ? 0 : piece.x - before.x - before.width;
    if (before !== null && (!sameLine || gap > piece.size * 0.15)) text += " ";
    text += piece.text;
    before = piece;
  }
  return text.replaceAll(/\s+/g, " ").trim();
}

function tableOf(rules: readonly PdfRule[], pieces: readonly Piece[]): PdfTable | null {
  const upright = rules.filter((rule) => rule.upright);
  const lying = rules.filter((rule) => !rule.upright);
  const columns = distinct(upright.map(({ at }) => at));
  const lines = distinct(lying.map(({ at }) => at)).toReversed();
  const [top, bottom] = [lines[0], lines.at(-1)];
  if (top === undefined || bottom === undefined || columns.length < 3 || lines.length < 2)
    return null;
  const cells = new Map<string, Piece[]>();
  const inside = new Set<Piece>();
  for (const piece of pieces) {
    const middle = piece.y + piece.size * 0.3;
    if (middle > top || middle < bottom) continue;
    const across = between(upright, piece.x + Math.min(piece.width, 6) / 2, middle);
    const down = between(lying, middle, piece.x + Math.min(piece.width, 6) / 2);
    if (across === null || down === null) continue;
    inside.add(piece);
    const key = `${indexOf(lines, down[1])} ${indexOf(columns, across[0])}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [piece]);
    else cell.push(piece);
  }
  const rows = lines
    .slice(0, -1)
    .map((_, row) =>
      columns.slice(0, -1).map((__, column) => joined(cells.get(`${row} ${column}`) ?? [])),
    );
  // Ruled paper around a text is no table.
  if (!rows.some((row) => row.filter((cell) => cell !== "").length >= 2)) return null;
  return {
    top,
    bottom,
    pieces: inside,
    rows: rows.filter((row) => row.some((cell) => cell !== "")),
  };
}

/** The ruled tables of a page, from top to bottom. */
export function tablesOf(rules: readonly PdfRule[], pieces: readonly Piece[]): readonly PdfTable[] {
  return groupsOf(rules)
    .flatMap((group) => tableOf(group, pieces) ?? [])
    .toSorted((a, b) => b.top - a.top);
}

/** Whether a page looks as if it had a table: a line of three texts that stand apart from each other. */
export function mayHaveTable(lines: readonly (readonly Piece[])[]): boolean {
  return lines.some((line) => {
    const apart = line.filter(({ text }) => text.trim() !== "").toSorted((a, b) => a.x - b.x);
    return (
      apart.filter((piece, index) => {
        const before = apart[index - 1];
        return before === undefined || piece.x - before.x - before.width > piece.size * 0.6;
      }).length >= 3
    );
  });
}
