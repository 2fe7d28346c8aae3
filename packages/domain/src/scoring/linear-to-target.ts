import type { RuleOf } from "../criteria/rule.ts";
import { scoredRatio } from "./outcome.ts";
import { compareShare, scaledShare } from "./points.ts";
import { type Scorer, onRatio, ratioPorts } from "./scorer.ts";

/** max × min(1, ratio ÷ target): at the target and above, everything. */
export const linearToTarget: Scorer<RuleOf<"linear-to-target">> = {
  ports: ({ input }, leaf) => ratioPorts(input, leaf),
  compile: ({ input, target, zero }, context) =>
    onRatio(input, zero, context, (numerator, denominator) =>
      compareShare(numerator, denominator, target) >= 0
        ? scoredRatio(context.max, "target-reached", numerator, denominator)
        : scoredRatio(
            scaledShare(context.max, [numerator, 10_000], [denominator, target]),
            "ratio",
            numerator,
            denominator,
          ),
    ),
};
