import type { RuleOf } from "../criteria/rule.ts";
import { ABSENT, ENTERED } from "./columns.ts";
import { UNUSABLE, scoredRatio } from "./outcome.ts";
import { scaledShare } from "./points.ts";
import { FIRST, type Scorer, gapOf, inputPort, onInput, zeroOutcome } from "./scorer.ts";

/** The grade's share of the maximum; of counts by grade, their average share, rounded once. */
export const shareByGrade: Scorer<RuleOf<"share-by-grade">> = {
  ports: ({ input, grades }) => [
    inputPort(
      input,
      "option",
      grades.map((grade) => grade.code),
    ),
    ...grades.map(
      (grade) =>
        ({
          role: "part",
          source: { ...input, label: grade.label },
          expect: "count",
          part: grade.code,
          direct: true,
        }) as const,
    ),
  ],
  compile: ({ grades, zero }, context) => {
    const { max } = context;
    const one = onInput(zero, context, (place) => {
      const grade = grades[place];
      if (grade === undefined) return UNUSABLE;
      const points = scaledShare(max, [grade.share, 1], [10_000, 1]);
      return scoredRatio(points, "graded", grade.share, 10_000, place);
    });
    return (read) => {
      if (read.state(FIRST) !== ABSENT) return one(read);
      let earned = 0;
      let count = 0;
      for (const [place, { share }] of grades.entries()) {
        const state = read.state(FIRST + 1 + place);
        if (state !== ENTERED) return gapOf(state) ?? UNUSABLE;
        earned += share * read.a(FIRST + 1 + place);
        count += read.a(FIRST + 1 + place);
      }
      if (!Number.isSafeInteger(earned) || !Number.isSafeInteger(count)) return UNUSABLE;
      if (count === 0) return zeroOutcome(zero, max, read);
      const points = scaledShare(max, [earned, 1], [count, 10_000]);
      return scoredRatio(points, "graded", earned, 10_000 * count);
    };
  },
};
