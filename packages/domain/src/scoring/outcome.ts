import type { Points } from "../criteria/rule.ts";

/** Which way through its rule a leaf went. Screens and sheets have a sentence for each. */
export const branches = [
  "ratio",
  "capped",
  "target-reached",
  "below-floor",
  "band",
  "yes",
  "no",
  "option",
  "in-time",
  "too-late",
  "counted",
  "listed",
  "deducted",
  "floored",
  "graded",
  "claimed",
  "knocks-out",
  "stands",
  "zero-full",
  "zero-none",
  "zero-exclude",
  "zero-manual",
  "declared-not-applicable",
  "knocked-out",
  "not-entered",
  "unusable",
  "no-band",
  "claim-needed",
  "reason-needed",
  "claim-outside",
  "not-applicable-refused",
  "appraised",
  "year-needed",
] as const;

export type Branch = (typeof branches)[number];

/** What a rule makes of its inputs, before it is explained. */
export type Outcome =
  | {
      readonly state: "scored";
      readonly points: Points;
      readonly branch: Branch;
      readonly numerator: number | undefined;
      readonly denominator: number | undefined;
      /** Place of the band, tier, option or grade in the rule. */
      readonly index: number | undefined;
    }
  | { readonly state: "missing" | "not-applicable"; readonly branch: Branch };

/** Points in hundredths without a ratio; `index` is the place of the band, tier or option. */
export function scored(points: Points, branch: Branch, index?: number): Outcome {
  const numerator = undefined;
  return { state: "scored", points, branch, numerator, denominator: undefined, index };
}

/** Points in hundredths from a ratio of whole numbers, which the reason then shows. */
export function scoredRatio(
  points: Points,
  branch: Branch,
  numerator: number,
  denominator: number,
  index?: number,
): Outcome {
  return { state: "scored", points, branch, numerator, denominator, index };
}

/** An input is absent or "chưa có số liệu". */
export const NOT_ENTERED: Outcome = { state: "missing", branch: "not-entered" };
/** An input was given that the rule cannot read. */
export const UNUSABLE: Outcome = { state: "missing", branch: "unusable" };

/** No points yet, and why. */
export function missing(branch: Branch): Outcome {
  return { state: "missing", branch };
}
