import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, inputPort, onInput } from "./scorer.ts";

/** Có earns the maximum, Không nothing. */
export const yesNo: Scorer<RuleOf<"yes-no">> = {
  ports: (rule) => [inputPort(rule.input, "yes-no")],
  compile: (rule, context) =>
    onInput(rule.zero, context, (value) =>
      value === 1 ? scored(context.max, "yes") : scored(0, "no"),
    ),
};
