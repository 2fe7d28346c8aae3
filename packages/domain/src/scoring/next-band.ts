import type { Leaf } from "../criteria/set.ts";
import type { Points, RatioInput } from "../criteria/rule.ts";
import type { Day } from "../report/cell.ts";
import { formatCount, formatHundredths, formatRate } from "../text/numbers.ts";
import { formatDay } from "../text/days.ts";
import type { LeafResult } from "./because.ts";
import { compileSet } from "./compile.ts";
import { calendarDay } from "./deadline-tiers.ts";
import { scoreUnit } from "./score.ts";
import type { CriteriaSet } from "../criteria/set.ts";

/** Whether something can still be reached; `unknown` where nobody said how many are still open. */
export type Reach = "yes" | "no" | "unknown";

/** The smallest step that earns more on a leaf. */
export type NextStep =
  | {
      readonly by: "count";
      /** How many more of `unit` are needed, ≥ 1. */
      readonly need: number;
      readonly unit: string;
      /** Share or count that is reached, where the rule names one: hundredths of a percent or units. */
      readonly threshold?: { readonly at: number; readonly as: "share" | "count" };
      readonly points: Points;
      readonly gain: Points;
      readonly reach: Reach;
    }
  | {
      readonly by: "day";
      /** Last day on which it still earns `points`. */
      readonly until: Day;
      readonly points: Points;
      readonly gain: Points;
      readonly reach: "yes";
    };

export interface NextOptions {
  /** Year scored, for deadlines. */
  readonly year?: number;
  /** Today, for deadlines. */
  readonly today?: Day;
  /**
   * How many of the denominator are not settled yet (dossiers still pending): only these can still
   * become part of the numerator.
   */
  readonly open?: number;
}

/** Points of the leaf if `more` of the denominator also counted in the numerator. */
function pointsWith(leaf: Leaf, numerator: number, denominator: number): Points | undefined {
  const set = { ...HOLLOW, max: leaf.max, areas: areaOf(leaf) };
  const values = { [leaf.code]: { numerator, denominator } };
  const [result] = scoreUnit(compileSet(set), { unit: "", values }).leaves;
  return result?.state === "scored" ? result.points : undefined;
}

const HOLLOW: CriteriaSet = {
  id: "one",
  version: 1,
  name: "",
  unitKind: "commune",
  from: "0001-01-01",
  decision: { document: "", clause: "" },
  max: 0,
  areas: [],
  surveyShare: 0,
  rounding: "leaf-half-up-2",
  notApplicable: "rescale",
  missing: "stop",
  grades: [],
  blocks: [],
  examples: [],
};

function areaOf(leaf: Leaf): CriteriaSet["areas"] {
  const { code, label, max } = leaf;
  return [{ code, label, max, criteria: [{ code, label, max, leaves: [leaf] }] }];
}

function ratioOf({ rule }: Leaf): RatioInput | undefined {
  switch (rule.kind) {
    case "linear":
    case "linear-to-target":
    case "linear-with-floor":
      return rule.input;
    case "steps":
      return rule.input.of === "count" ? undefined : rule.input;
    default:
      return undefined;
  }
}

/** What the next step leads to: more than now, or all there is where every bit earns something. */
function goalOf({ rule, max }: Leaf, now: Points): Points {
  const bits = rule.kind === "linear" || rule.kind === "linear-to-target";
  return bits || (rule.kind === "linear-with-floor" && now > 0) ? max : now + 1;
}

function thresholdOf({ rule }: Leaf, points: Points): number | undefined {
  if (rule.kind === "linear-to-target") return rule.target;
  if (rule.kind === "linear-with-floor" && points > 0) return rule.floor;
  if (rule.kind === "linear") return 10_000;
  return rule.kind === "steps"
    ? rule.bands.find((band) => band.points === points)?.low?.at
    : undefined;
}

