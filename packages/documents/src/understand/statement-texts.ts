import type { FieldCode } from "@cchc/domain/report/cell";
import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { FoundStatement } from "./statements.ts";

interface Told {
  readonly field: FieldCode;
  /** From where the answer is taken, up to the end of its sentence. */
  readonly says: RegExp;
  readonly not?: RegExp;
  /** The answer begins with the sentence, not with the words looked for. */
  readonly whole?: boolean;
}

const USED = "(?:su dung|ung dung|khai thac|trien khai|duy tri|van hanh|dua vao su dung)";

const TOLD: readonly Told[] = [
  {
    field: "digital.software",
    says: new RegExp(
      `(?:(?<=(?<![\\p{L}])${USED} (?:co )?(?:hieu qua |tot |thuong xuyen |on dinh )?)(?:cac |he thong |nhung )*phan mem(?! (?:doc hai|diet|ma doc))|(?<=cac phan mem (?:dung chung )?(?:dang (?:duoc )?(?:su dung|ung dung))?(?: gom|:| la)* ))[^.;\\n]{3,240}`,
      "gu",
    ),
    not: /chua |khong /,
  },
  {
    field: "digital.signature",
    says: /(?<![\p{L}])(?:chu ky so|ky so|chung thu so)(?![\p{L}])(?:[^.;\n]|(?<=\d)\.(?=\d)){0,200}/gu,
    whole: true,
    not: /tap huan|tuyen truyen|nguoi dan|cong dan|doanh nghiep/,
  },
];

/** Where the sentence around a place begins; the stop of "1.845" ends none. */
function sentenceStart(flat: string, at: number): number {
  const lead = flat.slice(Math.max(0, at - 160), at);
  const stops = [...lead.matchAll(/[;\n]|\.(?!\d)/g)];
  return at - lead.length + (stops.at(-1)?.index ?? -1) + 1;
}

/** Fields answered in words of the text itself: the clause that tells, first one each. */
export function statedTexts(
  { text }: CleanText,
  flat: string,
  skip: (span: Span) => boolean,
): FoundStatement[] {
  return TOLD.flatMap(({ field, says, not, whole = false }): FoundStatement[] => {
    for (const match of flat.matchAll(says)) {
      const from = whole ? sentenceStart(flat, match.index) : match.index;
      const lead = flat.slice(from, match.index + match[0].length).search(/[\p{L}\d]/u);
      const start = from + Math.max(0, lead);
      const end = match.index + match[0].trimEnd().length;
      const before = flat.slice(Math.max(0, start - 24), start);
      // A row of a table has its figure in a column of its own.
      if (text.slice(start, end).includes("\t")) continue;
      if (skip({ start, end }) || not?.test(`${before}${flat.slice(start, end)}`) === true)
        continue;
      return [{ start, end, field, value: text.slice(start, end), confidence: 0.5 }];
    }
    return [];
  });
}
