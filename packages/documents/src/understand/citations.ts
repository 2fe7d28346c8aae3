import type { CleanText } from "./clean.ts";
import { TYPE_WORDS, typeName, typeOfSymbol } from "./document-types.ts";
import type { Span } from "./facts.ts";
import { findIssuer } from "./issuers.ts";
import { findLaws } from "./laws.ts";
import { Mask } from "./mask.ts";
import { DAY, dayBefore, dayOf, dayShared, sameDay } from "./paper-days.ts";

/** A citation with its places in the cleaned text. */
export interface CitedDocument extends Span {
  readonly type: string;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly issuerStated: boolean;
  readonly subject: string | null;
  /** Where issuer and subject stand; dates in there speak of the cited document. */
  readonly tail: Span;
}

const NUMBER = String.raw`\d{1,5}[a-z]?`;

const SYMBOL = String.raw`[a-z][a-z0-9&.]{0,14}(?: ?- ?[a-z][a-z0-9&.]{0,14}){0,3}`;

const CORE = new RegExp(
  String.raw`(?<![\p{L}\d/.,-])(${NUMBER}) ?/ ?(?:((?:19|20)\d\d) ?/ ?)?(${SYMBOL})(?:/([a-z]{2,8}))?|(?<![\p{L}\d/.,-])(\d{1,4}) ?- ?([a-z]{2,5}(?:cc|hd)?)/([a-z]{2,6})(?![\p{L}])`,
  "gu",
);

const DATE_AFTER = new RegExp(
  String.raw`^[\s,]{0,3}(?:\(\s?)?(?:(?:duoc )?(?:ban hanh|ky|ky ban hanh) )?(?:vao )?(?:cung )?(?:de )?ngay ?:? ?${DAY}\)?|^ ?\( ?${DAY} ?\)`,
);

const GROUPED = new RegExp(
  String.raw`(?<![\p{L}])((?:cac )?(?:${TYPE_WORDS}))(?: nhu)?(?: so|:| so:)? ?:? ?((?:so )?\d{1,4}(?:(?: ?, ?| va | ?; ?| den (?:so )?| ?- ?)(?:so )?\d{1,4}){0,30})(?: ?,)? (?:cung )?ngay ${DAY}`,
  "gu",
);

/** The numbers of a group: `29, 30 và 31` and `từ 29 đến 34`. */
function numbersIn(text: string): string[] {
  const range = /^(?:so )?(\d{1,4}) ?(?:den(?: so)?|-) ?(?:so )?(\d{1,4})$/.exec(text.trim());
  if (range?.[1] !== undefined && range[2] !== undefined) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (to > from && to - from < 40) {
      return Array.from({ length: to - from + 1 }, (_, step) =>
        String(from + step).padStart(range[1]?.length ?? 1, "0"),
      );
    }
  }
  return text.match(/\d{1,4}/g) ?? [];
}

interface Found extends Span {
  readonly typeWords: string | null;
  readonly numbers: readonly string[];
  readonly symbol: string | null;
  readonly date: string | null;
}

function tidySymbol(text: string): string {
  return text
    .replaceAll(/\s/g, "")
    .replaceAll(/[–—‑‐]/g, "-")
    .replace(/[.&-]+$/, "");
}

