import type { Day } from "../report/cell.ts";
import type { LegalSource } from "../form/form.ts";
import type { UnitKind } from "../unit/unit.ts";
import type { Points, Rule, Share } from "./rule.ts";
import type { InputValues } from "./value.ts";

/** A case with its result, run as a test and shown as help beside the rule. */
export interface LeafExample {
  /** What the case is, as the decision or its author tells it. */
  readonly note: string;
  readonly values: InputValues;
  /** Year scored, for deadlines by calendar. */
  readonly year?: number;
  /** Points in hundredths, or the state in which there are none. */
  readonly expect: Points | "missing" | "not-applicable";
}

/** The smallest thing that is scored (tiêu chí thành phần). */
export interface Leaf {
  /** Unique within the set, as the decision numbers it. */
  readonly code: string;
  readonly label: string;
  readonly max: Points;
  readonly rule: Rule;
  /** Papers that prove it (tài liệu kiểm chứng). */
  readonly evidence: string;
  readonly guidance: string;
  readonly source: LegalSource;
  /** A unit may declare that the leaf does not apply to it. */
  readonly mayNotApply?: true;
  /** Earned in the survey; its maximum counts towards {@link CriteriaSet.surveyShare}. */
  readonly survey?: true;
  /** Instead of the set's policy. */
  readonly missing?: Policy;
  readonly examples: readonly LeafExample[];
}

export interface Criterion {
  readonly code: string;
  readonly label: string;
  readonly max: Points;
  readonly leaves: readonly Leaf[];
}

export interface CriteriaArea {
  readonly code: string;
  readonly label: string;
  readonly max: Points;
  readonly criteria: readonly Criterion[];
}

/** `rescale`: leave the leaf out and raise the rest to the full maximum; `stop`: no total yet. */
export type Policy = "rescale" | "stop";

/** A grade by the index in percent; the lowest begins at 0. */
export interface Grade {
  readonly code: string;
  readonly label: string;
  /** Lowest index of the grade, that one included, in hundredths of a percent. */
  readonly from: Share;
}

/** Units that are ranked among themselves. */
export interface RankingBlock {
  readonly code: string;
  readonly label: string;
}

/** Points beside the base: added after rescaling, within `min`…`max` together. */
export interface BonusBlock {
  readonly label: string;
  /** At most 0. */
  readonly min: Points;
  /** At least 0. */
  readonly max: Points;
  readonly leaves: readonly Leaf[];
}

/** One whole unit with its total, run as a test. */
export interface SetExample {
  readonly note: string;
  readonly year?: number;
  readonly values: InputValues;
  /** Points of the leaves named, in hundredths. */
  readonly leaves: Readonly<Record<string, Points>>;
  /** Sum of the leaves named. */
  readonly sum: Points;
}

/** What one version changed, in the words of its decision; told, never computed with. */
export interface SetRelease {
  readonly version: number;
  /** Day of the decision or of saving. */
  readonly day: Day;
  /** Whole Vietnamese sentences; `diffSets` offers them. */
  readonly words: readonly string[];
}

/** How one kind of unit is scored, as a decision says; data that can be exported and imported. */
export interface CriteriaSet {
  readonly id: string;
  /** Whole number, 1 for the first; each change of a published set is a new version. */
  readonly version: number;
  readonly name: string;
  /** Must be shown wherever the set is: that it is no decision of any province, for instance. */
  readonly notice?: string;
  readonly unitKind: UnitKind;
  /** First closing day of a period the set scores. */
  readonly from: Day;
  readonly to?: Day;
  readonly decision: LegalSource;
  /** What the areas add up to. */
  readonly max: Points;
  readonly areas: readonly CriteriaArea[];
  readonly bonus?: BonusBlock;
  readonly surveyShare: Points;
  readonly rounding: "leaf-half-up-2";
  readonly notApplicable: Policy;
  readonly missing: Policy;
  readonly grades: readonly Grade[];
  readonly blocks: readonly RankingBlock[];
  readonly examples: readonly SetExample[];
  /** Newest first; a set without it has no history yet. */
  readonly changelog?: readonly SetRelease[];
}

/** Every leaf of a set in its order, the bonus block last. */
export function leavesOf(set: CriteriaSet): readonly Leaf[] {
  const base = set.areas.flatMap((area) => area.criteria.flatMap((criterion) => criterion.leaves));
  return [...base, ...(set.bonus?.leaves ?? [])];
}
