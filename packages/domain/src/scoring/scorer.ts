import type { Points, RatioInput, Rule, Source, ZeroPolicy } from "../criteria/rule.ts";
import {
  ABSENT,
  type Expect,
  ENTERED,
  INVALID,
  NONE,
  type Port,
  STATED,
  UNKNOWN,
} from "./columns.ts";
import { NOT_ENTERED, type Outcome, UNUSABLE, missing, scored } from "./outcome.ts";
import type { Reader } from "./reader.ts";

/** What a rule is scored within. */
export interface ScoreContext {
  /** The leaf's code. */
  readonly leaf: string;
  readonly max: Points;
  /** Year scored; needed by deadlines by calendar. */
  readonly year: number | undefined;
}

/** Scores one unit's inputs. Port 0 is the officer's claim, the rule's own begin at 1. */
export type Score = (read: Reader) => Outcome;

/** One rule kind: what it reads and how it scores. */
export interface Scorer<R extends Rule = Rule> {
  readonly ports: (rule: R, leaf: string) => readonly Port[];
  readonly compile: (rule: R, context: ScoreContext) => Score;
}

/** First port of the rule itself. */
export const FIRST = 1;

/** The one port of a rule that reads one thing. */
export function inputPort(source: Source, expect: Expect, options?: readonly string[]): Port {
  const port = { role: "input", source, expect, direct: true } as const;
  return options === undefined ? port : { ...port, options };
}

/** A port fed by its part of a value under the leaf's code, or by a source of its own. */
export function partPort(
  leaf: string,
  part: { readonly code: string; readonly label: string; readonly source?: Source },
  expect: Expect,
): Port {
  const declared = { from: "declared", code: `${leaf}.${part.code}`, label: part.label } as const;
  const source = part.source ?? declared;
  return { role: "part", source, expect, part: part.code, direct: true };
}

/** The ports of a ratio: the ratio itself, then the sums it may be made of. */
export function ratioPorts(input: RatioInput, leaf: string): readonly Port[] {
  if (input.of === "rate") return [inputPort(input.source, "rate")];
  const whole = { from: "declared", code: leaf, label: input.unit } as const;
  const each = (role: Port["role"], sources: readonly Source[]): Port[] =>
    sources.map((source) => ({ role, source, expect: "count", direct: false }));
  return [
    inputPort(whole, "rate"),
    ...each("numerator", input.numerator),
    ...each("minus", input.minus ?? []),
    ...each("denominator", input.denominator),
  ];
}

/** How many ports {@link ratioPorts} gives. */
export function ratioWidth(input: RatioInput): number {
  if (input.of === "rate") return 1;
  return 1 + input.numerator.length + (input.minus?.length ?? 0) + input.denominator.length;
}

/** What a leaf without denominator is worth. */
export function zeroOutcome(policy: ZeroPolicy, max: Points, read: Reader): Outcome {
  switch (policy) {
    case "full":
      return scored(max, "zero-full");
    case "zero":
      return scored(0, "zero-none");
    case "exclude":
      return { state: "not-applicable", branch: "zero-exclude" };
    case "manual":
      return claimed(read, { max, min: 0, reason: true, branch: "zero-manual" });
  }
}

interface ClaimTerms {
  readonly max: Points;
  readonly min: Points;
  readonly reason: boolean;
  readonly branch: "zero-manual" | "claimed";
}

/** The officer's claim, taken only with its reason and within the leaf's points. */
export function claimed(read: Reader, { max, min, reason, branch }: ClaimTerms): Outcome {
  if (read.state(0) === INVALID) return UNUSABLE;
  if (read.state(0) !== ENTERED) return missing("claim-needed");
  const points = read.a(0);
  if (points < min || points > max) return missing("claim-outside");
  return reason && read.b(0) !== 1 ? missing("reason-needed") : scored(points, branch);
}

/** Why a port in this state gives no number; `undefined` where it gives one. */
export function gapOf(state: number): Outcome | undefined {
  if (state === ABSENT || state === UNKNOWN) return NOT_ENTERED;
  return state === ENTERED || state === STATED || state === NONE ? undefined : UNUSABLE;
}

