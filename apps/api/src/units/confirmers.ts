import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { begunBy, touchedBy, type UnitChange } from "@cchc/domain/unit/change";
import { treeAt } from "@cchc/domain/unit/tree";
import type { UnitVersion } from "@cchc/domain/unit/unit";
import { countryId } from "./country.ts";

/** Changes, and the tree they are made on. */
interface Planned {
  readonly changes: readonly UnitChange[];
  readonly before: readonly UnitVersion[];
}

/**
 * The names of other open administrators whose reach covers everything that changes touch: with one
 * of them, nobody confirms their own draft.
 */
export async function otherAdministrators(
  db: Kysely<Database>,
  { changes, before }: Planned,
  exceptUserId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select(["auth_user.id", "auth_user.name", "unit_id"])
    .where("role", "=", "administrator")
    .where("disabledAt", "is", null)
    .where("auth_user.id", "!=", exceptUserId)
    .orderBy("auth_user.name")
    .execute();
  if (rows.length === 0) return [];
  const covering = coveringUnits({ changes, before });
  const byUser = new Map<string, { name: string; units: string[] }>();
  for (const { id, name, unit_id } of rows) {
    const known = byUser.get(id) ?? { name, units: [] };
    known.units.push(unit_id);
    byUser.set(id, known);
  }
  return [...byUser.values()].flatMap(({ name, units }) =>
    covering.every((above) => units.some((unitId) => above.has(unitId))) ? name : [],
  );
}

/** For everything touched: itself and what stands above it on the day. Each set once. */
function coveringUnits({ changes, before }: Planned): readonly ReadonlySet<string>[] {
  const trees = new Map<string, ReturnType<typeof treeAt>>();
  const sets = new Map<string, ReadonlySet<string>>();
  for (const change of changes) {
    const tree = trees.get(change.on) ?? treeAt(before, change.on);
    trees.set(change.on, tree);
    const parents = begunBy(change).map(({ parentId }) => parentId ?? countryId);
    for (const unitId of [...touchedBy(change), ...parents]) {
      if (tree.get(unitId) === undefined || sets.has(`${change.on} ${unitId}`)) continue;
      const above = tree.ancestors(unitId).map((unit) => unit.unitId);
      sets.set(`${change.on} ${unitId}`, new Set([unitId, ...above]));
    }
  }
  return [...sets.values()];
}
