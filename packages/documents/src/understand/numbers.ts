import type { Qualifier } from "@cchc/domain/report/cell";
import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import { type Mask, freeMatches } from "./mask.ts";
import { unitAt } from "./units.ts";

/** A number that counts or measures something, with its places in the cleaned text. */
export interface Quantity extends Span {
  /** Money in đồng, percentages with their decimals, everything else as counted. */
  readonly value: number;
  readonly percent: boolean;
  /** As written; `""` where none follows. */
  readonly unit: string;
  /** After the unit. */
  readonly unitEnd: number;
  readonly qualifier: Qualifier;
  /** Where the qualifier begins, else where the number does. */
  readonly from: number;
  readonly part: "numerator" | "denominator" | null;
  readonly spelled: boolean;
  readonly doubt: string | null;
}

const DIGITS =
  /(?<![\p{L}\d]|\d[.,/]|(?<![/)] ?)\/)(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?= (?:ho so|phieu|luot|tin|nguoi|dong))|\d+\.\d{1,2}(?= ?%)|\d+(?:,\d{1,3})?)(?!\d)(?!\.\d)/gu;
const FRACTION =
  /(?<![\p{L}\d.,/])(\d{1,3}(?:\.\d{3})+|\d+|\d+,\d{1,2}(?= ?\/ ?\d+ ?diem)) ?\/ ?(\d{1,3}(?:\.\d{3})+|\d+)(?![\d/]|[.,]\d)/gu;

/** "1.105 hồ sơ/1.240 hồ sơ": the unit is said twice. */
const UNIT_FRACTION =
  /(?<![\p{L}\d.,/])(\d{1,3}(?:\.\d{3})+|\d+) ((?:\p{L}+ ?){1,4}?) ?\/ ?(\d{1,3}(?:\.\d{3})+|\d+)(?= ?\2(?![\p{L}]))/gu;

/** "144 TTHC/24 lĩnh vực": two things counted side by side. */
const UNIT_PAIR =
  /(?<![\p{L}\d.,/])(\d{1,3}(?:\.\d{3})+|\d+) [\p{L}][\p{L}, ]{0,40}? ?\/ ?(\d{1,3}(?:\.\d{3})+|\d+)(?= (?!(?:thang|tuan|ngay|nam|quy|gio|phut|lan|nguoi)(?![\p{L}]))\p{L}{2})/gu;

/** "6 trong tổng số 24 nhiệm vụ" is a fraction in words. */
const SPOKEN_FRACTION =
  /(?<![\p{L}\d.,/])(\d{1,3}(?:\.\d{3})+|\d+) (?:tren|trong)(?: tong)?(?: so)?(?: la)? (\d{1,3}(?:\.\d{3})+|\d+)(?![\d/.,]|:)/gu;

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [/(?<![\p{L}])(?:it nhat|toi thieu|khong duoi|khong it hon|tu) $/u, "at-least"],
  [/(?<![\p{L}])(?:toi da|khong qua|duoi|nhieu nhat|khong vuot qua) $/u, "at-most"],
  [/(?<![\p{L}])(?:gan|suyt soat) $/u, "nearly"],
  [/(?<![\p{L}])(?:tren|hon|vuot) $/u, "above"],
  [/(?<![\p{L}])(?:khoang|xap xi|uoc|uoc dat|uoc khoang|chung|ngot) $/u, "about"],
];

function numberOf(text: string): number {
  const plain = /^\d+\.\d{1,2}$/.test(text) ? text : text.replaceAll(/[. ]/g, "").replace(",", ".");
  return Number(plain);
}

interface Qualified {
  readonly qualifier: Qualifier;
  readonly from: number;
  readonly doubt: string | null;
}

/** The word of certainty before a number; "trên 08 hội nghị" may only say where. */
function qualified(folded: string, start: number, digits: string): Qualified {
  const lead = folded.slice(Math.max(0, start - 24), start);
  for (const [pattern, qualifier] of QUALIFIERS) {
    const match = pattern.exec(lead);
    if (match === null) continue;
    const from = start - (lead.length - match.index);
    if (/^tu $/.test(match[0])) {
      if (
        !/^[^,;.]{0,30}tro len/.test(
          folded.slice(start + digits.length, start + digits.length + 40),
        )
      ) {
        continue;
      }
    }
    if (/^tren $/.test(match[0]) && /^0\d$/.test(digits)) {
      const doubt = `“trên ${digits}” có thể nghĩa là “tại ${digits}” hoặc “nhiều hơn ${digits}”: hãy xem lại câu.`;
      return { qualifier: "exact", from: start, doubt };
    }
    if (
      /^(?:tren|gan) $/.test(match[0]) &&
      /(?<![\p{L}])(?:dua|can cu|bam|o|nam) (?:tren|gan) $/u.test(lead)
    )
      continue;
    return { qualifier, from, doubt: null };
  }
  return { qualifier: "exact", from: start, doubt: null };
}

