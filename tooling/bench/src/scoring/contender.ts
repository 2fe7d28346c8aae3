import type { CriteriaSet } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { UnitInputs } from "@cchc/domain/scoring/score";
import { inputCode } from "./set.ts";

/** What is scored: the same set and the same inputs for every engine. */
export interface Task {
  readonly set: CriteriaSet;
  readonly units: readonly UnitInputs[];
}

export interface Scores {
  /** unit × leaves + leaf, in hundredths. */
  readonly points: Int32Array;
  /** Sum of the counts found in the explanations; absent where none was asked for. */
  readonly figures?: number;
}

/** One way to use one engine, its rules compiled or parsed, its inputs in the shape it takes. */
export interface Contender {
  readonly engine: string;
  /** How it is used and what it tells. */
  readonly use: string;
  readonly explained: boolean;
  /** What was promised of ours, in milliseconds. */
  readonly budget?: number;
  /** The timed part: all units from their inputs; explanations are read back within it. */
  readonly run: () => unknown;
  /** The same work once more, its scores taken out to be compared. */
  readonly prove: () => Scores | Promise<Scores>;
}

/** Inputs as the peers take them: `n3` and `d3` the counts of leaf 3, `o3` its option. */
export type Facts = Readonly<Record<string, number | string>>;

function factsOf(value: InputValue | undefined, place: number): [string, number | string][] {
  if (typeof value === "string") return [[`o${place}`, value]];
  if (typeof value === "object" && "numerator" in value) {
    return [
      [`n${place}`, value.numerator],
      [`d${place}`, value.denominator],
    ];
  }
  throw new RangeError(`leaf ${place} has no input a peer could take`);
}

export function peerFacts({ units }: Task, leaves: number): Facts[] {
  return units.map(({ values }) =>
    Object.fromEntries(
      Array.from({ length: leaves }, (_, place) => factsOf(values[inputCode(place)], place)).flat(),
    ),
  );
}

/** Points of all units out of objects that name them `c0`, `c1` … */
export function pointsByCode(results: readonly unknown[], leaves: number): Int32Array {
  return Int32Array.from(
    results.flatMap((result) =>
      Array.from({ length: leaves }, (_, place) => memberOf(result, `c${place}`)),
    ),
  );
}

/** A number under this name; NaN, which no score is, where there is none. */
export function memberOf(value: unknown, name: string): number {
  const member = isRecord(value) ? value[name] : undefined;
  return typeof member === "number" ? member : Number.NaN;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
