import type { UnitVersion } from "@cchc/domain/unit/unit";

/**
 * Units by who ever stood directly above or below them, on whatever day: what may concern a unit,
 * before the tree of a day decides.
 */
export class Kinship {
  readonly #above = new Map<string, Set<string>>();
  readonly #below = new Map<string, Set<string>>();

  constructor(versions: Iterable<UnitVersion>) {
    for (const { unitId, parentId } of versions) {
      if (parentId === undefined) continue;
      link(this.#above, unitId, parentId);
      link(this.#below, parentId, unitId);
    }
  }

  /** The units themselves and all that ever stood above them. */
  above(unitIds: readonly string[]): ReadonlySet<string> {
    return reached(this.#above, unitIds);
  }

  /**
   * The units themselves and all that ever stood above or below them; `undefined` where that is every
   * unit, because one of them stands at the top.
   */
  related(unitIds: readonly string[]): ReadonlySet<string> | undefined {
    const top = (unitId: string): boolean => this.#below.has(unitId) && !this.#above.has(unitId);
    if (unitIds.some(top)) return undefined;
    return new Set([...this.above(unitIds), ...reached(this.#below, unitIds)]);
  }
}

function link(map: Map<string, Set<string>>, from: string, to: string): void {
  const known = map.get(from);
  if (known === undefined) map.set(from, new Set([to]));
  else known.add(to);
}

function reached(
  step: ReadonlyMap<string, ReadonlySet<string>>,
  from: readonly string[],
): ReadonlySet<string> {
  const found = new Set(from);
  // A set is walked to its end, the members that are added on the way included.
  for (const unitId of found) for (const next of step.get(unitId) ?? []) found.add(next);
  return found;
}
