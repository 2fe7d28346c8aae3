/** Points in whole hundredths: `450` is 4,50 điểm. */
export type Points = number;

/** A share in whole hundredths of a percent: `9800` is 98 %. */
export type Share = number;

/** Where a rule's input comes from. */
export type SourceKind =
  /** An indicator of the catalogue: a rate with its counts, or stated without them. */
  | "indicator"
  /** A field of the report form. */
  | "field"
  /** The day of a paper in the register of documents. */
  | "document"
  /** A count of tasks done or of a quota, from the plan. */
  | "task"
  /** Ballots or a rate of a survey. */
  | "survey"
  /** Stated for this leaf by the officer, who has to show the evidence. */
  | "declared";

/** One input of a rule: where it comes from, under which code, and what it is called. */
export interface Source {
  readonly from: SourceKind;
  readonly code: string;
  readonly label: string;
}

/**
 * What a leaf is worth when its denominator is 0 or the answer is "không phát sinh": all its
 * points, none, left out (the rest is rescaled), or the officer's claim with a reason.
 */
export type ZeroPolicy = "full" | "zero" | "exclude" | "manual";

/** A ratio of counts. `unit`: what one more of the numerator is called, `"hồ sơ đúng hạn"`. */
export type RatioInput =
  | { readonly of: "rate"; readonly source: Source; readonly unit: string }
  | {
      readonly of: "sums";
      readonly numerator: readonly Source[];
      /** Taken off the numerator. */
      readonly minus?: readonly Source[];
      readonly denominator: readonly Source[];
      readonly unit: string;
    };

/** An option, item or grade that a rule names. Codes are unique within their rule. */
interface Named {
  readonly code: string;
  readonly label: string;
}

export interface Option extends Named {
  readonly points: Points;
}

/** One thing to be done or not; `source` where a field answers it. */
export interface Item extends Named {
  readonly points: Points;
  readonly source?: Source;
}

/** A count that gives or takes `each` points, up to `cap` for this part alone. */
export interface Part extends Named {
  readonly each: Points;
  readonly cap?: Points;
  readonly source?: Source;
}

export interface Grading extends Named {
  /** Share of the leaf's maximum that one of this grade earns. */
  readonly share: Share;
}

/** One end of a band; `closed`: the value itself belongs to the band. */
export interface Bound {
  readonly at: number;
  readonly closed: boolean;
}

/** A band without `low` begins at the bottom, one without `high` has no top. */
export interface Band {
  readonly low?: Bound;
  readonly high?: Bound;
  readonly points: Points;
}

/** The last day of a tier, that day included. */
export type Deadline =
  /** In the year scored (`year: 0`), the year before (−1) or after (1); day 31 is the month's last. */
  | {
      readonly by: "calendar";
      readonly year: -1 | 0 | 1;
      readonly month: number;
      readonly day: number;
    }
  /** So many days after the day of the rule's `since`. */
  | { readonly by: "days"; readonly days: number };

export interface Tier {
  readonly until: Deadline;
  readonly points: Points;
}

interface Base {
  readonly zero: ZeroPolicy;
}

/** How a leaf earns its points. One kind, one file in `scoring/`. */
export type Rule =
  | (Base & { readonly kind: "yes-no"; readonly input: Source })
  | (Base & {
      readonly kind: "choice";
      readonly input: Source;
      readonly options: readonly Option[];
    })
  | (Base & {
      readonly kind: "deadline-tiers";
      readonly input: Source;
      /** Base of tiers counted in days. */
      readonly since?: Source;
      /** Earliest deadline first. */
      readonly tiers: readonly Tier[];
      readonly after: Points;
    })
  | (Base & {
      readonly kind: "steps";
      /** Bounds are in hundredths of a percent on a ratio, in units on a count. */
      readonly input: RatioInput | { readonly of: "count"; readonly source: Source };
      readonly bands: readonly Band[];
    })
  | (Base & { readonly kind: "linear"; readonly input: RatioInput })
  | (Base & {
      readonly kind: "linear-to-target";
      readonly input: RatioInput;
      /** The share that earns everything. */
      readonly target: Share;
    })
  | (Base & {
      readonly kind: "linear-with-floor";
      readonly input: RatioInput;
      /** Below it nothing is earned; at it, the ratio times the maximum. */
      readonly floor: Share;
    })
  | (Base & { readonly kind: "per-item-with-cap"; readonly input: Source; readonly each: Points })
  | (Base & { readonly kind: "checklist"; readonly items: readonly Item[] })
  | (Base & {
      readonly kind: "deduction-with-floor";
      /** Each `each` is what one occurrence takes off, a number above 0. */
      readonly parts: readonly Part[];
      readonly floor: Points;
    })
  | (Base & {
      readonly kind: "share-by-grade";
      /** One grade, or counts by grade whose average counts. */
      readonly input: Source;
      readonly grades: readonly Grading[];
    })
  | (Base & {
      readonly kind: "survey-share";
      readonly input: RatioInput;
      /** Answers of the ballots and which of them count as satisfied, for ballots fed directly. */
      readonly answers?: readonly (Named & { readonly satisfied: boolean })[];
    })
  | (Base & {
      readonly kind: "composite";
      /** What is taken off 1: two or more ratios. */
      readonly parts: readonly (Named & { readonly input: RatioInput })[];
      readonly target: Share;
    })
  | (Base & { readonly kind: "manual-with-reason"; readonly reason: "required" | "optional" })
  | (Base & {
      readonly kind: "knock-out";
      /** Yes, or a count of at least `at`. */
      readonly input: Source;
      readonly at: number;
      /** What loses all its points. */
      readonly scope: "criterion" | "area" | "set";
    })
  | (Base & { readonly kind: "sum-with-cap"; readonly parts: readonly Part[] })
  | (Base & {
      readonly kind: "bonus-penalty";
      /** `each` below 0 is a penalty. Only in a set's bonus block. */
      readonly parts: readonly Part[];
      readonly min: Points;
    });

export type RuleKind = Rule["kind"];

/** The rule of one kind. */
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;
