import type { CompiledSet } from "./compile.ts";
import type { OpenTotal } from "./rank.ts";
import type { UnitScore } from "./score.ts";
import { NOT_APPLICABLE_POINTS, totalsOf } from "./totals.ts";

/**
 * The totals a unit may still end with: every leaf that is missing or among `disputed` may end
 * anywhere from nothing to its maximum (a bonus leaf from the rule's minimum), the rest stands.
 */
export function openTotal(
  compiled: CompiledSet,
  score: UnitScore,
  disputed: ReadonlySet<string>,
): OpenTotal {
  const ends = (side: "lowest" | "highest"): number =>
    totalsOf(compiled, (place) => {
      const leaf = compiled.leaves[place]?.leaf;
      const result = score.leaves[place];
      if (leaf === undefined || result === undefined) return NOT_APPLICABLE_POINTS;
      if (result.state === "missing" || disputed.has(result.leaf)) {
        if (side === "highest") return leaf.max;
        return leaf.rule.kind === "bonus-penalty" ? leaf.rule.min : 0;
      }
      return result.state === "scored" ? result.points : NOT_APPLICABLE_POINTS;
    }).total;
  const { unit, block } = score;
  const about = block === undefined ? { unit } : { unit, block };
  return { ...about, lowest: ends("lowest"), highest: ends("highest") };
}