/** A ratio as read; a denominator of 0 is the zero policy's. */
export interface ReadRatio {
  readonly numerator: number;
  readonly denominator: number;
}

const NOTHING: ReadRatio = { numerator: 0, denominator: 0 };

function sumOf(read: Reader, from: number, until: number): number | undefined {
  let sum = 0;
  for (let port = from; port < until; port += 1) {
    const state = read.state(port);
    if (state === ENTERED) sum += read.a(port);
    else if (state !== NONE) return undefined;
  }
  return Number.isSafeInteger(sum) ? sum : undefined;
}

function firstGap(read: Reader, from: number, until: number): Outcome {
  for (let port = from; port < until; port += 1) {
    const gap = gapOf(read.state(port));
    if (gap !== undefined) return gap;
  }
  return UNUSABLE;
}

/** Reads a ratio whose ports begin at `from`; an outcome where it cannot be read. */
export function readRatio(input: RatioInput, from: number): (read: Reader) => ReadRatio | Outcome {
  const minusFrom = from + 1 + (input.of === "sums" ? input.numerator.length : 0);
  const below = minusFrom + (input.of === "sums" ? (input.minus?.length ?? 0) : 0);
  const end = from + ratioWidth(input);
  return (read) => {
    const state = read.state(from);
    if (state === ENTERED) return { numerator: read.a(from), denominator: read.b(from) };
    if (state === STATED) return { numerator: read.a(from), denominator: 10_000 };
    if (state === NONE) return NOTHING;
    if (input.of === "rate" || state !== ABSENT) return gapOf(state) ?? UNUSABLE;
    const denominator = sumOf(read, below, end);
    if (denominator === undefined) return firstGap(read, below, end);
    if (denominator === 0) return NOTHING;
    const plus = sumOf(read, from + 1, minusFrom);
    const minus = sumOf(read, minusFrom, below);
    if (plus === undefined || minus === undefined) return firstGap(read, from + 1, below);
    return { numerator: Math.max(0, plus - minus), denominator };
  };
}

/** Scores what has one ratio: gaps and zero denominators are settled here. */
export function onRatio(
  input: RatioInput,
  zero: ZeroPolicy,
  { max }: ScoreContext,
  score: (numerator: number, denominator: number) => Outcome,
): Score {
  const ratio = readRatio(input, FIRST);
  return (read) => {
    const got = ratio(read);
    if ("state" in got) return got;
    if (got.denominator === 0) return zeroOutcome(zero, max, read);
    return score(got.numerator, got.denominator);
  };
}

/** Scores what has one plain input: gaps and "không phát sinh" are settled here. */
export function onInput(
  zero: ZeroPolicy,
  { max }: ScoreContext,
  score: (value: number, read: Reader) => Outcome,
): Score {
  return (read) => {
    const state = read.state(FIRST);
    if (state === ENTERED) return score(read.a(FIRST), read);
    if (state === NONE) return zeroOutcome(zero, max, read);
    return gapOf(state) ?? UNUSABLE;
  };
}

/**
 * Σ each × count over the parts, each part within its own cap. "Không phát sinh" counts as 0
 * beside other parts; where nothing arose at all, the zero policy answers.
 */
export function onParts(
  parts: readonly { readonly each: Points; readonly cap?: Points }[],
  zero: ZeroPolicy,
  { max }: ScoreContext,
  score: (sum: number) => Outcome,
): Score {
  return (read) => {
    let sum = 0;
    let arose = false;
    for (const [place, { each, cap }] of parts.entries()) {
      const state = read.state(FIRST + place);
      if (state === NONE) continue;
      if (state !== ENTERED) return gapOf(state) ?? UNUSABLE;
      arose = true;
      const full = each * read.a(FIRST + place);
      sum += cap === undefined ? full : Math.sign(full) * Math.min(Math.abs(full), cap);
    }
    return arose ? score(sum) : zeroOutcome(zero, max, read);
  };
}
