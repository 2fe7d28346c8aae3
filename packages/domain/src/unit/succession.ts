import type { Day } from "../report/cell.ts";
import type { Succession } from "./unit.ts";

/** A unit of an earlier day from which a later one comes. */
export interface Predecessor {
  readonly unitId: string;
  /** True when only a part of it went into the later unit: its figures cannot simply be added. */
  readonly partial: boolean;
}

/**
 * The units that on `day` were what `unitId` became later; the unit itself when nothing happened
 * since. The sum of their figures is the earlier figure of the later unit, unless one is `partial`.
 */
export function predecessors(
  successions: readonly Succession[],
  unitId: string,
  day: Day,
): readonly Predecessor[] {
  const later = successions.filter((each) => each.on > day);
  const dates = [...new Set(later.map((each) => each.on))].sort().reverse();
  let current = new Map([[unitId, false]]);
  // Backwards through time, one date after the other: a unit that absorbs another succeeds itself.
  for (const on of dates) {
    const events = later.filter((each) => each.on === on);
    const before = new Map<string, boolean>();
    for (const [id, partial] of current) {
      const origins = events.filter((each) => each.successorId === id);
      if (origins.length === 0) before.set(id, partial);
      for (const { predecessorId } of origins) {
        const heirs = new Set(
          events
            .filter((each) => each.predecessorId === predecessorId)
            .map((each) => each.successorId),
        );
        const whole = [...heirs].every((heir) => current.has(heir));
        before.set(predecessorId, (before.get(predecessorId) ?? false) || partial || !whole);
      }
    }
    current = before;
  }
  return [...current].map(([id, partial]) => ({ unitId: id, partial }));
}
