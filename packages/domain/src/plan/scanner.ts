import { numberWords } from "./number-words.ts";
import { canonicalWord } from "./wording.ts";
import type { Wording } from "./wording.ts";

/** A pattern of the grammar, compiled for texts with marks and for texts typed without. */
export interface Pattern {
  readonly marked: RegExp;
  readonly plain: RegExp;
}

/** Canonical words that occur in patterns; a word cut in two is joined when it is among them. */
export const knownWords: Set<string> = new Set();

/** Ends a word: neither letter nor tone follows. */
const wordEnd = "(?!<L>)";

/** Letters of Vietnamese words and tones; `\\p{L}` in every word would take seconds to compile. */
const letter = "[a-zăâđêôơư\\u0300-\\u036f]";

/** Numbers in words are ambiguous without marks (`sau`: sáu or sau), so plain texts have digits only. */
const marked = `(?:\\d{1,3}(?:\\.\\d{3})?(?!\\d)(?: ?\\(${numberWords}\\))?|${numberWords})`;
const digitsOnly = "(?:\\d{1,3}(?:\\.\\d{3})?(?!\\d))";

function compile(source: string, plain: boolean): RegExp {
  const numbered = source.replaceAll("<N>", plain ? digitsOnly : marked);
  const written = numbered.replaceAll(/\(\?<\w+>|\\k<\w+>|<L>|\\.|[\p{L}\p{M}]+/gu, (run) => {
    if (!/^\p{L}/u.test(run)) return run;
    const word = canonicalWord(run, plain);
    if (!plain && word.length > 1) knownWords.add(word);
    return run.length > 1 ? word + wordEnd : word;
  });
  return new RegExp(written.replaceAll("<L>", letter), "y");
}

/** A pattern from Vietnamese words; `<N>` is a number from 1 in digits or words, `<L>` a letter. */
export function pattern(source: string): Pattern {
  return { marked: compile(source, false), plain: compile(source, true) };
}

/** Reads a wording from left to right. */
export class Scanner {
  readonly wording: Wording;
  position = 0;
  /** Year of times that name none; a year at the head of the wording changes it. */
  year: number;

  constructor(wording: Wording, year: number) {
    this.wording = wording;
    this.year = year;
  }

  /** What the pattern matches here, and moves behind it; `undefined` and no move otherwise. */
  eat(what: Pattern): RegExpExecArray | undefined {
    const regex = this.wording.plain ? what.plain : what.marked;
    regex.lastIndex = this.position;
    const found = regex.exec(this.wording.text);
    if (found === null) return undefined;
    this.position += found[0].length;
    return found;
  }

  /** Tries a reading; where it gives nothing the position is as before. */
  attempt<T>(read: (scanner: Scanner) => T | undefined): T | undefined {
    const before = this.position;
    const result = read(this);
    if (result === undefined) this.position = before;
    return result;
  }

  /** The original text between two positions. */
  original(from: number, to: number): string {
    const { starts, ends, original } = this.wording;
    return to <= from ? "" : original.slice(starts[from], ends[to - 1]);
  }
}
