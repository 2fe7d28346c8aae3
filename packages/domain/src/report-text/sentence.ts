import type { Sentence } from "./template.ts";

/** A sentence taken apart. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  /** `code`: a field; `unit`: words behind the figure. */
  | { readonly kind: "field"; readonly code: string; readonly unit: string }
  | { readonly kind: "indicator"; readonly code: string }
  | { readonly kind: "word"; readonly code: string }
  /** Left out while one of its figures is not answered. */
  | { readonly kind: "clause"; readonly pieces: readonly Piece[] };

/** A tag that cannot be read; `at` counts UTF-16 units from the sentence's start. */
export class SentenceError extends Error {
  override readonly name = "SentenceError";
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

function tag(inside: string, at: number): Piece {
  const found = /^([%@]?)([a-z][a-z0-9_.]*)(?: (.+))?$/u.exec(inside.trim());
  if (found?.[2] === undefined) throw new SentenceError(`unreadable tag {${inside}}`, at);
  const [, sign, code, unit = ""] = found;
  if (sign === "%") return { kind: "indicator", code };
  if (sign === "@") return { kind: "word", code };
  return { kind: "field", code, unit };
}

function parseFlat(text: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("{", at);
    if (open === -1) break;
    const close = text.indexOf("}", open);
    if (close === -1) throw new SentenceError("tag without an end", from + open);
    if (open > at) pieces.push({ kind: "text", text: text.slice(at, open) });
    pieces.push(tag(text.slice(open + 1, close), from + open));
    at = close + 1;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  return pieces;
}

const kept = new Map<Sentence, readonly Piece[]>();

/**
 * Parses a sentence of a template; see {@link Sentence} for its tags.
 * @throws {SentenceError} a tag or clause without an end, or a tag that is no code
 */
export function parseSentence(sentence: Sentence): readonly Piece[] {
  const known = kept.get(sentence);
  if (known !== undefined) return known;
  const pieces: Piece[] = [];
  let at = 0;
  while (at < sentence.length) {
    const open = sentence.indexOf("[[", at);
    if (open === -1) break;
    const close = sentence.indexOf("]]", open);
    if (close === -1) throw new SentenceError("clause without an end", open);
    pieces.push(...parseFlat(sentence.slice(at, open), at));
    pieces.push({ kind: "clause", pieces: parseFlat(sentence.slice(open + 2, close), open + 2) });
    at = close + 2;
  }
  pieces.push(...parseFlat(sentence.slice(at), at));
  kept.set(sentence, pieces);
  return pieces;
}

/** Every piece, clauses opened. */
export function flatPieces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === "clause" ? flatPieces(piece.pieces) : [piece]));
}
