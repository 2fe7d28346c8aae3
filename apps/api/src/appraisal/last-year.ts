import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Points } from "@cchc/domain/criteria/rule";
import { leavesOf } from "@cchc/domain/criteria/set";
import { readIssued } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";

/** Points of last year's round below the same root by the same set, by unit and leaf. */
export type LastYear = ReadonlyMap<string, ReadonlyMap<string, Points>>;

/** Empty where there was no such round. Units that did not exist then are absent. */
export async function readLastYear(
  db: Kysely<Database>,
  { round }: Pick<RoundScene, "round">,
): Promise<LastYear> {
  const before = await db
    .selectFrom("scoring_round")
    .select(["id", "set_id", "set_version", "set_hash"])
    .where("root_id", "=", round.rootId)
    .where("year", "=", round.year - 1)
    .where("set_id", "=", round.setId)
    .executeTakeFirst();
  if (before === undefined) return new Map();
  const [set, rows] = await Promise.all([
    readIssued(db, {
      id: before.set_id,
      version: before.set_version,
      hash: before.set_hash,
    }),
    db
      .selectFrom("score_kept")
      .select(["unit_id", "points"])
      .where("round_id", "=", before.id)
      .execute(),
  ]);
  const codes = leavesOf(set.set).map(({ code }) => code);
  return new Map(
    rows.map(({ unit_id: unitId, points }) => [
      unitId,
      new Map(
        codes.flatMap((code, at) => {
          const got = points[at];
          return got === null || got === undefined ? [] : [[code, got] as const];
        }),
      ),
    ]),
  );
}
