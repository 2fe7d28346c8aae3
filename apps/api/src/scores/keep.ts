import type { Insertable, Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { ScoreKeptTable } from "@cchc/db/scoring-schema";
import type { BothScores } from "./evaluate.ts";
import type { ScoreAddress } from "./queries.ts";

/** What is kept of a score for overviews and ranking. */
export function keptScore({
  self,
  current,
  open,
}: BothScores): Omit<Insertable<ScoreKeptTable>, "round_id" | "unit_id"> {
  return {
    block: current.block ?? null,
    self_total: self.totals.state === "final" ? self.totals.total : null,
    total: current.totals.state === "final" ? current.totals.total : null,
    lowest: open.lowest,
    highest: open.highest,
    index: current.totals.index,
    grade: current.grade?.code ?? null,
    areas: JSON.stringify(current.areas.map(({ points, outOf }) => [points, outOf])),
    points: JSON.stringify(
      current.leaves.map((leaf) => (leaf.state === "scored" ? leaf.points : null)),
    ),
    stale: "[]",
  };
}

/** Brings the kept score of one unit up to date, in the transaction that changed it. */
export async function keepScore(
  tx: Transaction<Database>,
  { roundId, unitId }: ScoreAddress,
  kept: Omit<Insertable<ScoreKeptTable>, "round_id" | "unit_id">,
): Promise<void> {
  await tx
    .insertInto("score_kept")
    .values({ round_id: roundId, unit_id: unitId, ...kept })
    .onConflict((c) => c.columns(["round_id", "unit_id"]).doUpdateSet(kept))
    .execute();
}
