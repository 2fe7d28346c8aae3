import type { ReactNode } from "react";
import type { Points, Rule, RuleKind, RuleOf } from "@cchc/domain/criteria/rule";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { BonusPenaltyView } from "./bonus-penalty.tsx";
import type { RuleProps } from "./cases.tsx";
import { ChecklistView } from "./checklist.tsx";
import { ChoiceView } from "./choice.tsx";
import { CompositeView } from "./composite.tsx";
import { DeadlineTiersView } from "./deadline-tiers.tsx";
import { DeductionWithFloorView } from "./deduction-with-floor.tsx";
import { KnockOutView } from "./knock-out.tsx";
import { LinearToTargetView } from "./linear-to-target.tsx";
import { LinearWithFloorView } from "./linear-with-floor.tsx";
import { LinearView } from "./linear.tsx";
import { ManualWithReasonView } from "./manual-with-reason.tsx";
import { PerItemWithCapView } from "./per-item-with-cap.tsx";
import { ShareByGradeView } from "./share-by-grade.tsx";
import { StepsView } from "./steps.tsx";
import { SumWithCapView } from "./sum-with-cap.tsx";
import { SurveyShareView } from "./survey-share.tsx";
import { YesNoView } from "./yes-no.tsx";

type View<R extends Rule> = (props: RuleProps<R>) => ReactNode;

const VIEWS: { readonly [K in RuleKind]: View<RuleOf<K>> } = {
  "yes-no": YesNoView,
  choice: ChoiceView,
  "deadline-tiers": DeadlineTiersView,
  steps: StepsView,
  linear: LinearView,
  "linear-to-target": LinearToTargetView,
  "linear-with-floor": LinearWithFloorView,
  "per-item-with-cap": PerItemWithCapView,
  checklist: ChecklistView,
  "deduction-with-floor": DeductionWithFloorView,
  "share-by-grade": ShareByGradeView,
  "survey-share": SurveyShareView,
  composite: CompositeView,
  "manual-with-reason": ManualWithReasonView,
  "knock-out": KnockOutView,
  "sum-with-cap": SumWithCapView,
  "bonus-penalty": BonusPenaltyView,
} satisfies Record<Rule["kind"], unknown>;

function viewOf<K extends RuleKind>(rule: RuleOf<K> & { readonly kind: K }): View<RuleOf<K>> {
  return VIEWS[rule.kind];
}

export interface RuleViewProps {
  rule: Rule;
  /** The leaf's maximum in hundredths. */
  max: Points;
  /** Marks the way taken and shows the formula with its figures. */
  result?: LeafResult | undefined;
}

/** A leaf's rule in words: its cases as a small table; with a result, how that came about. */
export function RuleView({ rule, max, result }: RuleViewProps): ReactNode {
  // No hooks inside: a view is a plain function of its rule.
  const draw: View<Rule> = viewOf(rule);
  return <div className="c-score-rule">{draw({ rule, max, result })}</div>;
}
