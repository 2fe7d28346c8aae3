import type { Points } from "../criteria/rule.ts";
import type { CompiledSet } from "./compile.ts";
import type { OpenTotal } from "./rank.ts";
import type { UnitScore } from "./score.ts";
import { bonusWithin, type Totals, totalsOf } from "./totals.ts";

/**
 * What a unit has while its total waits for something: the leaves of the base that have points and
 * the bonus block within its bounds, never below 0. Nothing is rescaled before the total is final.
 * Hundredths. Every screen that shows points before a total shows these.
 */
export function pointsSoFar({ points, bonus }: Pick<Totals, "points" | "bonus">): Points {
  return Math.max(0, points + bonus);
}

/**
 * {@link pointsSoFar} without what the survey gives, hundredths: what a unit claims and what
 * appraisal makes of it are compared by these.
 */
export function withoutSurvey({ set, leaves }: CompiledSet, score: UnitScore): Points {
  let points = 0;
  let extra = 0;
  for (const { leaf, area, place } of leaves) {
    const result = score.leaves[place];
    if (result?.state !== "scored" || leaf.survey === true) continue;
    if (area === -1) extra += result.points;
    else points += result.points;
  }
  return pointsSoFar({ points, bonus: bonusWithin(set, extra) });
}

/**
 * The totals of a unit of which nothing is known: from nothing at all with every penalty to every
 * maximum with every bonus, hundredths.
 */
export function wholeRange(compiled: CompiledSet): Pick<OpenTotal, "lowest" | "highest"> {
  const lowest = totalsOf(compiled, (place) => {
    const rule = compiled.leaves[place]?.leaf.rule;
    return rule?.kind === "bonus-penalty" ? rule.min : 0;
  });
  const highest = totalsOf(compiled, (place) => compiled.leaves[place]?.leaf.max ?? 0);
  return { lowest: lowest.total, highest: highest.total };
}
