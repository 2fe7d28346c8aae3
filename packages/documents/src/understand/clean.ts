import { convertCharset } from "./charset.ts";
import type { Span } from "./facts.ts";
import { joinLines } from "./lines.ts";

/** What was mended on the way; places are in the original text. */
export interface Mended extends Span {
  readonly what: "letter-oi" | "stray-mark" | "charset" | "markup";
}

/**
 * A text made readable, with the way back. `text` is NFC with hard-wrapped lines joined, one line a
 * paragraph or table row; `folded` is the same without diacritics and in lower case, character for
 * character; `starts` and `ends` lead every character back to the original.
 */
export interface CleanText {
  readonly raw: string;
  readonly text: string;
  readonly folded: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly mended: readonly Mended[];
}

/** One character of the cleaned text and where it came from. */
export interface Letter {
  char: string;
  readonly start: number;
  end: number;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;
const VOWEL = /^[aeiouy]/i;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** Moves a tone mark that slipped onto the consonant after it back to its vowel. */
function returnTone(letters: Letter[], mark: string): boolean {
  for (let back = letters.length - 1; back >= 0 && back >= letters.length - 3; back -= 1) {
    const letter = letters[back];
    if (letter === undefined) return false;
    const bare = letter.char.normalize("NFD");
    if (VOWEL.test(bare)) {
      if (TONES.test(bare)) return false;
      letter.char = `${bare}${mark}`.normalize("NFC");
      return true;
    }
    if (!/\p{L}/u.test(letter.char)) return false;
  }
  return false;
}

function pushCluster(letters: Letter[], mended: Mended[], cluster: Letter): void {
  if (cluster.char.length === 1 && cluster.char < "\u0080") {
    letters.push(cluster);
    return;
  }
  const parts = cluster.char.normalize("NFD");
  const base = parts.charAt(0);
  const tone = TONES.exec(parts.slice(1))?.[0];
  if (tone !== undefined && /[a-z]/i.test(base) && !VOWEL.test(base)) {
    if (returnTone(letters, tone)) {
      mended.push({ what: "stray-mark", start: cluster.start, end: cluster.end });
    }
    letters.push({ ...cluster, char: base });
    return;
  }
  const composed = parts.normalize("NFC");
  letters.push({ ...cluster, char: composed.length === 1 ? composed : composed.charAt(0) });
}

const TAG = /^<\/?(?:i|b|u|em|strong|br|p|span|sup|sub)\s*\/?>/i;

/** Reads the text letter by letter: composed, repaired, without invisible characters and markup. */
function lettersOf(source: readonly Letter[], mended: Mended[]): Letter[] {
  const letters: Letter[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const first = source[index];
    if (first === undefined) break;
    let { char, end } = first;
    if (char === "<") {
      const ahead = source.slice(index, index + 12).map((one) => one.char);
      const tag = TAG.exec(ahead.join(""))?.[0];
      if (tag !== undefined) {
        end = source[index + tag.length - 1]?.end ?? end;
        mended.push({ what: "markup", start: first.start, end });
        index += tag.length - 1;
        continue;
      }
    }
    if (char === "*" && (source[index + 1]?.char === "*" || source[index - 1]?.char === "*")) {
      if (source[index + 1]?.char === "*")
        mended.push({ what: "markup", start: first.start, end: end + 1 });
      continue;
    }
    if (char === "*" && /[^\s]/.test(source[index + 1]?.char ?? " ")) {
      mended.push({ what: "markup", start: first.start, end });
      continue;
    }
    if (char === "*" && /[^\s]/.test(source[index - 1]?.char ?? " ")) continue;
    if (char === "\r") {
      if (source[index + 1]?.char === "\n") continue;
      char = "\n";
    }
    if (char === "\f" || char === "\v" || char === "\u2028" || char === "\u2029") char = "\n";
    if (ODD_SPACE.test(char)) char = " ";
    if (char !== "\n" && char !== "\t" && /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(char)) continue;
    if (char === "ƣ" || char === "Ƣ") {
      mended.push({ what: "letter-oi", start: first.start, end });
      char = char === "ƣ" ? "ư" : "Ư";
    }
    while (index + 1 < source.length && /\p{M}/u.test(source[index + 1]?.char ?? "")) {
      index += 1;
      char += source[index]?.char ?? "";
      end = source[index]?.end ?? end;
    }
    if (/^\p{M}/u.test(char)) continue;
    pushCluster(letters, mended, { char, start: first.start, end });
  }
  return letters;
}

/** A letter without diacritics in lower case, always one UTF-16 unit. */
function foldLetter(char: string): string {
  const bare = char.normalize("NFD").charAt(0).toLowerCase().charAt(0);
  if (bare === "đ") return "d";
  if (bare === "“" || bare === "”" || bare === "„") return '"';
  if (bare === "–" || bare === "—" || bare === "−" || bare === "‑" || bare === "‐") return "-";
  return bare;
}

const foldCache = new Map<string, string>();

function fold(char: string): string {
  const known = foldCache.get(char);
  if (known !== undefined) return known;
  const folded = foldLetter(char);
  if (foldCache.size < 4000) foldCache.set(char, folded);
  return folded;
}

/** The text without diacritics in lower case, for patterns; same length for NFC letters. */
export function foldText(text: string): string {
  let folded = "";
  for (const char of text.normalize("NFC")) folded += fold(char);
  return folded;
}

/** Makes a text readable and keeps the way back to it. Never throws, whatever the text. */
export function cleanText(raw: string): CleanText {
  const mended: Mended[] = [];
  const { letters: source, converted } = convertCharset(raw);
  if (converted !== null) mended.push({ what: "charset", start: 0, end: raw.length });
  const letters = joinLines(lettersOf(source, mended));
  const starts = new Uint32Array(letters.length);
  const ends = new Uint32Array(letters.length);
  const text: string[] = [];
  const folded: string[] = [];
  letters.forEach((letter, index) => {
    starts[index] = letter.start;
    ends[index] = letter.end;
    text.push(letter.char);
    folded.push(fold(letter.char));
  });
  return { raw, text: text.join(""), folded: folded.join(""), starts, ends, mended };
}

/** Where a stretch of the cleaned text lies in the original. */
export function toRaw({ raw, starts, ends }: CleanText, span: Span): Span {
  if (starts.length === 0 || span.end <= span.start) return { start: 0, end: 0 };
  const first = Math.min(span.start, starts.length - 1);
  const last = Math.min(span.end, starts.length) - 1;
  return { start: starts[first] ?? raw.length, end: ends[last] ?? raw.length };
}
