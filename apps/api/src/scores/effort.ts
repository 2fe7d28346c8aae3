import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { FIRST_GUESS } from "@cchc/domain/appraisal/effort";

/** Seconds that units spent on one leaf of a set: the median over those who measured any. */
export interface Effort {
  readonly leaf: string;
  readonly seconds: number;
  /** How many units it is learnt from. */
  readonly units: number;
}

/**
 * How long the leaves of a set took, over every round by it. Of fewer units than a guess is given up
 * for nothing is told: it would be one unit's own time.
 */
export async function readEffort(db: Kysely<Database>, setId: string): Promise<Effort[]> {
  const rows = await db
    .selectFrom("score_item as item")
    .innerJoin("scoring_round as round", "round.id", "item.round_id")
    .select((eb) => [
      "item.leaf_code",
      eb.fn.countAll<number>().as("units"),
      eb.fn
        .agg<number>("percentile_disc", [eb.lit(0.5)])
        .withinGroupOrderBy("item.seconds")
        .as("seconds"),
    ])
    .where("round.set_id", "=", setId)
    .where("item.seconds", ">", 0)
    .groupBy("item.leaf_code")
    .having((eb) => eb.fn.countAll(), ">=", FIRST_GUESS.least)
    .orderBy("item.leaf_code")
    .execute();
  return rows.map(({ leaf_code: leaf, seconds, units }) => ({ leaf, seconds, units }));
}
