import type { RuleOf } from "../criteria/rule.ts";
import { scoredRatio } from "./outcome.ts";
import { compareShare, shareOf } from "./points.ts";
import { type Scorer, onRatio, ratioPorts } from "./scorer.ts";

/** Below the floor nothing; from the floor on max × ratio, above 1 the maximum. */
export const linearWithFloor: Scorer<RuleOf<"linear-with-floor">> = {
  ports: ({ input }, leaf) => ratioPorts(input, leaf),
  compile: ({ input, floor, zero }, context) =>
    onRatio(input, zero, context, (numerator, denominator) => {
      if (compareShare(numerator, denominator, floor) < 0) {
        return scoredRatio(0, "below-floor", numerator, denominator);
      }
      return numerator > denominator
        ? scoredRatio(context.max, "capped", numerator, denominator)
        : scoredRatio(
            shareOf(context.max, numerator, denominator),
            "ratio",
            numerator,
            denominator,
          );
    }),
};
