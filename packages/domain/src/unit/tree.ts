import type { Day } from "../report/cell.ts";
import { compareVietnamese } from "../text/search-key.ts";
import { holdsOn } from "./unit.ts";
import type { UnitKind, UnitVersion } from "./unit.ts";

/**
 * The units of one day. Lists are in Vietnamese order of names. A unit whose parent is not in the
 * day's tree stands among the roots; `checkTree` of `unit/check` tells of it.
 */
export interface UnitTree extends Iterable<UnitVersion> {
  readonly day: Day;
  readonly size: number;
  readonly roots: readonly UnitVersion[];
  /** The unit as it was on the day; `undefined` when it did not exist. */
  get(unitId: string): UnitVersion | undefined;
  /** The units directly below; empty for an unknown unit. */
  children(unitId: string): readonly UnitVersion[];
  /** The units above, nearest first; empty for a root or an unknown unit. */
  ancestors(unitId: string): readonly UnitVersion[];
  /** Everything below, parents before children, of one kind or of all. Not the unit itself. */
  descendants(unitId: string, kind?: UnitKind): readonly UnitVersion[];
}

function inOrder(a: UnitVersion, b: UnitVersion): number {
  return compareVietnamese(a.name, b.name) || (a.unitId < b.unitId ? -1 : 1);
}

class DayTree implements UnitTree {
  readonly day: Day;
  readonly roots: readonly UnitVersion[];
  readonly #units: ReadonlyMap<string, UnitVersion>;
  readonly #below: ReadonlyMap<string, UnitVersion[]>;
  /** Sorting 10.000 names takes longer than all else, so each list is sorted when first asked for. */
  readonly #sorted = new Map<string, readonly UnitVersion[]>();

  constructor(versions: Iterable<UnitVersion>, day: Day) {
    const units = new Map<string, UnitVersion>();
    for (const version of versions) {
      if (holdsOn(version, day)) units.set(version.unitId, version);
    }
    const below = new Map<string, UnitVersion[]>();
    const roots: UnitVersion[] = [];
    for (const unit of units.values()) {
      if (unit.parentId === undefined || !units.has(unit.parentId)) {
        roots.push(unit);
        continue;
      }
      const siblings = below.get(unit.parentId);
      if (siblings === undefined) below.set(unit.parentId, [unit]);
      else siblings.push(unit);
    }
    this.day = day;
    this.#units = units;
    this.#below = below;
    this.roots = Object.freeze([...roots].sort(inOrder));
  }

  get size(): number {
    return this.#units.size;
  }

  get(unitId: string): UnitVersion | undefined {
    return this.#units.get(unitId);
  }

  children(unitId: string): readonly UnitVersion[] {
    const known = this.#sorted.get(unitId);
    if (known !== undefined) return known;
    const sorted = Object.freeze([...(this.#below.get(unitId) ?? [])].sort(inOrder));
    this.#sorted.set(unitId, sorted);
    return sorted;
  }

  ancestors(unitId: string): readonly UnitVersion[] {
    const path: UnitVersion[] = [];
    const seen = new Set([unitId]);
    let above = this.#units.get(unitId)?.parentId;
    // A faulty cycle must not hang a server: each unit is passed once.
    while (above !== undefined && !seen.has(above)) {
      const unit = this.#units.get(above);
      if (unit === undefined) break;
      seen.add(above);
      path.push(unit);
      above = unit.parentId;
    }
    return path;
  }

  descendants(unitId: string, kind?: UnitKind): readonly UnitVersion[] {
    const found: UnitVersion[] = [];
    const seen = new Set([unitId]);
    this.#collect(unitId, seen, found);
    return kind === undefined ? found : found.filter((unit) => unit.kind === kind);
  }

  #collect(unitId: string, seen: Set<string>, found: UnitVersion[]): void {
    for (const child of this.children(unitId)) {
      if (seen.has(child.unitId)) continue;
      seen.add(child.unitId);
      found.push(child);
      this.#collect(child.unitId, seen, found);
    }
  }

  *[Symbol.iterator](): Iterator<UnitVersion> {
    for (const root of this.roots) {
      yield root;
      yield* this.descendants(root.unitId);
    }
  }
}

/**
 * The tree of a day. The versions should be free of findings; of two overlapping versions of one
 * unit the later in the list counts.
 */
export function treeAt(versions: Iterable<UnitVersion>, day: Day): UnitTree {
  return new DayTree(versions, day);
}