function afterQualifier(folded: string, end: number): Qualifier | null {
  return /^[\p{L} ,]{0,25}?(?:tro len)/u.test(folded.slice(end, end + 32)) ? "at-least" : null;
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^ ?(?:ty|ti)(?![\p{L}])/u, 1_000_000_000],
  [/^ ?(?:trieu|tr\.?d)(?![\p{L}])/u, 1_000_000],
  [/^ ?(?:nghin|ngan)(?![\p{L}])/u, 1000],
];

const REST = /^ (\d{1,3}(?:,\d{1,3})?) ?(?:trieu|tr)(?![\p{L}])/u;

/** What is counted whole has no decimals: "1,024 hồ sơ" groups thousands by a comma. */
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+$/;

function build(
  clean: CleanText,
  span: Span & { readonly value: number; readonly spelled: boolean },
  part: Quantity["part"],
): Quantity {
  const { folded, text } = clean;
  const digits = folded.slice(span.start, span.end);
  let { end, value } = span;
  const percentMatch = /^ ?(?:%|phan tram)/.exec(folded.slice(end, end + 12));
  const percent = percentMatch !== null;
  if (percent) end += percentMatch[0].length;
  else {
    const scale = SCALES.find(([pattern]) => pattern.test(folded.slice(end, end + 8)));
    if (scale !== undefined) {
      end += scale[0].exec(folded.slice(end, end + 8))?.[0].length ?? 0;
      value = Math.round(value * scale[1]);
      // "4 tỷ 420 triệu đồng" is one sum.
      const rest = scale[1] === 1_000_000_000 ? REST.exec(folded.slice(end, end + 16)) : null;
      if (rest?.[1] !== undefined) {
        end += rest[0].length;
        value += Number(rest[1].replace(",", ".")) * 1_000_000;
      }
    }
  }
  const unit = percent ? { start: end, end, weak: true } : unitAt(clean, end);
  const found = qualified(folded, span.start, digits);
  let { doubt } = found;
  if (!percent && end === span.end && COMMA_GROUPS.test(digits)) {
    if (!unit.weak || part !== null || /^[;)]/.test(folded.slice(end, end + 1))) {
      value = Number(digits.replaceAll(",", ""));
      doubt = `“${digits}” đọc là ${digits.replaceAll(",", ".")} (dấu phẩy ngăn hàng nghìn): hãy xem lại.`;
    }
  }
  // "Chi 10 triệu cho tuyên truyền": what is spoken of in millions and names nothing is money.
  const money =
    value >= 1_000_000 &&
    end > span.end &&
    unit.start === unit.end &&
    /^(?: (?:cho|de|phuc vu|tu|vao)(?![\p{L}])|[.,;)\n]|$)/u.test(folded.slice(end, end + 10));
  return {
    start: span.start,
    end,
    value,
    percent,
    unit: percent ? "%" : money ? "đồng" : text.slice(unit.start, unit.end),
    unitEnd: percent ? end : unit.end,
    qualifier:
      found.qualifier === "exact" ? (afterQualifier(folded, unit.end) ?? "exact") : found.qualifier,
    from: found.from,
    part,
    spelled: span.spelled,
    doubt,
  };
}

const WORD_VALUES: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  chục: 10,
};
const SPELLED =
  /(?<![\p{L}])(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?: (?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|linh|lẻ|chục|rưỡi))*(?![\p{L}])/gu;

/** `hai mươi lăm` is 25, `gần hai nghìn` has 2000; `null` for words in no order of a number. */
export function spelledValue(words: string): number | null {
  let total = 0;
  let group = 0;
  let unit: number | null = null;
  for (const word of words.split(" ")) {
    const value = WORD_VALUES[word];
    if (value === 10 && word === "mười") {
      if (unit !== null) return null;
      group += 10;
    } else if (value !== undefined && word !== "chục") {
      if (unit !== null) return null;
      unit = value;
    } else if (word === "mươi" || word === "chục") {
      group += (unit ?? 1) * 10;
      unit = null;
    } else if (word === "trăm") {
      group += (unit ?? 1) * 100;
      unit = null;
    } else if (word === "nghìn" || word === "ngàn" || word === "triệu") {
      total += (group + (unit ?? (group === 0 ? 1 : 0))) * (word === "triệu" ? 1_000_000 : 1000);
      group = 0;
      unit = null;
    } else if (word === "rưỡi") total += 500;
  }
  return total + group + (unit ?? 0);
}

