import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { bothScores } from "../scores/evaluate.ts";
import { keepScore, keptScore } from "../scores/keep.ts";
import { readRoundUnits } from "./round-units.ts";

/** Brings the kept scores of units up to date with their decisions and ballots. */
export async function keepCurrent(
  tx: Transaction<Database>,
  scene: RoundScene,
  unitIds: readonly string[],
): Promise<void> {
  const { round, set } = scene;
  for (const unit of await readRoundUnits(tx, scene, unitIds)) {
    if (unit.submission === null) continue;
    const both = bothScores(compiledSet(set, round.year), unit);
    await keepScore(tx, { roundId: round.id, unitId: unit.unitId }, keptScore(both));
  }
}
