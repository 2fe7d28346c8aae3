import type { RuleOf } from "../criteria/rule.ts";
import { scoredRatio } from "./outcome.ts";
import { shareOf } from "./points.ts";
import { type Scorer, onRatio, ratioPorts } from "./scorer.ts";

/** max × ratio; above 1 the maximum. */
export const linear: Scorer<RuleOf<"linear">> = {
  ports: ({ input }, leaf) => ratioPorts(input, leaf),
  compile: ({ input, zero }, context) =>
    onRatio(input, zero, context, (numerator, denominator) =>
      numerator > denominator
        ? scoredRatio(context.max, "capped", numerator, denominator)
        : scoredRatio(
            shareOf(context.max, numerator, denominator),
            "ratio",
            numerator,
            denominator,
          ),
    ),
};