const ONE_NEEDS =
  /(?:to chuc|mo|xay dung|ra mat|thanh lap|co|cu|duoc|nhan|phat hien|gom|voi|tham muu|thuc hien|dang|viet|trien khai|duy tri|lap dat|treo|gui|ban hanh|them|dat|chu tri|tiep nhan|hoan thanh|ghi nhan|bo tri|phat sinh|lam|xong) $/;

/** Every number that is left once dates, citations and structure have been read. */
export function findQuantities(clean: CleanText, mask: Mask): readonly Quantity[] {
  const found: Quantity[] = [];
  const { folded } = clean;
  for (const match of [
    ...freeMatches(folded, FRACTION, mask),
    ...freeMatches(folded, SPOKEN_FRACTION, mask),
  ]) {
    const [whole, first = "", second = ""] = match;
    const secondAt = match.index + whole.lastIndexOf(second);
    const pair = { start: match.index, end: match.index + whole.length };
    const numerator = build(
      clean,
      {
        start: match.index,
        end: match.index + first.length,
        value: numberOf(first),
        spelled: false,
      },
      "numerator",
    );
    const denominator = build(
      clean,
      { start: secondAt, end: pair.end, value: numberOf(second), spelled: false },
      "denominator",
    );
    found.push(
      {
        ...numerator,
        unit: denominator.unit,
        unitEnd: denominator.unitEnd,
        end: match.index + first.length,
      },
      { ...denominator, from: denominator.start },
    );
    mask.take(pair);
  }
  for (const match of freeMatches(folded, UNIT_FRACTION, mask)) {
    const [whole, first = "", , second = ""] = match;
    const end = match.index + whole.length;
    const parts = [
      {
        start: match.index,
        end: match.index + first.length,
        value: numberOf(first),
        spelled: false,
      },
      { start: end - second.length, end, value: numberOf(second), spelled: false },
    ] as const;
    found.push(build(clean, parts[0], "numerator"), build(clean, parts[1], "denominator"));
    for (const part of parts) mask.take(part);
  }
  for (const match of freeMatches(folded, UNIT_PAIR, mask)) {
    const [whole, first = "", second = ""] = match;
    const end = match.index + whole.length;
    for (const [digits, start] of [
      [first, match.index],
      [second, end - second.length],
    ] as const) {
      const part = { start, end: start + digits.length };
      if (mask.has(part)) continue;
      found.push(build(clean, { ...part, value: numberOf(digits), spelled: false }, null));
      mask.take(part);
    }
  }
  for (const match of freeMatches(folded, DIGITS, mask)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const tail = folded.slice(span.end, span.end + 3);
    if (/^(?:[a-z](?![a-z])|[-_][a-z])/.test(tail) && !/^[dđm]/.test(tail)) continue;
    if (mask.has(span)) continue;
    const quantity = build(clean, { ...span, value: numberOf(match[0]), spelled: false }, null);
    found.push(quantity);
    mask.take({ start: span.start, end: quantity.end });
  }
  const lower = clean.text.toLocaleLowerCase("vi");
  if (lower.length === clean.text.length) {
    for (const match of freeMatches(lower, SPELLED, mask)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const value = spelledValue(match[0]);
      if (value === null) continue;
      // "05 (năm) hội nghị" and "bảy (07) lớp" say one number twice.
      if (/\d ?\( ?$/.test(folded.slice(Math.max(0, span.start - 4), span.start))) {
        mask.take(span);
        continue;
      }
      if (/^ ?\( ?\d/.test(folded.slice(span.end, span.end + 4))) continue;
      const quantity = build(clean, { ...span, value, spelled: true }, null);
      if (quantity.unit === "" || unitAt(clean, span.end).weak) continue;
      const lead = folded.slice(Math.max(0, span.start - 16), span.start);
      if (match[0] === "một" && !ONE_NEEDS.test(lead)) continue;
      if (match[0] === "năm" || match[0] === "ba" || match[0] === "tư") {
        if (!ONE_NEEDS.test(lead) && quantity.qualifier === "exact") continue;
        if (match[0] === "năm") continue;
      }
      found.push(quantity);
      mask.take(span);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
