import { getResolvedPDFJS } from "unpdf";

/** A ruled line of a page in points: `at` is its x where it stands upright, its y where it lies. */
export interface PdfRule {
  readonly upright: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a page draws, as the PDF library lists it. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Shorter strokes are the ends of a thin rectangle or part of a picture. */
const SHORTEST = 4;
const MOST_RULES = 6000;

function numbersOf(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.map(Number);
  if (ArrayBuffer.isView(value) && value instanceof Float32Array) return [...value];
  return [];
}

function times(m: Matrix, by: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = by;
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ];
}

type Point = readonly [number, number];

/** How many numbers follow each step of a path: move, line, curve, quadratic curve, close. */
const STEPS = [2, 2, 6, 4, 0];

function strokesOf(path: readonly number[], matrix: Matrix): (readonly [Point, Point])[] {
  const strokes: (readonly [Point, Point])[] = [];
  const [a, b, c, d, e, f] = matrix;
  let first: Point | null = null;
  let last: Point | null = null;
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? -1;
    const size = STEPS[step];
    if (size === undefined) break;
    const [x = 0, y = 0] = path.slice(at + 1 + Math.max(0, size - 2), at + 1 + size);
    const point: Point = step === 4 ? (first ?? [0, 0]) : [a * x + c * y + e, b * x + d * y + f];
    if ((step === 1 || step === 4) && last !== null) strokes.push([last, point]);
    if (step === 0) first = point;
    last = point;
    at += size + 1;
  }
  return strokes;
}

function ruleOf([[x1, y1], [x2, y2]]: readonly [Point, Point]): PdfRule | null {
  const [wide, high] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (Math.max(wide, high) < SHORTEST || Math.min(wide, high) > 1) return null;
  return wide > high
    ? { upright: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }
    : { upright: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
}

/** The straight lines that a page strokes or fills, clipping paths left out. */
export async function rulesOf({ fnArray, argsArray }: Drawing): Promise<readonly PdfRule[]> {
  const { OPS } = await getResolvedPDFJS();
  const rules: PdfRule[] = [];
  const saved: Matrix[] = [];
  let matrix = IDENTITY;
  for (let index = 0; index < fnArray.length && rules.length < MOST_RULES; index += 1) {
    const args = argsArray[index];
    const drawn = fnArray[index];
    if (drawn === OPS.save) saved.push(matrix);
    else if (drawn === OPS.restore) matrix = saved.pop() ?? IDENTITY;
    else if (drawn === OPS.transform) matrix = times(matrix, numbersOf(args));
    else if (drawn === OPS.constructPath && Array.isArray(args) && args[0] !== OPS.endPath) {
      const paths: unknown = args[1];
      if (!Array.isArray(paths)) continue;
      for (const stroke of paths.flatMap((path) => strokesOf(numbersOf(path), matrix))) {
        const rule = ruleOf(stroke);
        if (rule !== null) rules.push(rule);
      }
    }
  }
  return rules;
}
