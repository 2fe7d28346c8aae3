import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, onParts, partPort } from "./scorer.ts";

/** The sum of the items that are done; every item needs its answer. */
export const checklist: Scorer<RuleOf<"checklist">> = {
  ports: ({ items }, leaf) => items.map((item) => partPort(leaf, item, "yes-no")),
  compile: ({ items, zero }, context) => {
    const parts = items.map(({ points }) => ({ each: points }));
    return onParts(parts, zero, context, (sum) =>
      sum > context.max ? scored(context.max, "capped") : scored(sum, "listed"),
    );
  },
};
