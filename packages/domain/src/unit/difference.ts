import type { Day } from "../report/cell.ts";
import type { UnitTree } from "./tree.ts";
import type { Succession, UnitVersion } from "./unit.ts";

/** What a unit that is in both trees has otherwise on the later day. */
export type ChangedPart = "name" | "type" | "code" | "parent";

/** What became of one unit between two days. */
export interface UnitDifference {
  readonly unitId: string;
  readonly kind: "new" | "ended" | "changed";
  /** The unit on the earlier day; absent for a new one. */
  readonly before?: UnitVersion;
  /** The unit on the later day; absent for one that ended. */
  readonly after?: UnitVersion;
  readonly changed: readonly ChangedPart[];
  /** Units of the earlier day, other than itself, from which it came. */
  readonly from: readonly string[];
  /** Units of the later day, other than itself, into which it went. */
  readonly into: readonly string[];
}

function partsOf(before: UnitVersion, after: UnitVersion): readonly ChangedPart[] {
  const parts: ChangedPart[] = [];
  if (before.name !== after.name) parts.push("name");
  if (before.type !== after.type) parts.push("type");
  if (before.code !== after.code) parts.push("code");
  if (before.parentId !== after.parentId) parts.push("parent");
  return parts;
}

/**
 * What each unit of one day became on a later one, itself included while it lasts; empty for a unit
 * that ended and that nothing continues. Successions later than `to` or on `from` and before do not
 * count.
 */
export function heirsBetween(
  unitIds: Iterable<string>,
  successions: readonly Succession[],
  { from, to }: { readonly from: Day; readonly to: Day },
): ReadonlyMap<string, ReadonlySet<string>> {
  const events = new Map<Day, Map<string, string[]>>();
  for (const { on, predecessorId, successorId } of successions) {
    if (on <= from || on > to) continue;
    const day = events.get(on) ?? new Map<string, string[]>();
    day.set(predecessorId, [...(day.get(predecessorId) ?? []), successorId]);
    events.set(on, day);
  }
  const heirs = new Map<string, ReadonlySet<string>>();
  for (const id of unitIds) heirs.set(id, new Set([id]));
  for (const [, day] of [...events].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [id, now] of heirs) {
      if (![...now].some((one) => day.has(one))) continue;
      heirs.set(id, new Set([...now].flatMap((one) => day.get(one) ?? [one])));
    }
  }
  return heirs;
}

/**
 * What is different in the later of two trees: units that are new, that ended, and that have another
 * name, type, code or place. In the order of the later tree, the ended ones behind.
 */
export function differencesOf(
  before: UnitTree,
  after: UnitTree,
  successions: readonly Succession[],
): readonly UnitDifference[] {
  const ids = [...before].map((unit) => unit.unitId);
  const heirs = heirsBetween(ids, successions, { from: before.day, to: after.day });
  const origins = new Map<string, string[]>();
  for (const [id, now] of heirs) {
    for (const heir of now) {
      if (heir === id) continue;
      const known = origins.get(heir);
      if (known === undefined) origins.set(heir, [id]);
      else known.push(id);
    }
  }
  const found: UnitDifference[] = [];
  for (const unit of after) {
    const old = before.get(unit.unitId);
    const from = origins.get(unit.unitId) ?? [];
    const changed = old === undefined ? [] : partsOf(old, unit);
    if (old !== undefined && changed.length === 0 && from.length === 0) continue;
    found.push({
      unitId: unit.unitId,
      kind: old === undefined ? "new" : "changed",
      ...(old === undefined ? {} : { before: old }),
      after: unit,
      changed,
      from,
      into: [],
    });
  }
  for (const unit of before) {
    if (after.get(unit.unitId) !== undefined) continue;
    const into = [...(heirs.get(unit.unitId) ?? [])].filter((id) => after.get(id) !== undefined);
    found.push({
      unitId: unit.unitId,
      kind: "ended",
      before: unit,
      changed: [],
      from: [],
      into,
    });
  }
  return found;
}
