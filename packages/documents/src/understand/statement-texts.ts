import type { FieldCode } from "@cchc/domain/report/cell";
import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { FoundStatement } from "./statements.ts";

interface Told {
  readonly field: FieldCode;
  /** From where the answer is taken, up to the end of its sentence. */
  readonly says: RegExp;
  readonly not?: RegExp;
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
    says: /(?:(?:[^.;\n]|(?<=\d)\.(?=\d)){0,160}(?<![\p{L}]))?(?:chu ky so|ky so|chung thu so)(?![\p{L}])(?:[^.;\n]|(?<=\d)\.(?=\d)){0,200}/gu,
    not: /tap huan|tuyen truyen|nguoi dan|cong dan|doanh nghiep/,
  },
];

/** Fields answered in words of the text itself: the clause that tells, first one each. */
export function statedTexts(
  { text }: CleanText,
  flat: string,
  skip: (span: Span) => boolean,
): FoundStatement[] {
  return TOLD.flatMap(({ field, says, not }): FoundStatement[] => {
    for (const match of flat.matchAll(says)) {
      const lead = match[0].search(/[\p{L}\d]/u);
      const start = match.index + Math.max(0, lead);
      const end = match.index + match[0].trimEnd().length;
      const before = flat.slice(Math.max(0, start - 24), start);
      // A row of a table has its figure in a column of its own.
      if (text.slice(start, end).includes("\t")) continue;
      if (skip({ start, end }) || not?.test(`${before}${match[0]}`) === true) continue;
      return [{ start, end, field, value: text.slice(start, end), confidence: 0.5 }];
    }
    return [];
  });
}
