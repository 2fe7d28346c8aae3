import type { RuleOf } from "../criteria/rule.ts";
import { ABSENT, ENTERED } from "./columns.ts";
import { type Outcome, UNUSABLE, scoredRatio } from "./outcome.ts";
import { shareOf } from "./points.ts";
import {
  FIRST,
  type Scorer,
  gapOf,
  onRatio,
  ratioPorts,
  ratioWidth,
  zeroOutcome,
} from "./scorer.ts";

/** The satisfied share of the valid ballots times the maximum. */
export const surveyShare: Scorer<RuleOf<"survey-share">> = {
  ports: ({ input, answers = [] }, leaf) => [
    ...ratioPorts(input, leaf),
    ...answers.map(
      (answer) =>
        ({
          role: "part",
          source: { from: "survey", code: leaf, label: answer.label },
          expect: "count",
          part: answer.code,
          direct: true,
        }) as const,
    ),
  ],
  compile: ({ input, answers = [], zero }, context) => {
    const { max } = context;
    const score = (numerator: number, denominator: number): Outcome =>
      numerator > denominator
        ? scoredRatio(max, "capped", numerator, denominator)
        : scoredRatio(shareOf(max, numerator, denominator), "ratio", numerator, denominator);
    const asRatio = onRatio(input, zero, context, score);
    const first = FIRST + ratioWidth(input);
    return (read) => {
      const fed = answers.length > 0 && read.state(first) !== ABSENT;
      if (!fed) return asRatio(read);
      if (read.state(FIRST) !== ABSENT) return asRatio(read);
      let satisfied = 0;
      let all = 0;
      for (const [place, answer] of answers.entries()) {
        const state = read.state(first + place);
        if (state !== ENTERED) return gapOf(state) ?? UNUSABLE;
        all += read.a(first + place);
        if (answer.satisfied) satisfied += read.a(first + place);
      }
      if (!Number.isSafeInteger(all)) return UNUSABLE;
      return all === 0 ? zeroOutcome(zero, max, read) : score(satisfied, all);
    };
  },
};
