import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { explanationText, explanationTree, resultLine } from "@cchc/domain/scoring/explanation";
import { ENGINE_VERSION } from "@cchc/domain/scoring/receipt";
import type { UnitScore } from "@cchc/domain/scoring/score";
import { reasonSentence } from "@cchc/domain/scoring/sentence";

/** Hundredths as the decimal people read: 992 is 9.92. */
export function decimal(hundredths: number): number {
  return hundredths / 100;
}

function setLine({ id, version, name, notice, decision }: CriteriaSet) {
  return { id, version, name, ...(notice === undefined ? {} : { notice }), decision };
}

/** A score for programs: points as decimals, every leaf with its reason. */
export function scoreJson(set: CriteriaSet, score: UnitScore) {
  const { totals, grade, block } = score;
  const labels = new Map(
    set.areas
      .flatMap(({ criteria }) => criteria.flatMap(({ leaves }) => leaves))
      .concat(set.bonus?.leaves ?? [])
      .map(({ code, label }) => [code, label]),
  );
  return {
    unit: score.unit,
    ...(block === undefined ? {} : { block }),
    state: totals.state,
    total: totals.state === "open" ? null : decimal(totals.total),
    points: decimal(totals.points),
    outOf: decimal(totals.outOf),
    base: decimal(totals.base),
    bonus: decimal(totals.bonus),
    indexPercent: totals.state === "open" ? null : decimal(totals.index),
    grade: grade?.label ?? null,
    waitingFor: totals.waiting.map((place) => score.leaves[place]?.leaf ?? ""),
    areas: score.areas.map(({ area, label, points, outOf, max }) => {
      return {
        area,
        label,
        points: decimal(points),
        outOf: decimal(outOf),
        max: decimal(max),
      };
    }),
    leaves: score.leaves.map((result) => {
      const { rule, source, branch, inputs, numerator, denominator, index, knockedOutBy } =
        result.because;
      return {
        leaf: result.leaf,
        label: labels.get(result.leaf) ?? "",
        state: result.state,
        points: result.state === "scored" ? decimal(result.points) : null,
        max: decimal(result.because.max),
        reason: reasonSentence(result),
        because: {
          rule,
          branch,
          numerator,
          denominator,
          index,
          knockedOutBy,
          inputs,
          source,
          set: result.because.set,
          version: result.because.version,
        },
      };
    }),
  };
}

/** What `score --json` prints. */
export function scoresJson(
  set: CriteriaSet,
  year: number | undefined,
  scores: readonly UnitScore[],
) {
  return {
    engine: ENGINE_VERSION,
    set: setLine(set),
    year: year ?? null,
    results: scores.map((score) => scoreJson(set, score)),
  };
}

/** A score for people: the result in one line, then areas, criteria and leaves with their reasons. */
export function scoreText(set: CriteriaSet, score: UnitScore): string {
  return `${resultLine(score)}\n${explanationText(explanationTree(set, score))}`;
}