/** The smallest whole number in 1…most that `fits`, which must stay true once it is. */
function smallest(most: number, fits: (value: number) => boolean): number | undefined {
  if (most < 1 || !fits(most)) return undefined;
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function reachOf(need: number, open: number | undefined): Reach {
  if (open === undefined) return "unknown";
  return need <= open ? "yes" : "no";
}

function ratioStep(
  leaf: Leaf,
  input: RatioInput,
  result: LeafResult,
  open: number | undefined,
): NextStep | undefined {
  const { numerator, denominator, inputs } = result.because;
  if (result.state !== "scored" || numerator === undefined || denominator === undefined) {
    return undefined;
  }
  // A stated rate has no counts to count on from.
  if (inputs.some(({ state }) => state === "stated")) return undefined;
  if (result.points >= leaf.max) return undefined;
  const goal = goalOf(leaf, result.points);
  const reached = (more: number): Points | undefined =>
    pointsWith(leaf, numerator + more, denominator);
  const need = smallest(denominator - numerator, (more) => (reached(more) ?? -1) >= goal);
  if (need === undefined) return undefined;
  const points = reached(need) ?? result.points;
  const at = thresholdOf(leaf, points);
  return {
    by: "count",
    need,
    unit: input.unit,
    ...(at === undefined ? {} : { threshold: { at, as: "share" } }),
    points,
    gain: points - result.points,
    reach: reachOf(need, open),
  };
}

function countStep(leaf: Leaf, result: LeafResult, open: number | undefined): NextStep | undefined {
  const { rule, max } = leaf;
  if (rule.kind !== "per-item-with-cap" || result.state !== "scored" || rule.each === 0) {
    return undefined;
  }
  const need = Math.ceil((max - result.points) / rule.each);
  if (need < 1) return undefined;
  const gain = max - result.points;
  const reach = open === undefined ? "yes" : reachOf(need, open);
  return { by: "count", need, unit: rule.input.label, points: max, gain, reach };
}

function dayStep(
  { rule }: Leaf,
  result: LeafResult,
  { year, today }: NextOptions,
): NextStep | undefined {
  if (rule.kind !== "deadline-tiers" || result.state === "scored" || today === undefined) {
    return undefined;
  }
  for (const { until, points } of rule.tiers) {
    const day = calendarDay(until, year);
    if (day !== undefined && today <= day) {
      return { by: "day", until: day, points, gain: points, reach: "yes" };
    }
  }
  return undefined;
}

/**
 * The smallest change of one input that earns the next band (on linear rules: everything), and
 * whether it can still be reached. `undefined` where nothing more can be earned, or where the
 * rule has no such step (a person's judgement, a list, what is already deducted).
 */
export function nextStep(
  leaf: Leaf,
  result: LeafResult,
  options: NextOptions = {},
): NextStep | undefined {
  if (result.because.knockedOutBy !== undefined) return undefined;
  const input = ratioOf(leaf);
  if (input !== undefined) return ratioStep(leaf, input, result, options.open);
  return countStep(leaf, result, options.open) ?? dayStep(leaf, result, options);
}

const REACH_WORDS: Readonly<Record<Reach, string>> = {
  yes: "còn kịp",
  no: "không còn đủ hồ sơ, nhiệm vụ chưa giải quyết để đạt",
  unknown: "chưa rõ còn kịp hay không",
};

/** `Thiếu 3 hồ sơ đúng hạn để lên bậc 98,00 % (thêm 1,00 điểm); còn kịp.` */
export function nextStepSentence(step: NextStep): string {
  const gain = `thêm ${formatHundredths(step.gain)} điểm`;
  if (step.by === "day") {
    return `Ban hành chậm nhất ngày ${formatDay(step.until)} để được ${formatHundredths(step.points)} điểm.`;
  }
  const { threshold } = step;
  const goal =
    threshold === undefined
      ? "được điểm tối đa"
      : `lên bậc ${threshold.as === "share" ? formatRate(threshold.at) : formatCount(threshold.at)}`;
  return `Thiếu ${formatCount(step.need)} ${step.unit} để ${goal} (${gain}); ${REACH_WORDS[step.reach]}.`;
}
