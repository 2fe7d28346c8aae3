import { roleReach } from "@cchc/domain/access/roles";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { Inherit } from "../auth/actor.ts";
import type { Services } from "../services.ts";

/**
 * Whoever reviews or administers from a unit does the same, in the trees of their time, for the
 * provinces and districts that it took over from: what a district had open when districts ended on
 * 30/6/2025 is its province's to finish. The accounts of the ended unit keep what they had.
 */
export function inheritFrom({ trees, now }: Pick<Services, "trees" | "now">): Inherit {
  return async (given, revision) => {
    const looking = given.filter((grant) => roleReach[grant.role] === "subtree");
    if (looking.length === 0) return [];
    const left = await trees.left(todayInVietnam(now()), revision);
    return looking.flatMap((grant) =>
      (left.get(grant.unitId) ?? []).map((unitId) => ({ ...grant, unitId })),
    );
  };
}
