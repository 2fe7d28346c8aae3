import type { FieldCode } from "@cchc/domain/report/cell";
import type { CleanText } from "./clean.ts";
import type { Outline, Paragraph } from "./outline.ts";
import type { FoundStatement } from "./statements.ts";

/** What a part of the assessment is called; the first that fits decides. */
const PARTS: readonly (readonly [FieldCode, RegExp])[] = [
  [
    "assessment.strengths",
    /^(?:nhung |cac |mot so )?(?:uu diem|thuan loi|ket qua noi bat|mat (?:lam )?(?:duoc|tich cuc|manh))/,
  ],
  [
    "assessment.limitations",
    /^(?:nhung |cac |mot so |ve )?(?:ton tai|han che|yeu kem|khuyet diem|mat (?:con )?(?:han che|chua (?:lam )?duoc))/,
  ],
  ["assessment.causes", /^(?:nhung |cac |mot so )?(?:nguyen nhan|kho khan|vuong mac)/],
  [
    "assessment.next_tasks",
    /^(?:mot so )?(?:phuong huong|nhiem vu (?:trong tam|chu yeu|thang|quy|nam|6 thang|9 thang|ky)|giai phap (?:trong tam|chu yeu))/,
  ],
  [
    "assessment.proposals",
    /^(?:nhung |cac |mot so )?(?:de xuat|kien nghi|de nghi)(?![^\n]*(?:so|ubnd|bo) )/,
  ],
];

/** Words that may stand in a title beside its name; anything else is a sentence. */
const TITLE = 90;
/** Longest answer taken, UTF-16 units. */
const LONGEST = 2000;
/** Below everything that a figure is taken with. */
const CONFIDENCE = 0.4;

const END =
  /^(?:tm\.|kt\.|tl\.|t\/m|tuq\.|noi nhan|tren day la|chu tich|pho chu tich|(?:q\. ?)?chu tich|phu luc|chanh van phong|nguoi (?:lap|ky))/;

interface Opening {
  readonly field: FieldCode;
  readonly at: number;
  /** Where its words begin: after the label, or the next line. */
  readonly from: number;
  readonly level: number;
}

function levelOf({ heading, number }: Paragraph): number {
  return heading?.level ?? (number === "" ? 9 : 5);
}

function openingOf({ folded, text }: CleanText, paragraph: Paragraph, at: number): Opening | null {
  if (paragraph.row) return null;
  const { body, end } = paragraph;
  const line = folded.slice(body, end).trimEnd();
  const field = PARTS.find(([, pattern]) => pattern.test(line))?.[0];
  if (field === undefined) return null;
  const colon = line.slice(0, TITLE).indexOf(":");
  const words = text.slice(body, end).trim();
  const capitals = words === words.toLocaleUpperCase("vi") && /\p{Lu}/u.test(words);
  const titled = paragraph.heading !== null || paragraph.number !== "" || capitals;
  if (colon !== -1) return { field, at, from: body + colon + 1, level: levelOf(paragraph) };
  if (!titled || line.length > TITLE || /[.;]$/.test(line)) return null;
  return {
    field,
    at,
    from: end,
    level: capitals ? Math.min(1, levelOf(paragraph)) : levelOf(paragraph),
  };
}

function endOf({ folded }: CleanText, { paragraphs }: Outline, opening: Opening): number {
  let end = opening.from;
  for (let at = opening.at; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    if (at > opening.at) {
      if (END.test(folded.slice(paragraph.body, paragraph.end).trimStart())) break;
      if (paragraph.heading !== null && paragraph.heading.level <= opening.level) break;
      if (levelOf(paragraph) <= opening.level && paragraph.number !== "") break;
    }
    end = Math.max(end, paragraph.end);
  }
  return end;
}

/** "Không." and dots say nothing. */
function says(words: string): boolean {
  return words.length >= 12 && /\p{L}{2,} \p{L}{2,}/u.test(words) && !/^không có\.?$/iu.test(words);
}

/**
 * What the report says of itself: strengths, limitations, causes, next tasks and proposals, each as
 * its section words it. A section without words gives nothing; the part that names one thing alone
 * ("1. Hạn chế" under "Hạn chế, nguyên nhân") goes before the whole.
 */
export function assessments(clean: CleanText, outline: Outline): FoundStatement[] {
  const openings = outline.paragraphs.flatMap(
    (paragraph, at) => openingOf(clean, paragraph, at) ?? [],
  );
  const found: FoundStatement[] = [];
  openings.forEach((opening, index) => {
    const next = openings[index + 1];
    const nextAt = next === undefined ? undefined : outline.paragraphs[next.at]?.start;
    const end = Math.min(endOf(clean, outline, opening), nextAt ?? clean.text.length);
    const raw = clean.text.slice(opening.from, end);
    const start = opening.from + (raw.length - raw.trimStart().length);
    const value = raw.trim().slice(0, LONGEST);
    if (!says(value) || value.includes("\t") || found.some(({ field }) => field === opening.field))
      return;
    found.push({
      start,
      end: start + value.length,
      field: opening.field,
      value,
      confidence: CONFIDENCE,
    });
  });
  return found;
}
