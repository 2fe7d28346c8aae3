import type { RuleOf } from "../criteria/rule.ts";
import { UNUSABLE, scored } from "./outcome.ts";
import { type Scorer, inputPort, onInput } from "./scorer.ts";

/** The points of the option chosen. */
export const choice: Scorer<RuleOf<"choice">> = {
  ports: ({ input, options }) => [
    inputPort(
      input,
      "option",
      options.map((option) => option.code),
    ),
  ],
  compile: ({ options, zero }, context) =>
    onInput(zero, context, (place) => {
      const option = options[place];
      return option === undefined ? UNUSABLE : scored(option.points, "option", place);
    }),
};
