import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";

/** One paragraph, list item or table row. */
export interface Paragraph extends Span {
  /** Where the words begin after a bullet or number. */
  readonly body: number;
  readonly number: string;
  readonly bullet: boolean;
  readonly heading: HeadingLine | null;
  readonly row: boolean;
}

/** A heading's place among the others. */
export interface HeadingLine {
  readonly number: string;
  readonly title: string;
  /** 0 Phần, 1 Roman, 2 Arabic, 3 `1.1`, 4 letter. */
  readonly level: number;
}

/** The paragraphs of a text and the numbers that only count them. */
export interface Outline {
  readonly paragraphs: readonly Paragraph[];
  readonly numbers: readonly Span[];
  /** Where tasks for the next period begin (phương hướng, nhiệm vụ), or the end of the text. */
  readonly plansFrom: readonly Span[];
}

const PART =
  /^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+)?(?:thứ\s+)?((?:[IVX]{1,5}|\d{1,2}|[A-E]|[Nn]hất|NHẤT|[Hh]ai|HAI|[Bb]a|BA|[Bb]ốn|BỐN|[Tt]ư|TƯ|[Nn]ăm|NĂM|[Mm]ột|MỘT)(?![\p{L}\d]))/u;
const ROMAN = /^([IVX]{1,5})\s?[./)-]\s*(?=\S)/;
const DECIMAL =
  /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=\p{L})|^(\d{1,2}(?:\.\d{1,2}){1,3})\.\s*(?=\p{L})/u;
