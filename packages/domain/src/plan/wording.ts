import { repairLetters } from "../text/hygiene.ts";

/**
 * A wording made comparable while every character still knows where it stood: lower case, `ƣ` as
 * `ư`, the tone of a word behind it (so `hoá` = `hóa`, and a dot that slid to the next letter is
 * back), `quí` = `quý`, one kind of dash and space, words that a line break or a PDF cut in two
 * joined where the join is a word the reader knows.
 */
export interface Wording {
  readonly original: string;
  readonly text: string;
  /** Where each character of `text` begins and ends in `original`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Typed without any Vietnamese mark. */
  readonly plain: boolean;
}

interface Piece {
  /** Letters without tone, or one other character. */
  letters: string[];
  tone: string;
  readonly word: boolean;
  starts: number[];
  ends: number[];
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/;
const shapes = /[^\u0302\u0306\u031b]/g;

/** The letter without its tone, and the tone. */
function splitLetter(cluster: string): readonly [letter: string, tone: string] {
  const [base = "", ...marks] = repairLetters(cluster.normalize("NFC"))
    .normalize("NFD")
    .toLowerCase();
  const shape = marks.join("").replaceAll(shapes, "");
  return [(base + shape).normalize("NFC"), marks.find((mark) => tones.test(mark)) ?? ""];
}

/** `y` that only another spelling school writes: `quy`, `ky` → `qui`, `ki`. */
function spelled(letters: string): string {
  return letters.replace(/(?<=^qu|^[bcdđghklmnpqrstvx]+)y$/u, "i");
}

function canonicalPiece({ letters, tone, word }: Piece): string {
  return word ? spelled(letters.join("")) + tone : letters.join("");
}

/** One word as {@link wordingOf} would write it; `plain` drops marks and tone. */
export function canonicalWord(word: string, plain: boolean): string {
  const pairs = Array.from(word.normalize("NFC"), splitLetter);
  const letters = pairs.map(([letter]) => letter).join("");
  if (plain)
    return spelled(letters.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d"));
  return spelled(letters) + (pairs.find(([, tone]) => tone !== "")?.[1] ?? "");
}

function piecesOf(original: string): Piece[] {
  const pieces: Piece[] = [];
  for (const found of original.matchAll(/<\/?\w{1,8}>|\P{M}\p{M}*|\p{M}+/gu)) {
    const [cluster] = found;
    const [start, end] = [found.index, found.index + cluster.length];
    const last = pieces.at(-1);
    if (/^\p{L}/u.test(cluster)) {
      const [letter, tone] = splitLetter(cluster);
      if (last?.word === true) {
        last.letters.push(letter);
        last.tone = last.tone === "" ? tone : last.tone;
        last.starts.push(start);
        last.ends.push(end);
      } else {
        pieces.push({ letters: [letter], tone, word: true, starts: [start], ends: [end] });
      }
      continue;
    }
    if (/^\p{Cf}/u.test(cluster)) continue;
    const gap = /^(?:\s|\p{Cc}|[*_<])/u.test(cluster);
    const [first = ""] = cluster;
    const folded = first.normalize("NFKC").replace(/^[\u2010-\u2015\u2212]/, "-");
    // What unfolds into several characters stays itself: one place in the original, one in the text.
    const sign = gap ? " " : folded.length === 1 ? folded : first;
    if (gap && last?.letters[0] === " ") last.ends = [end];
    else pieces.push({ letters: [sign], tone: "", word: false, starts: [start], ends: [end] });
  }
  return pieces;
}

/** `QuýI`: the numeral parts from its head. */
function unglued(piece: Piece): Piece[] {
  const glued = piece.word && /^qu[iy](?:i{1,3}|iv)$/.test(piece.letters.join(""));
  if (!glued) return [piece];
  const cut = (from: number, to?: number): Piece => ({
    word: true,
    tone: from === 0 ? piece.tone : "",
    letters: piece.letters.slice(from, to),
    starts: piece.starts.slice(from, to),
    ends: piece.ends.slice(from, to),
  });
  const at = piece.starts.slice(3, 4);
  // A space without extent, so that the head ends as a word does.
  return [cut(0, 3), { word: false, tone: "", letters: [" "], starts: at, ends: at }, cut(3)];
}

/** Joins `Thư ờng` where the join is known and the halves are not both words of their own. */
function rejoined(pieces: readonly Piece[], known: ReadonlySet<string>): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const [before, space] = [joined.at(-2), joined.at(-1)];
    if (piece.word && space?.letters[0] === " " && before?.word === true) {
      const whole: Piece = {
        word: true,
        letters: [...before.letters, ...piece.letters],
        tone: before.tone === "" ? piece.tone : before.tone,
        starts: [...before.starts, ...piece.starts],
        ends: [...before.ends, ...piece.ends],
      };
      const halves = known.has(canonicalPiece(before)) && known.has(canonicalPiece(piece));
      if (!halves && known.has(canonicalPiece(whole))) {
        joined.splice(-2, 2, whole);
        continue;
      }
    }
    joined.push(piece);
  }
  return joined;
}

/** Makes a wording comparable; `known` are canonical words of the grammar. */
export function wordingOf(original: string, known: ReadonlySet<string>): Wording {
  const pieces = rejoined(piecesOf(original).flatMap(unglued), known);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const piece of pieces) {
    text += canonicalPiece(piece);
    piece.letters.forEach((letter, at) => {
      // Positions are UTF-16 units: a letter outside the first plane has two.
      for (let unit = 0; unit < letter.length; unit += 1) {
        starts.push(piece.starts[at] ?? 0);
        ends.push(piece.ends[at] ?? 0);
      }
    });
    if (piece.word && piece.tone !== "") {
      const end = piece.ends.at(-1) ?? 0;
      starts.push(end);
      ends.push(end);
    }
  }
  return { original, text, starts, ends, plain: /^[\p{ASCII}]*$/u.test(text) };
}
