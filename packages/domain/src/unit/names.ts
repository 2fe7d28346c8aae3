import { fullName, type Succession, type UnitVersion } from "./unit.ts";

/**
 * Every name in full that a unit ever had, and that the units it continues ever had, whatever the
 * day: `["Phường Ái Quốc", "Xã Ái Quốc", …]`. A paper headed by one of them is the unit's own. Empty
 * for an unknown unit. Not among them: units that continue this one, and one of which it was only a
 * part; theirs are other papers.
 */
export function ownNames(
  versions: Iterable<UnitVersion>,
  successions: readonly Succession[],
  unitId: string,
): readonly string[] {
  const own = new Set([unitId]);
  // A set grows while it is gone through: what was added is come to, each unit once.
  for (const id of own) {
    for (const { predecessorId, successorId, kind } of successions) {
      if (successorId === id && kind !== "split") own.add(predecessorId);
    }
  }
  const names = new Set<string>();
  for (const version of versions) if (own.has(version.unitId)) names.add(fullName(version));
  return [...names];
}
