import type { CleanText } from "./clean.ts";
import { readDay } from "./days.ts";
import type { Span } from "./facts.ts";
import type { Mask } from "./mask.ts";

/** A law cited by its name, with its place in the cleaned text. */
export interface NamedLaw extends Span {
  /** Folded: `"luat"`, `"phap lenh"`. */
  readonly typeWords: string;
  readonly subject: string;
  readonly date: string | null;
}

const LAW =
  /(?<![\p{L}])(Luật|LUẬT|Pháp lệnh|PHÁP LỆNH) ((?:[Ss]ửa đổi,? bổ sung một số điều của (?:các )?(?:Luật (?:(?!Luật )[\p{L}, -]){3,90}?(?:;|,| và) ){0,12}Luật )?(?:(?![Ll]uật|LUẬT)[\p{L}, -]){3,120}?),? (?:năm (?:19|20)\d\d(?![\d/])|ngày (?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{1,2}) tháng (\d{1,2}) năm (\d{4})))/gu;

/**
 * Laws that are cited by name and year or day, as under "Căn cứ": they have a number that the text
 * leaves out. A law named without a year is only spoken of. The year stays a date of its own.
 */
export function findLaws({ text }: CleanText, mask: Mask): readonly NamedLaw[] {
  return [...text.matchAll(LAW)].flatMap((match): NamedLaw[] => {
    const [whole, kind = "", name = "", d1, m1, y1, d2, m2, y2] = match;
    // "luật giao thông năm 2008" is only spoken of; "Luật giao dịch điện tử ngày …" is cited.
    if (!/^\p{Lu}/u.test(name) && y1 === undefined && y2 === undefined) return [];
    const dated = y1 !== undefined || y2 !== undefined;
    const head = kind.length + 1 + name.length;
    const span = { start: match.index, end: match.index + (dated ? whole.length : head) };
    if (mask.has(span)) return [];
    return [
      {
        ...span,
        typeWords: /^l/iu.test(kind) ? "luat" : "phap lenh",
        subject: name.trim(),
        date:
          y1 === undefined ? (y2 === undefined ? null : readDay(d2, m2, y2)) : readDay(d1, m1, y1),
      },
    ];
  });
}
