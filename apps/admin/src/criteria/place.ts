import type {
  BonusBlock,
  CriteriaArea,
  CriteriaSet,
  Criterion,
  Leaf,
} from "@cchc/domain/criteria/set";

/** A place within a set by its order, counted from 0, so that it stands while codes are retyped. */
export type Place =
  | { readonly kind: "set" }
  | { readonly kind: "area"; readonly area: number }
  | { readonly kind: "criterion"; readonly area: number; readonly criterion: number }
  | {
      readonly kind: "leaf";
      readonly area: number;
      readonly criterion: number;
      readonly leaf: number;
    }
  | { readonly kind: "bonus" }
  | { readonly kind: "bonus-leaf"; readonly leaf: number };

export type LeafPlace = Extract<Place, { kind: "leaf" | "bonus-leaf" }>;

/** A place as addresses have it: `chung`, `2`, `2-1`, `2-1-3`, `thuong`, `thuong-1`. */
export function placeText(place: Place): string {
  switch (place.kind) {
    case "set":
      return "chung";
    case "area":
      return `${place.area + 1}`;
    case "criterion":
      return `${place.area + 1}-${place.criterion + 1}`;
    case "leaf":
      return `${place.area + 1}-${place.criterion + 1}-${place.leaf + 1}`;
    case "bonus":
      return "thuong";
    case "bonus-leaf":
      return `thuong-${place.leaf + 1}`;
  }
}

/** Reads {@link placeText}; undefined where the set has no such place. */
export function readPlace(text: string | undefined, set: CriteriaSet): Place | undefined {
  if (text === undefined) return undefined;
  if (text === "chung") return { kind: "set" };
  const bonus = /^thuong(?:-(\d{1,4}))?$/.exec(text);
  if (bonus !== null) {
    if (set.bonus === undefined) return undefined;
    if (bonus[1] === undefined) return { kind: "bonus" };
    const leaf = Number(bonus[1]) - 1;
    return set.bonus.leaves[leaf] === undefined ? undefined : { kind: "bonus-leaf", leaf };
  }
  const numbers = /^(\d{1,4})(?:-(\d{1,4}))?(?:-(\d{1,4}))?$/.exec(text);
  if (numbers === null) return undefined;
  const [area, criterion, leaf] = numbers.slice(1).map((part) => Number(part) - 1);
  if (area === undefined || set.areas[area] === undefined) return undefined;
  if (criterion === undefined || Number.isNaN(criterion)) return { kind: "area", area };
  if (set.areas[area].criteria[criterion] === undefined) return undefined;
  if (leaf === undefined || Number.isNaN(leaf)) return { kind: "criterion", area, criterion };
  return set.areas[area].criteria[criterion].leaves[leaf] === undefined
    ? undefined
    : { kind: "leaf", area, criterion, leaf };
}

export function areaAt(set: CriteriaSet, { area }: { area: number }): CriteriaArea | undefined {
  return set.areas[area];
}

export function criterionAt(
  set: CriteriaSet,
  { area, criterion }: { readonly area: number; readonly criterion: number },
): Criterion | undefined {
  return set.areas[area]?.criteria[criterion];
}

export function leafAt(set: CriteriaSet, place: LeafPlace): Leaf | undefined {
  return place.kind === "leaf"
    ? criterionAt(set, place)?.leaves[place.leaf]
    : set.bonus?.leaves[place.leaf];
}

/** Every place of a leaf in the order of the set. */
export function leafPlaces(set: CriteriaSet): readonly LeafPlace[] {
  const base = set.areas.flatMap(({ criteria }, area) =>
    criteria.flatMap(({ leaves }, criterion) =>
      leaves.map((_, leaf): LeafPlace => ({ kind: "leaf", area, criterion, leaf })),
    ),
  );
  const bonus = (set.bonus?.leaves ?? []).map((_, leaf): LeafPlace => ({
    kind: "bonus-leaf",
    leaf,
  }));
  return [...base, ...bonus];
}

