import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, inputPort, onInput } from "./scorer.ts";

/** So many points for each one, up to the maximum. */
export const perItemWithCap: Scorer<RuleOf<"per-item-with-cap">> = {
  ports: ({ input }) => [inputPort(input, "count")],
  compile: ({ each, zero }, context) =>
    onInput(zero, context, (count) =>
      each * count > context.max ? scored(context.max, "capped") : scored(each * count, "counted"),
    ),
};
