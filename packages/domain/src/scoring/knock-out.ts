import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, inputPort, onInput } from "./scorer.ts";

/**
 * Earns nothing itself: where it strikes, everything in its scope falls to 0. "Không phát sinh"
 * lets the scope stand.
 */
export const knockOut: Scorer<RuleOf<"knock-out">> = {
  ports: ({ input }) => [inputPort(input, "flag")],
  compile: ({ at, zero }, context) =>
    onInput(zero, context, (value) =>
      value >= at ? scored(0, "knocks-out") : scored(0, "stands"),
    ),
};
