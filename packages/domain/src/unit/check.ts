import type { Day } from "../report/cell.ts";
import { formatDay, isDay, nextDay } from "../text/days.ts";
import { fullName, holdsOn, unitKindLabels, unitTypes } from "./unit.ts";
import type { UnitKind, UnitVersion } from "./unit.ts";

/** What is wrong with the versions of the units. */
export interface TreeFinding {
  readonly code:
    /** A first or last day that is no day, or a last day before the first. */
    | "interval"
    /** Two versions of one unit share days. */
    | "overlap"
    /** Between two versions of one unit there are days without any. */
    | "gap"
    /** On a day of the version its parent does not exist. */
    | "orphan"
    /** The unit is above itself. */
    | "cycle"
    /** The type does not fit the kind, or the parent is not of a higher level. */
    | "level";
  readonly unitId: string;
  /** First day on which it shows. */
  readonly day: Day;
  /** One Vietnamese sentence that says what to do. */
  readonly sentence: string;
}

type ByUnit = ReadonlyMap<string, readonly UnitVersion[]>;

const levels: Readonly<Record<UnitKind, number>> = {
  country: 0,
  province: 1,
  district: 2,
  commune: 3,
  department: 4,
  service_center: 4,
  mass_organization: 4,
};

/** The versions of each unit, earliest first. */
export function versionsByUnit(versions: Iterable<UnitVersion>): Map<string, UnitVersion[]> {
  const byUnit = new Map<string, UnitVersion[]>();
  for (const version of versions) {
    const own = byUnit.get(version.unitId);
    if (own === undefined) byUnit.set(version.unitId, [version]);
    else own.push(version);
  }
  for (const own of byUnit.values()) own.sort((a, b) => (a.from < b.from ? -1 : 1));
  return byUnit;
}

function finding(
  code: TreeFinding["code"],
  { unitId, on }: { readonly unitId: string; readonly on: Day },
  sentence: string,
): TreeFinding {
  return { code, unitId, day: on, sentence };
}

function hasInterval({ from, to }: UnitVersion): boolean {
  return isDay(from) && (to === undefined || (isDay(to) && from <= to));
}

/** Overlaps and gaps between the versions of one unit. */
function checkSequence(own: readonly UnitVersion[]): readonly TreeFinding[] {
  return own.flatMap((version, index) => {
    const next = own[index + 1];
    if (next === undefined) return [];
    if (version.to === undefined || next.from <= version.to) {
      const say = `${fullName(version)} có hai bản ghi cùng hiệu lực từ ${formatDay(next.from)}: hãy kết thúc bản trước vào ngày liền trước.`;
      return [finding("overlap", { unitId: version.unitId, on: next.from }, say)];
    }
    const free = nextDay(version.to);
    if (next.from === free) return [];
    const say = `${fullName(version)} không có bản ghi nào từ ${formatDay(free)} đến trước ${formatDay(next.from)}: hãy nối hai bản ghi liền nhau.`;
    return [finding("gap", { unitId: version.unitId, on: free }, say)];
  });
}

/** The first day of a version on which no version of its parent holds. */
function firstOrphanDay(version: UnitVersion, parents: readonly UnitVersion[]): Day | undefined {
  let day = version.from;
  for (const parent of parents) {
    if (!holdsOn(parent, day)) continue;
    if (parent.to === undefined) return undefined;
    day = nextDay(parent.to);
    if (version.to !== undefined && day > version.to) return undefined;
  }
  return day;
}

function overlaps(a: UnitVersion, b: UnitVersion): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}

function checkPlace(version: UnitVersion, byUnit: ByUnit): readonly TreeFinding[] {
  const found: TreeFinding[] = [];
  const name = fullName(version);
  if (unitTypes[version.type].kind !== version.kind) {
    const say = `${name} ghi là ${unitKindLabels[version.kind]} nhưng loại đơn vị thuộc ${unitKindLabels[unitTypes[version.type].kind]}: hãy chọn lại loại.`;
    found.push(finding("level", { unitId: version.unitId, on: version.from }, say));
  }
  if (version.parentId === undefined) return found;
  const parents = byUnit.get(version.parentId) ?? [];
  const orphaned = firstOrphanDay(version, parents);
  if (orphaned !== undefined) {
    const say = `${name} không có đơn vị cấp trên từ ${formatDay(orphaned)}: hãy chuyển về một đơn vị còn hiệu lực.`;
    found.push(finding("orphan", { unitId: version.unitId, on: orphaned }, say));
  }
  const level = levels[version.kind];
  const wrong = parents.find(
    (parent) =>
      parent.unitId !== version.unitId &&
      overlaps(version, parent) &&
      levels[parent.kind] >= level &&
      !(level === levels.department && levels[parent.kind] === level),
  );
  if (wrong !== undefined) {
    const day = wrong.from > version.from ? wrong.from : version.from;
    const say = `${name} (${unitKindLabels[version.kind]}) không thể thuộc ${fullName(wrong)} (${unitKindLabels[wrong.kind]}): hãy chọn đơn vị cấp cao hơn.`;
    found.push(finding("level", { unitId: version.unitId, on: day }, say));
  }
  return found;
}

/**
 * The cycle that a version closes. Every cycle begins on the first day of one of its members, so
 * looking upwards from each version on its own first day finds them all.
 */
function cycleOf(version: UnitVersion, byUnit: ByUnit): readonly string[] | undefined {
  const path = [version.unitId];
  const seen = new Set(path);
  let above = version.parentId;
  while (above !== undefined) {
    if (above === version.unitId) return [...path].sort();
    if (seen.has(above)) return undefined;
    seen.add(above);
    path.push(above);
    above = byUnit.get(above)?.find((each) => holdsOn(each, version.from))?.parentId;
  }
  return undefined;
}

/**
 * Everything wrong with the versions of all units: overlaps, gaps, orphans, cycles, levels. Empty
 * when every day has one sound tree.
 */
export function checkTree(versions: Iterable<UnitVersion>): readonly TreeFinding[] {
  const found: TreeFinding[] = [];
  const sound: UnitVersion[] = [];
  for (const version of versions) {
    if (hasInterval(version)) {
      sound.push(version);
      continue;
    }
    const say = `${fullName(version)} có ngày bắt đầu hoặc kết thúc không đúng: ngày kết thúc phải từ ngày bắt đầu trở đi.`;
    found.push(finding("interval", { unitId: version.unitId, on: version.from }, say));
  }
  const byUnit = versionsByUnit(sound);
  const cycles = new Set<string>();
  for (const own of byUnit.values()) {
    found.push(...checkSequence(own));
    for (const version of own) {
      found.push(...checkPlace(version, byUnit));
      const cycle = cycleOf(version, byUnit);
      const key = cycle && JSON.stringify([version.from, cycle]);
      if (key === undefined || cycles.has(key)) continue;
      cycles.add(key);
      const say = `${fullName(version)} nằm trên chính mình từ ${formatDay(version.from)}: hãy chọn lại đơn vị cấp trên.`;
      found.push(finding("cycle", { unitId: version.unitId, on: version.from }, say));
    }
  }
  return found;
}
