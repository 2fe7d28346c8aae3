import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, onParts, partPort } from "./scorer.ts";

/** Points beside the base, `each` of either sign, within min…max. */
export const bonusPenalty: Scorer<RuleOf<"bonus-penalty">> = {
  ports: ({ parts }, leaf) => parts.map((part) => partPort(leaf, part, "count")),
  compile: ({ parts, min, zero }, context) =>
    onParts(parts, zero, context, (sum) => {
      if (sum > context.max) return scored(context.max, "capped");
      return sum < min ? scored(min, "floored") : scored(sum, "counted");
    }),
};
