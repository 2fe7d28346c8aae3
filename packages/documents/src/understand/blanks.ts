import type { Span } from "./facts.ts";
import type { Outline } from "./outline.ts";
import type { Quantity } from "./numbers.ts";

/** A place where a figure belongs and none stands; `percent` where a rate is asked. */
export interface Blank extends Span {
  readonly unit: string;
  readonly percent: boolean;
}

const BEFORE_UNIT =
  /(?<=: ?)(?:[.…_]{2,} ?)?(ho so|phieu|van ban|tin,? ?bai|hoi nghi|nhiem vu|lop|nguoi)(?= ?(?:dat|chiem|,|;|\(dat))/gu;
const DOTS =
  /(?<=[\p{L}:)] ?)(?:\.{3,}|…+\.*|_{2,}) ?(%|ho so|phieu|van ban|tin,? ?bai|hoi nghi|nhiem vu|lop|nguoi)/gu;
const EMPTY = /[\p{L}%)] ?:(?= ?(?:[;,.]?$|;))/gu;

/** Labels with nothing after them, units without a number before them, dotted gaps. */
export function findBlanks(
  flat: string,
  { paragraphs }: Outline,
  quantities: readonly Quantity[],
): readonly Blank[] {
  const blanks: Blank[] = [];
  const percentBefore = (from: number, at: number): boolean => {
    const last = quantities.findLast(({ start }) => start >= from && start < at);
    return last?.percent ?? false;
  };
  paragraphs.forEach((paragraph, index) => {
    const line = flat.slice(paragraph.start, paragraph.end);
    const push = (match: RegExpExecArray, unit: string, percent: boolean): void => {
      const start = paragraph.start + match.index;
      blanks.push({ start, end: start + match[0].length, unit, percent });
    };
    for (const match of line.matchAll(BEFORE_UNIT)) push(match, match[1] ?? "", false);
    for (const match of line.matchAll(DOTS)) {
      push(match, match[1] === "%" ? "" : (match[1] ?? ""), match[1] === "%");
    }
    if (paragraph.row) return;
    const next = paragraphs[index + 1];
    const sign = flat.charAt(paragraph.start);
    const nextSign = next === undefined ? "" : flat.charAt(next.start);
    const deeper =
      next !== undefined &&
      ((next.bullet && (!paragraph.bullet || (sign === "-" && nextSign !== "-"))) ||
        (!paragraph.bullet && !next.bullet) ||
        next.row);
    for (const match of line.matchAll(EMPTY)) {
      const end = match.index + match[0].length;
      const atEnd = line.slice(end).trim().length <= 1;
      if (
        atEnd &&
        deeper &&
        !/[,;]/.test(line.slice(Math.max(0, line.lastIndexOf(")")), match.index))
      )
        continue;
      if (paragraph.heading !== null && atEnd) continue;
      const at = paragraph.start + match.index;
      push(
        match,
        "",
        percentBefore(paragraph.start, at) ||
          /(?:ty le|ti le)[^:;]{0,80}$/.test(line.slice(0, match.index)),
      );
    }
  });
  return blanks;
}
