import type { Rule, RuleKind, RuleOf } from "../criteria/rule.ts";
import { bonusPenalty } from "./bonus-penalty.ts";
import { checklist } from "./checklist.ts";
import { choice } from "./choice.ts";
import type { Port } from "./columns.ts";
import { composite } from "./composite.ts";
import { deadlineTiers } from "./deadline-tiers.ts";
import { deductionWithFloor } from "./deduction-with-floor.ts";
import { knockOut } from "./knock-out.ts";
import { linear } from "./linear.ts";
import { linearToTarget } from "./linear-to-target.ts";
import { linearWithFloor } from "./linear-with-floor.ts";
import { manualWithReason } from "./manual-with-reason.ts";
import { perItemWithCap } from "./per-item-with-cap.ts";
import type { Score, ScoreContext, Scorer } from "./scorer.ts";
import { shareByGrade } from "./share-by-grade.ts";
import { steps } from "./steps.ts";
import { sumWithCap } from "./sum-with-cap.ts";
import { surveyShare } from "./survey-share.ts";
import { yesNo } from "./yes-no.ts";

const SCORERS: { readonly [K in RuleKind]: Scorer<RuleOf<K>> } = {
  "yes-no": yesNo,
  choice,
  "deadline-tiers": deadlineTiers,
  steps,
  linear,
  "linear-to-target": linearToTarget,
  "linear-with-floor": linearWithFloor,
  "per-item-with-cap": perItemWithCap,
  checklist,
  "deduction-with-floor": deductionWithFloor,
  "share-by-grade": shareByGrade,
  "survey-share": surveyShare,
  composite,
  "manual-with-reason": manualWithReason,
  "knock-out": knockOut,
  "sum-with-cap": sumWithCap,
  "bonus-penalty": bonusPenalty,
};

/** Every rule kind, in the order they are offered. */
export const ruleKinds: readonly RuleKind[] = [
  "yes-no",
  "choice",
  "deadline-tiers",
  "steps",
  "linear",
  "linear-to-target",
  "linear-with-floor",
  "per-item-with-cap",
  "checklist",
  "deduction-with-floor",
  "share-by-grade",
  "survey-share",
  "composite",
  "manual-with-reason",
  "knock-out",
  "sum-with-cap",
  "bonus-penalty",
];

/** A rule with the scorer of its kind, tied together so that neither can be mistaken. */
interface Bound {
  readonly ports: (leaf: string) => readonly Port[];
  readonly compile: (context: ScoreContext) => Score;
}

function bind<R extends Rule>(scorer: Scorer<R>, rule: R): Bound {
  return {
    ports: (leaf) => scorer.ports(rule, leaf),
    compile: (context) => scorer.compile(rule, context),
  };
}

/** What a rule reads and how it scores. */
export function scorerOf<K extends RuleKind>(rule: RuleOf<K> & { readonly kind: K }): Bound {
  return bind<RuleOf<K>>(SCORERS[rule.kind], rule);
}
