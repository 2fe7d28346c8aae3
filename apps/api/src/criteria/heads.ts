import { todayInVietnam } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import type { Services } from "../services.ts";
import { readUnitNames } from "../units/queries.ts";
import { readSets, type StoredSet } from "./queries.ts";
import { reachOf } from "./reach.ts";

/** What a list says of one version of a set. */
export function headOf({ set, ...stored }: StoredSet) {
  const leaves = set.areas.flatMap(({ criteria }) => criteria.flatMap((one) => one.leaves));
  return {
    id: set.id,
    version: set.version,
    name: set.name,
    notice: set.notice ?? null,
    unitKind: set.unitKind,
    from: set.from,
    to: set.to ?? null,
    decision: set.decision,
    max: set.max,
    areas: set.areas.length,
    leaves: leaves.length + (set.bonus?.leaves.length ?? 0),
    status: stored.status,
    builtIn: stored.builtIn,
    hash: stored.hash,
    note: stored.note,
    ownerId: stored.ownerId,
    revision: stored.revision,
    updatedAt: stored.updatedAt?.toISOString() ?? null,
  };
}

/** Names of the people who last wrote these sets. */
async function readWriters(
  { db }: Pick<Services, "db">,
  sets: readonly StoredSet[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(sets.flatMap(({ updatedBy }) => updatedBy ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("auth_user")
    .select(["id", "name"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Heads with the names of owners and writers, and whether the person may write them. */
export async function namedHeads(
  services: Pick<Services, "db" | "trees" | "now">,
  sets: readonly { readonly stored: StoredSet; readonly manageable: boolean }[],
) {
  const owners = sets.flatMap(({ stored }) => stored.ownerId ?? []);
  const [units, writers] = await Promise.all([
    readUnitNames(services, owners, todayInVietnam(services.now())),
    readWriters(
      services,
      sets.map(({ stored }) => stored),
    ),
  ]);
  return sets.map(({ stored, manageable }) => ({
    ...headOf(stored),
    manageable,
    ownerName: stored.ownerId === null ? null : (units.get(stored.ownerId) ?? stored.ownerId),
    updatedByName: writers.get(stored.updatedBy ?? "") ?? null,
  }));
}

/** Every version the person may read. */
export async function visibleSets(
  services: Pick<Services, "db" | "trees" | "now">,
  actor: Actor,
): Promise<readonly { readonly stored: StoredSet; readonly manageable: boolean }[]> {
  const seen = [];
  for (const stored of await readSets(services.db)) {
    const { visible, manageable } = await reachOf(services, actor, stored);
    if (visible) seen.push({ stored, manageable });
  }
  return seen;
}
