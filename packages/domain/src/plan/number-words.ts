import { canonicalWord } from "./wording.ts";

const ones: Readonly<Record<string, number>> = {
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
};

const first = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín";

/** Source of a pattern for numbers from 1 to 99 in words, as they stand in plans. */
export const numberWords: string =
  `(?:mười(?: (?:${first}|lăm|nhăm))?` +
  `|(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi(?: (?:${first}|mốt|tư|lăm|nhăm))?|${first})`;

const values: ReadonlyMap<string, number> = new Map(
  Object.entries(ones).map(([word, value]) => [canonicalWord(word, false), value]),
);
const ten: string = canonicalWord("mười", false);
const tens: string = canonicalWord("mươi", false);

/**
 * The number of a canonical text: digits (`06`, `1.000`) or words (`hai mươi lăm`). `NaN` where the
 * text is neither; {@link numberWords} tells beforehand.
 */
export function numberOf(text: string): number {
  const digits = /^\d[\d.]*/.exec(text)?.[0];
  if (digits !== undefined) return Number(digits.replaceAll(".", ""));
  return text
    .trim()
    .split(" ")
    .reduce((sum, word) => {
      if (word === ten) return sum + 10;
      if (word === tens) return sum * 10;
      return sum + (values.get(word) ?? Number.NaN);
    }, 0);
}
