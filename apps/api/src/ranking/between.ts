import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Points } from "@cchc/domain/criteria/rule";
import { leavesOf } from "@cchc/domain/criteria/set";
import { Problem } from "../problem.ts";
import type { RoundScene } from "../rounds/queries.ts";

/**
 * The leaves on which two units have other points, the widest difference first. Where one of them has
 * none there is no difference to tell: such leaves come last.
 */
export async function readBetween(
  db: Kysely<Database>,
  { round, set }: RoundScene,
  [one, other]: readonly [string, string],
) {
  const rows = await db
    .selectFrom("score_kept")
    .select(["unit_id", "points", "total"])
    .where("round_id", "=", round.id)
    .where("unit_id", "in", [one, other])
    .execute();
  const a = rows.find(({ unit_id: unitId }) => unitId === one);
  const b = rows.find(({ unit_id: unitId }) => unitId === other);
  if (a === undefined || b === undefined) throw new Problem("not-found", {});
  return {
    totals: [a.total, b.total] as const,
    leaves: leavesOf(set.set)
      .map(({ code, label, max }, at) => {
        const points = [a.points[at] ?? null, b.points[at] ?? null] as const;
        return { code, label, max, points, difference: differenceOf(points) };
      })
      .filter(({ points }) => points[0] !== points[1])
      .toSorted((x, y) => widthOf(y) - widthOf(x)),
  };
}

function differenceOf([one, other]: readonly [Points | null, Points | null]): Points | null {
  return one === null || other === null ? null : one - other;
}

function widthOf({ difference }: { readonly difference: Points | null }): number {
  return difference === null ? -1 : Math.abs(difference);
}
