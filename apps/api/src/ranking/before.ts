import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Points } from "@cchc/domain/criteria/rule";
import { rank } from "@cchc/domain/scoring/rank";
import { listed, listedTexts, parseList } from "../listed.ts";
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
  const columns = await db
    .selectFrom("score_kept")
    .select([
      listedTexts(sql<string>`unit_id`).as("units"),
      listedTexts(sql<string | null>`block`).as("blocks"),
      listed(sql<Points>`total`).as("totals"),
    ])
    .where("round_id", "=", before.id)
    .where("total", "is not", null)
    .executeTakeFirstOrThrow();
  const blocks = parseList(columns.blocks);
  const totals = parseList(columns.totals);
  const placed = rank(
    parseList(columns.units).map((unit, at) => {
      const block = blocks[at];
      const total = totals[at];
      return {
        unit,
        ...(block == null ? {} : { block }),
        ...(total === undefined ? {} : { total }),
      };
    }),
    { blocks: blocks.some((block) => block !== null) },
  );
  const units = placed.flatMap(({ unit, total, rank: place, of }) =>
    total === undefined || place === undefined ? [] : [[unit, { total, rank: place, of }] as const],
  );
  return { name: before.name, units: new Map(units) };
}