const ARABIC =
  /^(\d{1,2})(?:\s?[.)]|\/(?=\s*\p{L}{2}))(?:\s*(?=[\p{L}"“(*])|\s+(?=\d))|^\((\d{1,2})\)\s*(?=[\p{L}])/u;
const CAPITAL = /^([A-E])\s?[.)]\s+(?=\p{Lu}{2})/u;
const LETTER = /^([a-zđ])\s?[.)]\s*(?=[\p{L}])/u;
const BULLET = /^[-–—+*•●○▪►·✓]\s*/u;

interface Read {
  readonly number: string;
  readonly length: number;
  readonly level: number;
}

function numberOf(line: string): Read | null {
  const part = PART.exec(line);
  if (part !== null) return { number: part[1] ?? "", length: part[0].length, level: 0 };
  const roman = ROMAN.exec(line);
  if (roman !== null) return { number: roman[1] ?? "", length: roman[0].length, level: 1 };
  const capital = CAPITAL.exec(line);
  if (capital !== null) return { number: capital[1] ?? "", length: capital[0].length, level: 0 };
  const decimal = DECIMAL.exec(line);
  if (decimal !== null) {
    return { number: decimal[1] ?? decimal[2] ?? "", length: decimal[0].length, level: 3 };
  }
  const arabic = ARABIC.exec(line);
  if (arabic !== null) {
    return { number: arabic[1] ?? arabic[2] ?? "", length: arabic[0].length, level: 2 };
  }
  const letter = LETTER.exec(line);
  return letter === null ? null : { number: letter[1] ?? "", length: letter[0].length, level: 4 };
}

/** Next year's tasks, aims, solutions: what stands there was not done yet. */
const PLANS =
  /(?:phuong huong|nhiem vu trong tam|nhiem vu (?:cong tac )?(?:cchc|cai cach hanh chinh|tuyen truyen)|nhiem vu,? giai phap|nhiem vu nam|nhiem vu thang|nhiem vu quy|nhiem vu \d thang|nhiem vu 0\d thang|giai phap thuc hien|muc tieu|chi tieu (?:cu the|chu yeu)|phuong huong|ke hoach cong tac|^huong (?:quy|nam|thang|6 thang|9 thang)|^viec (?:quy|nam|thang) (?:toi|sau)|trong thoi gian toi|nhiem vu thoi gian toi)/;
const RESULTS =
  /(?:ket qua|tinh hinh|nhung viec da|danh gia|uu diem|han che|ton tai|khao sat|kien nghi|de xuat|chi dao|cai cach the che)/;

/** The lines that end a text: signature, recipients, and annexes after them. */
const CLOSING =
  /^(?:tm\.|kt\.|tl\.|t\/m|tuq\.|noi nhan ?:|(?:q\. ?|pho )?chu tich(?: ubnd)?[^\p{L}]*$|phu luc(?! (?:so )?\d* ?kem theo))/u;

/** Cuts a cleaned text into paragraphs and reads its headings. */
export function outlineOf({ text, folded }: CleanText): Outline {
  const paragraphs: Paragraph[] = [];
  const numbers: Span[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    if (line.trim() === "") continue;
    const row = line.includes("\t");
    const bullet = BULLET.exec(line);
    const lead = bullet?.[0].length ?? 0;
    const read = row ? null : numberOf(line.slice(lead));
    const body = start + lead + (read?.length ?? 0);
    if (read !== null) numbers.push({ start: start + lead, end: body });
    const title = text.slice(body, end).trim();
    const short = title.length <= 170 && !/[;]$/.test(title);
    const isHeading =
      read !== null &&
      bullet === null &&
      short &&
      (read.level <= 1 ||
        (title.length <= 130 && !/[.,](?:\/\.)?$/.test(title)) ||
        title.endsWith(":"));
    const heading =
      isHeading && read !== null
        ? { number: read.number, title: title.replace(/[:.]+$/, ""), level: read.level }
        : null;
    paragraphs.push({
      start,
      end,
      body,
      number: read?.number ?? "",
      bullet: bullet !== null,
      heading,
      row,
    });
  }
  return { paragraphs, numbers, plansFrom: plansOf(paragraphs, folded) };
}

function plansOf(paragraphs: readonly Paragraph[], folded: string): Span[] {
  const spans: Span[] = [];
  let open: { start: number; level: number } | null = null;
  for (const paragraph of paragraphs) {
    const line = folded.slice(paragraph.start, paragraph.end);
    const upper = paragraph.heading?.level ?? null;
    const title = upper === null ? "" : line;
    // What follows the signature is no plan: annexes with figures.
    if (open !== null && CLOSING.test(line)) {
      spans.push({ start: open.start, end: paragraph.start });
      open = null;
    }
    if (open !== null && upper !== null && upper <= open.level && !PLANS.test(title)) {
      spans.push({ start: open.start, end: paragraph.start });
      open = null;
    }
    const opens =
      upper !== null && PLANS.test(title) && !RESULTS.test(title.slice(0, title.search(PLANS)));
    if (open === null && opens && upper !== null) open = { start: paragraph.start, level: upper };
    if (
      open === null &&
      /^phan (?:thu )?(?:hai|ii|2)\b/.test(line) &&
      (PLANS.test(line) || nextIsPlan(paragraphs, paragraph, folded))
    ) {
      open = { start: paragraph.start, level: 0 };
    }
  }
  for (const paragraph of paragraphs) {
    // "Phương hướng quý III/2024: mở thêm 01 lớp": one paragraph without a heading of its own.
    const line = folded.slice(paragraph.body, paragraph.end);
    if (
      paragraph.heading === null &&
      /^(?:phuong huong|nhiem vu trong tam|nhiem vu (?:quy|thang|\d{1,2} thang|nam|ky) )[^:.;]{0,80}:/.test(
        line,
      )
    )
      spans.push({ start: paragraph.start, end: paragraph.end });
  }
  const last = paragraphs.at(-1);
  if (open !== null && last !== undefined) spans.push({ start: open.start, end: last.end });
  return spans;
}

function nextIsPlan(
  paragraphs: readonly Paragraph[],
  paragraph: Paragraph,
  folded: string,
): boolean {
  const next = paragraphs[paragraphs.indexOf(paragraph) + 1];
  return next !== undefined && PLANS.test(folded.slice(next.start, next.end));
}
