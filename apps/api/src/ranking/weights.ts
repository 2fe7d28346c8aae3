import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { MISSING_POINTS, NOT_APPLICABLE_POINTS } from "@cchc/domain/scoring/totals";
import { drawWeights, rankDraws, rankSpread } from "@cchc/domain/scoring/weights";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";

/** Between which ranks a unit moves when the weights of the leaves move a little. */
export interface WeightSpread {
  readonly unitId: string;
  /** Ranks that cover 90 % of the draws. */
  readonly from: number;
  readonly to: number;
  readonly best: number;
  readonly worst: number;
}

const draws = 1000;

/**
 * Ranks under 1 000 draws of weights, each leaf's moved by at most `spread` thousandths, block by
 * block. The same round and spread give the same answer.
 */
export async function readWeightSpread(
  db: Kysely<Database>,
  { round, set }: RoundScene,
  spread: number,
): Promise<readonly WeightSpread[]> {
  const rows = await db
    .selectFrom("score_kept")
    .select(["unit_id", "block", "total", "points"])
    .where("round_id", "=", round.id)
    .where("total", "is not", null)
    .orderBy("unit_id")
    .execute();
  const compiled = compiledSet(set, round.year);
  const leaves = compiled.leaves.length;
  const drawn = drawWeights(leaves, { draws, spread, seed: round.year });
  const blocks = new Set(rows.map(({ block }) => block));
  return [...blocks].flatMap((block) => {
    const own = rows.filter((row) => row.block === block);
    const points = new Int32Array(leaves * own.length).fill(NOT_APPLICABLE_POINTS);
    for (const [at, row] of own.entries()) {
      for (const [place, got] of row.points.entries()) {
        if (got !== null) points[place * own.length + at] = got;
      }
    }
    const totals = Int32Array.from(own, ({ total }) => total ?? MISSING_POINTS);
    const ranks = rankDraws(compiled, { units: own.length, points, totals }, drawn);
    const { from, to, best, worst } = rankSpread(ranks, own.length);
    return own.map(({ unit_id: unitId }, at) => ({
      unitId,
      from: from[at] ?? 0,
      to: to[at] ?? 0,
      best: best[at] ?? 0,
      worst: worst[at] ?? 0,
    }));
  });
}
