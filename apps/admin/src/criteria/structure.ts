import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { freeCode, newArea, newCriterion, newLeaf } from "./new-rule.ts";
import {
  type LeafPlace,
  moved,
  type Place,
  withArea,
  withBonus,
  withCriterion,
  withLeaves,
  without,
} from "./place.ts";

/** A set with something added, removed or moved, and where one then stands. */
export interface Restructured {
  readonly set: CriteriaSet;
  readonly place: Place | undefined;
}

export function addArea(set: CriteriaSet): Restructured {
  const area = newArea(freeCode("", set.areas), set.decision);
  const place = { kind: "area", area: set.areas.length } as const;
  return { set: { ...set, areas: [...set.areas, area] }, place };
}

export function addCriterion(set: CriteriaSet, area: number): Restructured {
  const above = set.areas[area];
  if (above === undefined) return { set, place: undefined };
  const fresh = newCriterion(freeCode(above.code, above.criteria), set.decision);
  const place = { kind: "criterion", area, criterion: above.criteria.length } as const;
  const next = withArea(set, area, (one) => ({ ...one, criteria: [...one.criteria, fresh] }));
  return { set: next, place };
}

export function addLeaf(
  set: CriteriaSet,
  { area, criterion }: { readonly area: number; readonly criterion: number },
): Restructured {
  const above = set.areas[area]?.criteria[criterion];
  if (above === undefined) return { set, place: undefined };
  const fresh = newLeaf(freeCode(above.code, above.leaves), set.decision);
  const place = { kind: "leaf", area, criterion, leaf: above.leaves.length } as const;
  const at = { area, criterion };
  const next = withCriterion(set, at, (one) => ({ ...one, leaves: [...one.leaves, fresh] }));
  return { set: next, place };
}

export function addBonusLeaf(set: CriteriaSet): Restructured {
  const { bonus } = set;
  if (bonus === undefined) return { set, place: undefined };
  const leaf = newLeaf(freeCode("T", bonus.leaves), set.decision);
  const part = { code: "a", label: "Khoản thứ nhất", each: 50 };
  const fresh = {
    ...leaf,
    rule: { kind: "bonus-penalty", zero: "zero", parts: [part], min: 0 } as const,
  };
  const next = withBonus(set, (one) => ({ ...one, leaves: [...one.leaves, fresh] }));
  return { set: next, place: { kind: "bonus-leaf", leaf: bonus.leaves.length } };
}

/** The place and how many stand beside it, itself among them. */
export function siblings(
  set: CriteriaSet,
  place: Place,
): { readonly at: number; readonly count: number } {
  switch (place.kind) {
    case "area":
      return { at: place.area, count: set.areas.length };
    case "criterion":
      return { at: place.criterion, count: set.areas[place.area]?.criteria.length ?? 0 };
    case "leaf":
      return {
        at: place.leaf,
        count: set.areas[place.area]?.criteria[place.criterion]?.leaves.length ?? 0,
      };
    case "bonus-leaf":
      return { at: place.leaf, count: set.bonus?.leaves.length ?? 0 };
    case "set":
    case "bonus":
      return { at: 0, count: 1 };
  }
}

/** Whether something may be removed: areas, criteria and leaves keep at least one beside them. */
export function removable(set: CriteriaSet, place: Place): boolean {
  if (place.kind === "set" || place.kind === "bonus") return false;
  return place.kind === "bonus-leaf" || siblings(set, place).count > 1;
}

function isLeaf(place: Place): place is LeafPlace {
  return place.kind === "leaf" || place.kind === "bonus-leaf";
}

export function remove(set: CriteriaSet, place: Place): Restructured {
  if (!removable(set, place)) return { set, place };
  if (isLeaf(place)) {
    const next = withLeaves(set, place, (leaves) => without(leaves, place.leaf));
    const { kind } = place;
    if (kind === "bonus-leaf") return { set: next, place: { kind: "bonus" } };
    return {
      set: next,
      place: { kind: "criterion", area: place.area, criterion: place.criterion },
    };
  }
  if (place.kind === "criterion") {
    const next = withArea(set, place.area, (one) => ({
      ...one,
      criteria: without(one.criteria, place.criterion),
    }));
    return { set: next, place: { kind: "area", area: place.area } };
  }
  if (place.kind !== "area") return { set, place };
  return { set: { ...set, areas: without(set.areas, place.area) }, place: undefined };
}

export function move(set: CriteriaSet, place: Place, by: -1 | 1): Restructured {
  const { at, count } = siblings(set, place);
  if (at + by < 0 || at + by >= count) return { set, place };
  if (isLeaf(place)) {
    const next = withLeaves(set, place, (leaves) => moved(leaves, at, by));
    return { set: next, place: { ...place, leaf: at + by } };
  }
  if (place.kind === "criterion") {
    const next = withArea(set, place.area, (one) => ({
      ...one,
      criteria: moved(one.criteria, at, by),
    }));
    return { set: next, place: { ...place, criterion: at + by } };
  }
  if (place.kind !== "area") return { set, place };
  return { set: { ...set, areas: moved(set.areas, at, by) }, place: { ...place, area: at + by } };
}
