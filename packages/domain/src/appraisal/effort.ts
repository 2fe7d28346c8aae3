import type { Points, RuleKind } from "../criteria/rule.ts";
import type { Leaf } from "../criteria/set.ts";
import type { LeafResult } from "../scoring/because.ts";
import {
  type NextOptions,
  type NextStep,
  nextStep,
  nextStepSentence,
} from "../scoring/next-band.ts";
import { reasonSentence } from "../scoring/sentence.ts";
import { formatCount, formatHundredths } from "../text/numbers.ts";

/** How long an item of this leaf took once, here. */
export interface PastEffort {
  readonly leaf: string;
  readonly kind: RuleKind;
  /** From opening to the last change, minutes > 0; idle time is left out by whoever measures. */
  readonly minutes: number;
}

/** Minutes by rule kind before anything was measured: data that may be edited, with its note. */
export interface EffortGuess {
  readonly note: string;
  readonly minutes: Readonly<Record<RuleKind, number>>;
  /** From so many measured items on, what was measured counts. */
  readonly least: number;
}

/** The guess offered first. */
export const FIRST_GUESS: EffortGuess = {
  note: "Ước lượng ban đầu theo loại cách chấm, chưa dựa trên số liệu; sau ít nhất 3 lần làm tại đây sẽ lấy thời gian thực tế.",
  least: 3,
  minutes: {
    "yes-no": 4,
    choice: 4,
    "deadline-tiers": 4,
    steps: 8,
    linear: 8,
    "linear-to-target": 8,
    "linear-with-floor": 8,
    "per-item-with-cap": 6,
    checklist: 10,
    "deduction-with-floor": 8,
    "share-by-grade": 5,
    "survey-share": 5,
    composite: 12,
    "manual-with-reason": 15,
    "knock-out": 3,
    "sum-with-cap": 10,
    "bonus-penalty": 12,
  },
};

/** Minutes an item will probably take, and where the number comes from. */
export interface Effort {
  /** Whole minutes ≥ 1. */
  readonly minutes: number;
  readonly from: "leaf" | "kind" | "guess";
  /** How many measured items it rests on; 0 for the guess. */
  readonly samples: number;
}

function median(minutes: readonly number[]): number {
  const sorted = [...minutes];
  sorted.sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return Math.max(1, Math.round((lower + upper) / 2));
}

/** The median of this leaf's past here, else of its rule kind's, else the guess. */
export function effortOf(
  { code, rule }: Pick<Leaf, "code" | "rule">,
  past: readonly PastEffort[],
  guess: EffortGuess,
): Effort {
  const ofLeaf = past.filter(({ leaf }) => leaf === code);
  if (ofLeaf.length > 0 && ofLeaf.length >= guess.least) {
    const minutes = median(ofLeaf.map((one) => one.minutes));
    return { minutes, from: "leaf", samples: ofLeaf.length };
  }
  const ofKind = past.filter(({ kind }) => kind === rule.kind);
  if (ofKind.length > 0 && ofKind.length >= guess.least) {
    const minutes = median(ofKind.map((one) => one.minutes));
    return { minutes, from: "kind", samples: ofKind.length };
  }
  return { minutes: guess.minutes[rule.kind], from: "guess", samples: 0 };
}

/** `khoảng 8 phút (theo 5 lần làm mục này)` */
export function effortText({ minutes, from, samples }: Effort): string {
  const said = `khoảng ${formatCount(minutes)} phút`;
  if (from === "guess") return `${said} (ước lượng ban đầu)`;
  const what = from === "leaf" ? "mục này" : "mục cùng loại";
  return `${said} (theo ${formatCount(samples)} lần làm ${what})`;
}

/** Points that one item can still bring: all of a missing leaf, the next step of a scored one. */
export interface Gain {
  readonly points: Points;
  readonly step?: NextStep;
}

/** What a leaf can still bring; undefined where nothing, or what can no longer be reached. */
export function gainOf(leaf: Leaf, result: LeafResult, options: NextOptions): Gain | undefined {
  const step = nextStep(leaf, result, options);
  if (result.state === "missing") {
    const points = step?.points ?? leaf.max;
    if (points <= 0) return undefined;
    return step === undefined ? { points } : { points, step };
  }
  if (step === undefined || step.gain <= 0 || step.reach === "no") return undefined;
  return { points: step.gain, step };
}

/** One thing left to do. */
export interface WorkItem extends Gain {
  readonly leaf: string;
  readonly label: string;
  readonly effort: Effort;
  /** What to do, how much it brings and how long it takes, in Vietnamese. */
  readonly sentence: string;
}

export interface WorkOptions {
  readonly past: readonly PastEffort[];
  readonly guess: EffortGuess;
  /** What is known about reaching more on a leaf; year and today as a rule for all. */
  readonly next: (leaf: string) => NextOptions;
}

/**
 * What is left to do, most points per minute first; equal ones by points, then in the order of the
 * set.
 *
 * @param results one for each leaf, in the order of the leaves
 */
export function workLeft(
  leaves: readonly Leaf[],
  results: readonly LeafResult[],
  { past, guess, next }: WorkOptions,
): readonly WorkItem[] {
  const items = leaves.flatMap((leaf, at): WorkItem[] => {
    const result = results[at];
    if (result === undefined) return [];
    const gain = gainOf(leaf, result, next(leaf.code));
    if (gain === undefined) return [];
    const effort = effortOf(leaf, past, guess);
    const sentence =
      gain.step === undefined
        ? `${reasonSentence(result)} Được tới ${formatHundredths(gain.points)} điểm, ${effortText(effort)}.`
        : `${nextStepSentence(gain.step)} Cần ${effortText(effort)}.`;
    return [{ leaf: leaf.code, label: leaf.label, ...gain, effort, sentence }];
  });
  items.sort(
    (a, b) => b.points * a.effort.minutes - a.points * b.effort.minutes || b.points - a.points,
  );
  return items;
}
