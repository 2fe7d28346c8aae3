import { streamOf } from "./ole.ts";
import { ReadProblem } from "./problem.ts";

const [BOOK_START, BOOK_END, CONTINUE, FILE_PASS] = [0x0809, 0x000a, 0x003c, 0x002f];
const [FORMULA, STRINGS] = [0x0006, 0x00fc];
const VERSIONS: readonly number[] = [0x0500, 0x0600];
/** A record that the library steps over. */
const STEPPED_OVER = 0x0090;
/** The place in a formula's record of the formula itself; its last value stands before. */
const FORMULA_AT = 20;
/** A length of a formula at which the library reads none. */
const NO_FORMULA = 0xffff;

/**
 * The records that say what stands in which cell, with the bytes each must have: in a shorter one the
 * library takes a length that is no number and goes on until memory ends.
 */
const KEPT: ReadonlyMap<number, number> = new Map([
  [BOOK_START, 4],
  [BOOK_END, 0],
  [0x0022, 2], // days count from 1904
  [CONTINUE, 0],
  [0x0042, 2], // code page
  [0x0085, 8], // a sheet's name
  [0x00e0, 6], // how cells are shown
  [0x041e, 4], // a number format
  [0x0200, 10], // used range
  [0x0203, 14], // number
  [0x027e, 10], // short number
  [0x00bd, 6], // row of short numbers
  [0x0204, 8], // text in its cell
  [0x00d6, 8], // text with its letters' look
  [0x00fd, 10], // text of the common list
  [0x0205, 8], // true, false or an error
  [FORMULA, FORMULA_AT + 2],
  [0x0207, 2], // a formula's text
  [0x00e5, 2], // merged cells
  [STRINGS, 8],
]);

function corrupt(): never {
  throw new ReadProblem("corrupt");
}

interface Text {
  readonly at: number;
  readonly letters: number;
  readonly wide: boolean;
}

/** Where a text ends that may go on in the next part, which starts with a width of its own. */
function afterText(data: Buffer, starts: ReadonlySet<number>, text: Text): number {
  let { at, wide } = text;
  for (let letter = 0; letter < text.letters; letter += 1) {
    while (starts.has(at)) {
      wide = (data[at] ?? 0) !== 0;
      at += 1;
    }
    at += wide ? 2 : 1;
  }
  return at;
}

/** How many of the promised texts of the common list are there whole. */
function wholeTexts(parts: readonly Buffer[], promised: number): number {
  const data = Buffer.concat(parts);
  const starts = new Set<number>();
  let start = 0;
  for (const part of parts) {
    starts.add(start);
    start += part.length;
  }
  let at = 8;
  for (let texts = 0; texts < promised; texts += 1) {
    const flags = data[at + 2] ?? 0;
    const [rich, more] = [(flags & 8) !== 0, (flags & 4) !== 0];
    const first = at + 3 + (rich ? 2 : 0) + (more ? 4 : 0);
    if (first > data.length) return texts;
    const letters = data.readUInt16LE(at);
    const tail = rich ? data.readUInt16LE(at + 3) * 4 : 0;
    const extra = more ? data.readUInt32LE(first - 4) : 0;
    at = afterText(data, starts, { at: first, letters, wide: (flags & 1) !== 0 }) + tail + extra;
    if (at > data.length) return texts;
  }
  return promised;
}

interface Part {
  readonly at: number;
  readonly type: number;
  readonly body: Buffer;
}

function partAt(stream: Buffer, at: number): Part | null {
  if (at + 4 > stream.length) return null;
  const from = at + 4;
  const body = stream.subarray(from, from + stream.readUInt16LE(at + 2));
  return { at, type: stream.readUInt16LE(at), body };
}

/** The bodies of a record and of those that carry it on. */
function carriedOn(stream: Buffer, first: Part): readonly Buffer[] {
  const bodies: Buffer[] = [];
  let part: Part | null = first;
  do {
    bodies.push(part.body);
    part = partAt(stream, part.at + 4 + part.body.length);
  } while (part?.type === CONTINUE);
  return bodies;
}

/** Makes one record safe to hand on, in place. */
function mend(stream: Buffer, part: Part): void {
  const { at, type, body } = part;
  if (type === FILE_PASS) throw new ReadProblem("encrypted");
  const least = KEPT.get(type);
  if (least === undefined) {
    stream.writeUInt16LE(STEPPED_OVER, at);
    return;
  }
  if (body.length < least) corrupt();
  if (type === BOOK_START && !VERSIONS.includes(body.readUInt16LE(0))) corrupt();
  if (type === BOOK_END && body.length > 0) corrupt();
  if (type === FORMULA) body.writeUInt16LE(NO_FORMULA, FORMULA_AT);
  if (type === STRINGS) {
    body.writeUInt32LE(wholeTexts(carriedOn(stream, part), body.readUInt32LE(4)), 4);
  }
}

/**
 * The workbook of an old Excel file with only the records that say what stands in its cells: names,
 * links, drawings, formulas and properties are left out, since a hurt one of those sends the library
 * round without end, filling memory. Throws a {@link ReadProblem}.
 */
export function plainBook(bytes: Buffer): Buffer {
  // A copy: what was given stays as it is.
  const stream = Buffer.from(streamOf(bytes, ["workbook", "book"]));
  let depth = 0;
  let at = 0;
  for (let part = partAt(stream, at); part !== null; part = partAt(stream, at)) {
    if (depth === 0 && part.type !== BOOK_START) break;
    mend(stream, part);
    if (part.type === BOOK_START) depth += 1;
    if (part.type === BOOK_END) depth -= 1;
    at += 4 + part.body.length;
  }
  if (at === 0) corrupt();
  return stream.subarray(0, at);
}