/** A symbol has capitals: `4 tiểu phẩm/năm` and `5/quý` do not. */
function isSymbol(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

const BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:(${TYPE_WORDS})(?:(?: [\p{L}-]{1,14}){0,7}?)(?:,? ?(?:so|ky hieu|mang so)\b)? ?[:.]? ?|\b(?:so)\b ?[:.]? ?)((?:(?:so )?${NUMBER}(?: ?/ ?${SYMBOL})?(?: ?, ?| va | den (?:so )?| ?; ?))*)$`,
  "u",
);

const TYPE_WORD = new RegExp(String.raw`(?<![\p{L}])(?:${TYPE_WORDS})(?![\p{L}])`, "gu");

/**
 * Which of the words before a number is its kind: "theo quy định tại Nghị định số 118/2025/NĐ-CP" is
 * a decree. The last one that its symbol bears out, else the last.
 */
function typeNamed(
  words: string,
  symbol: string,
): { readonly words: string; readonly at: number } | null {
  const kinds = [...words.matchAll(TYPE_WORD)];
  const told = typeOfSymbol(symbol);
  const kind = kinds.findLast(([one]) => typeName(one) === told) ?? kinds.at(-1);
  return kind === undefined ? null : { words: kind[0], at: kind.index };
}

function numbered(clean: CleanText): Found[] {
  const { folded, text } = clean;
  const found: Found[] = [];
  for (const match of folded.matchAll(CORE)) {
    const start = match.index;
    let end = start + match[0].length;
    const party = match[5] !== undefined;
    const bodyLength = match[0].length;
    const original = text.slice(start, end);
    const rawSymbol = party
      ? original.slice(original.indexOf("-") + 1)
      : original.slice(original.lastIndexOf("/", bodyLength - (match[4]?.length ?? -1) - 2) + 1);
    let symbol = tidySymbol(rawSymbol);
    if (!isSymbol(symbol) || !isSymbol(tidySymbol(rawSymbol).slice(0, 12))) continue;
    if (!party) {
      // The pattern may run into the next word after a spaced hyphen.
      const spaced = / - [^-]*$/.exec(rawSymbol);
      if (spaced !== null && !/^\s?-\s?\p{Lu}/u.test(spaced[0].trim())) {
        end -= spaced[0].length;
        symbol = tidySymbol(rawSymbol.slice(0, spaced.index));
      }
      end -= /[.&-]+$/.exec(rawSymbol)?.[0].length ?? 0;
    }
    const number = party
      ? (match[5] ?? "")
      : `${match[1] ?? ""}${match[2] === undefined ? "" : `/${match[2]}`}`;
    const lead = folded.slice(Math.max(0, start - 110), start);
    const clauseAt = Math.max(
      lead.lastIndexOf(";"),
      lead.lastIndexOf("\n"),
      lead.lastIndexOf("("),
      lead.lastIndexOf(". "),
    );
    const near = lead.slice(clauseAt + 1);
    const before = BEFORE.exec(near);
    let from = start;
    let typeWords: string | null = null;
    let earlier: string[] = [];
    if (before !== null && (before[1] !== undefined || before[0] !== "")) {
      const named = typeNamed(
        before[0].slice(0, before[0].length - (before[2]?.length ?? 0)),
        symbol,
      );
      from = start - (near.length - before.index) + (named?.at ?? 0);
      if (named !== null) typeWords = named.words;
      const list = before[2] ?? "";
      if (list !== "" && !list.includes("/"))
        earlier = numbersIn(`${list}${match[1] ?? ""}`).slice(0, -1);
      else if (list !== "") {
        from = start;
        typeWords = null;
      }
    }
    const after = DATE_AFTER.exec(folded.slice(end, end + 60));
    const date = after === null ? null : dayOf(after.slice(1));
    found.push({
      start: from,
      end: after === null || date === null ? end : end + after[0].length,
      typeWords,
      numbers: [...earlier, number],
      symbol,
      date,
    });
  }
  return found;
}

function unnumberedSymbols(clean: CleanText, mask: Mask): Found[] {
  const found: Found[] = [];
  for (const match of clean.folded.matchAll(GROUPED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (mask.has(span)) continue;
    const date = dayOf(match.slice(3));
    found.push({
      ...span,
      typeWords: (match[1] ?? "").replace(/^cac /, ""),
      numbers: numbersIn(match[2] ?? ""),
      symbol: null,
      date,
    });
  }
  return found;
}

const SUBJECT_END = /;|\n|\. |\.\/|(?<=\p{L})\.$/u;

function subjectAfter(
  clean: CleanText,
  from: number,
  limit: number,
): { text: string | null; end: number } {
  const rest = clean.text.slice(from, Math.min(limit, from + 600));
  const stop = SUBJECT_END.exec(rest)?.index ?? rest.length;
  const body = rest
    .slice(0, stop)
    .replace(/^[\s,:-]+/, "")
    .replace(/[\s,:-]+$/, "");
  return { text: body.length < 4 || body.startsWith("(") ? null : body, end: from + stop };
}

/** "Thông báo số 04/TB-UBND … Thông báo về việc …" names its kind twice. */
function withoutType(subject: string, type: string): string {
  return type !== "" && subject.startsWith(`${type} `) ? subject.slice(type.length + 1) : subject;
}

/** Every document cited, in the order of the text; `own` is the document's own number line. */
export function findCitations(clean: CleanText, own: readonly Span[]): readonly CitedDocument[] {
  const mask = new Mask(clean.folded.length);
  for (const span of own) mask.take(span);
  const cores = numbered(clean).filter((one) => !mask.has(one));
  for (const one of cores) mask.take(one);
  const all = [...cores, ...unnumberedSymbols(clean, mask)].toSorted((a, b) => a.start - b.start);
  // "Kế hoạch số 01/KH-UBND, 02/KH-UBND ngày 04/01/2024": the day stands with the last of a list.
  const days = all.map(({ date }) => date);
  for (let index = all.length - 2; index >= 0; index -= 1) {
    const [one, next] = [all[index], all[index + 1]];
    if (one === undefined || next === undefined || next.typeWords !== null) continue;
    if (/^(?:[\s,]|va|so|:)*$/.test(clean.folded.slice(one.end, next.start))) {
      days[index] ??= days[index + 1] ?? null;
    }
  }
  // "Kế hoạch số 05/KH-UBND về CCHC, số 06/KH-UBND về tuyên truyền, cùng ngày 09/01/2025".
  let told: { readonly day: string; readonly at: number } | null = null;
  for (let index = all.length - 1; index >= 0; index -= 1) {
    const one = all[index];
    if (one === undefined) continue;
    told = days[index] === null ? (dayShared(clean, one, all[index + 1]?.start) ?? told) : null;
    if (told !== null && !/\n|\.\s/.test(clean.folded.slice(one.end, told.at)))
      days[index] = told.day;
  }
  const cited: CitedDocument[] = [];
  all.forEach((one, index) => {
    const next = all[index + 1];
    const before = cited.at(-1);
    const previous = all[index - 1];
    const chained =
      previous !== undefined &&
      one.typeWords === null &&
      /^(?:[\s,;]|va|so|:)*$/.test(clean.folded.slice(previous.end, one.start));
    const type =
      typeName(one.typeWords) ??
      (chained ? before?.type : undefined) ??
      (one.symbol === null ? null : typeOfSymbol(one.symbol)) ??
      "";
    const date =
      days[index] ??
      dayBefore(clean, one.start) ??
      (sameDay(clean, one) ? (cited.at(-1)?.date ?? null) : null);
    const limit = next?.start ?? clean.text.length;
    const issuer = findIssuer(clean, { start: one.end, end: limit }, one.symbol);
    const { text: said, end: tailEnd } = subjectAfter(clean, issuer.end, limit);
    const subject = said === null ? null : withoutType(said, type);
    for (const number of one.numbers) {
      cited.push({
        start: one.start,
        end: one.end,
        type,
        number,
        symbol: one.symbol,
        date,
        issuer: issuer.name,
        issuerStated: issuer.stated,
        subject,
        tail: { start: one.end, end: tailEnd },
      });
    }
  });
  for (const one of all) mask.take(one);
  const laws = findLaws(clean, mask).map(({ start, end, typeWords, subject, date }) => ({
    start,
    end,
    subject,
    date,
    number: null,
    symbol: null,
    issuerStated: false,
    type: typeName(typeWords) ?? "",
    issuer: typeWords === "luat" ? "Quốc hội" : "Ủy ban Thường vụ Quốc hội",
    tail: { start: end, end },
  }));
  return [...cited, ...laws].toSorted((a, b) => a.start - b.start);
}
