import { todayInVietnam } from "@cchc/domain/text/days";
import type { Day } from "@cchc/domain/report/cell";
import { treeAt, type UnitTree } from "@cchc/domain/unit/tree";
import type { Actor } from "../auth/actor.ts";
import type { Services } from "../services.ts";
import { readVersions } from "../units/queries.ts";
import { holds } from "../units/scope.ts";

/** What of the history somebody may look at. */
export interface AuditReach {
  readonly unitIds: readonly string[];
  /** People whose roles all lie in these units: what the system's chain tells of them. */
  readonly userIds: readonly string[];
}

/** The units below the actor's own, today or on their last day, and the people who belong to them. */
export async function auditReach(
  { db, trees, now }: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
): Promise<AuditReach> {
  const today = await trees.at(todayInVietnam(now()));
  const versions = await readVersions(db);
  const lastDay = new Map<string, Day | undefined>();
  for (const { unitId, to } of versions) lastDay.set(unitId, to);
  const past = new Map<Day, UnitTree>();
  const treeOf = (unitId: string): UnitTree => {
    const gone = lastDay.get(unitId);
    if (today.get(unitId) !== undefined || gone === undefined) return today;
    const known = past.get(gone) ?? treeAt(versions, gone);
    past.set(gone, known);
    return known;
  };
  const inReach = new Set(
    [...lastDay.keys()].filter((unitId) => holds(actor, "audit.read", treeOf(unitId), unitId)),
  );
  const held = await db.selectFrom("role_grant").select(["user_id", "unit_id"]).execute();
  const outside = new Set(
    held.filter(({ unit_id }) => !inReach.has(unit_id)).map(({ user_id }) => user_id),
  );
  const userIds = new Set(held.map(({ user_id }) => user_id).filter((id) => !outside.has(id)));
  return { unitIds: [...inReach], userIds: [...userIds] };
}
