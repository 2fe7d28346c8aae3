import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Points } from "@cchc/domain/criteria/rule";
import { rank } from "@cchc/domain/scoring/rank";
import type { RoundScene } from "../rounds/queries.ts";

export interface RankBefore {
  readonly total: Points;
  readonly rank: number;
  readonly of: number;
}

/**
 * Totals and ranks of last year's round below the same root, whatever set it went by; ranked among
 * the units that it had then.
 */
export async function readRankBefore(
  db: Kysely<Database>,
  { round }: Pick<RoundScene, "round">,
): Promise<{ readonly name: string | null; readonly units: ReadonlyMap<string, RankBefore> }> {
  const before = await db
    .selectFrom("scoring_round")
    .select(["id", "name"])
    .where("root_id", "=", round.rootId)
    .where("year", "=", round.year - 1)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (before === undefined) return { name: null, units: new Map() };
  const rows = await db
    .selectFrom("score_kept")
    .select(["unit_id", "block", "total"])
    .where("round_id", "=", before.id)
    .where("total", "is not", null)
    .execute();
  const placed = rank(
    rows.map(({ unit_id: unit, block, total }) => ({
      unit,
      ...(block === null ? {} : { block }),
      ...(total === null ? {} : { total }),
    })),
    { blocks: rows.some(({ block }) => block !== null) },
  );
  const units = placed.flatMap(({ unit, total, rank: place, of }) =>
    total === undefined || place === undefined ? [] : [[unit, { total, rank: place, of }] as const],
  );
  return { name: before.name, units: new Map(units) };
}
