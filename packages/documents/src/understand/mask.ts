import type { Span } from "./facts.ts";

/** Which characters of a text have been understood already, so that nothing is read twice. */
export class Mask {
  readonly #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  /** Marks a stretch as understood. */
  take({ start, end }: Span): void {
    this.#taken.fill(1, Math.max(0, start), Math.max(0, end));
  }

  /** Whether any character of the stretch was understood before. */
  has({ start, end }: Span): boolean {
    for (let index = start; index < end; index += 1) if (this.#taken[index] === 1) return true;
    return false;
  }
}

/** Every match of a pattern that nothing was read from before; the pattern must be global. */
export function* freeMatches(
  text: string,
  pattern: RegExp,
  mask: Mask,
): Generator<RegExpExecArray, void, undefined> {
  for (const match of text.matchAll(pattern)) {
    if (match[0] === "" || mask.has({ start: match.index, end: match.index + match[0].length })) {
      continue;
    }
    yield match;
  }
}
