import type { Day } from "../report/cell.ts";
import { versionsByUnit } from "./check.ts";
import { holdsOn } from "./unit.ts";
import type { Succession, UnitVersion } from "./unit.ts";

/**
 * Who takes over what a unit left behind, as of a day: the unit itself while it exists; the one unit
 * that continues it; where several do or none does, whoever takes over from the unit that was above
 * it on its last day. So what a district had open when districts ended goes to its province, or to
 * the province that one was merged into. `undefined` where nothing is left above.
 */
export function custodians(
  versions: Iterable<UnitVersion>,
  successions: readonly Succession[],
  day: Day,
): (unitId: string) => string | undefined {
  const byUnit = versionsByUnit(versions);
  const heirs = new Map<string, Set<string>>();
  for (const { predecessorId, successorId, on } of successions) {
    if (on > day || predecessorId === successorId) continue;
    heirs.set(predecessorId, (heirs.get(predecessorId) ?? new Set()).add(successorId));
  }
  const find = (unitId: string, seen: readonly string[]): string | undefined => {
    const own = (byUnit.get(unitId) ?? []).filter((version) => version.from <= day);
    const last = own.at(-1);
    if (last === undefined || seen.includes(unitId)) return undefined;
    if (holdsOn(last, day)) return unitId;
    const way = [...seen, unitId];
    const [heir, ...others] = heirs.get(unitId) ?? [];
    const next = heir !== undefined && others.length === 0 ? heir : last.parentId;
    return next === undefined ? undefined : find(next, way);
  };
  return (unitId) => find(unitId, []);
}