/** Where a finding or a change leads: the place, and what stands below it (`rule/bands/2`). */
export interface Found {
  readonly place: Place;
  readonly below: string;
}

/** Reads a path by codes, `areas/3/criteria/3.1/leaves/3.1.2/rule/bands/2`. */
export function placeOfPath(set: CriteriaSet, path: string): Found {
  const parts = path.split("/");
  const at = (list: readonly { readonly code: string }[], code: string | undefined): number =>
    list.findIndex((one) => one.code === code);
  if (parts[0] === "bonus") {
    const leaf = parts[1] === "leaves" ? at(set.bonus?.leaves ?? [], parts[2]) : -1;
    if (leaf >= 0) return { place: { kind: "bonus-leaf", leaf }, below: parts.slice(3).join("/") };
    return { place: { kind: "bonus" }, below: parts.slice(1).join("/") };
  }
  if (parts[0] === "leaves") return byLeafCode(set, parts[1] ?? "");
  const area = parts[0] === "areas" ? at(set.areas, parts[1]) : -1;
  if (area < 0) return { place: { kind: "set" }, below: path };
  const criterion = parts[2] === "criteria" ? at(set.areas[area]?.criteria ?? [], parts[3]) : -1;
  if (criterion < 0) return { place: { kind: "area", area }, below: parts.slice(2).join("/") };
  const leaves = set.areas[area]?.criteria[criterion]?.leaves ?? [];
  const leaf = parts[4] === "leaves" ? at(leaves, parts[5]) : -1;
  return leaf < 0
    ? { place: { kind: "criterion", area, criterion }, below: parts.slice(4).join("/") }
    : { place: { kind: "leaf", area, criterion, leaf }, below: parts.slice(6).join("/") };
}

/** A code that stands twice: the second place is the one to mend. */
function byLeafCode(set: CriteriaSet, code: string): Found {
  const places = leafPlaces(set).filter((place) => leafAt(set, place)?.code === code);
  const [first, second] = places;
  return { place: second ?? first ?? { kind: "set" }, below: "code" };
}

/** The list with one entry changed. */
export function withAt<T>(list: readonly T[], at: number, change: (one: T) => T): readonly T[] {
  return list.map((one, place) => (place === at ? change(one) : one));
}

/** The list without one entry. */
export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, place) => place !== at);
}

/** The list with one entry moved by one place up (−1) or down (1); as it was at its ends. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, place) => (place === at ? other : place === at + by ? one : entry));
}

export function withArea(
  set: CriteriaSet,
  at: number,
  change: (area: CriteriaArea) => CriteriaArea,
): CriteriaSet {
  return { ...set, areas: withAt(set.areas, at, change) };
}

export function withCriterion(
  set: CriteriaSet,
  { area, criterion }: { readonly area: number; readonly criterion: number },
  change: (criterion: Criterion) => Criterion,
): CriteriaSet {
  return withArea(set, area, (one) => ({
    ...one,
    criteria: withAt(one.criteria, criterion, change),
  }));
}

export function withBonus(
  set: CriteriaSet,
  change: (bonus: BonusBlock) => BonusBlock,
): CriteriaSet {
  return set.bonus === undefined ? set : { ...set, bonus: change(set.bonus) };
}

/** The leaves beside a leaf, changed. */
export function withLeaves(
  set: CriteriaSet,
  place: LeafPlace,
  change: (leaves: readonly Leaf[]) => readonly Leaf[],
): CriteriaSet {
  return place.kind === "leaf"
    ? withCriterion(set, place, (one) => ({ ...one, leaves: change(one.leaves) }))
    : withBonus(set, (bonus) => ({ ...bonus, leaves: change(bonus.leaves) }));
}

export function withLeaf(set: CriteriaSet, place: LeafPlace, leaf: Leaf): CriteriaSet {
  return withLeaves(set, place, (leaves) => withAt(leaves, place.leaf, () => leaf));
}
