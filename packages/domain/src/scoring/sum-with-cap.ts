import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, onParts, partPort } from "./scorer.ts";

/** Several kinds of things, each with its points and perhaps its cap, together up to the maximum. */
export const sumWithCap: Scorer<RuleOf<"sum-with-cap">> = {
  ports: ({ parts }, leaf) => parts.map((part) => partPort(leaf, part, "count")),
  compile: ({ parts, zero }, context) =>
    onParts(parts, zero, context, (sum) =>
      sum > context.max ? scored(context.max, "capped") : scored(sum, "counted"),
    ),
};
