import type { Points } from "../criteria/rule.ts";
import { type Outcome, scored } from "./outcome.ts";

/** Points that an appraiser decided for a leaf instead of what its rule gives, and why. */
export interface Decided {
  /** Hundredths, 0 to the leaf's maximum. */
  readonly points: Points;
  readonly reason: string;
}

/** Decisions on one unit by leaf code; leaves not named are scored by their rules. */
export type Decisions = Readonly<Record<string, Decided>>;

/** The decision on a leaf, where there is one. */
export function decidedOn(decisions: Decisions | undefined, leaf: string): Decided | undefined {
  return decisions !== undefined && Object.hasOwn(decisions, leaf) ? decisions[leaf] : undefined;
}

/** The outcome that a decision gives. */
export function decidedOutcome({ points }: Decided): Outcome {
  return scored(points, "appraised");
}
