import { describe, expect, test } from "vitest";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import type { RuleKind } from "@cchc/domain/criteria/rule";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { ruleKinds } from "@cchc/domain/scoring/scorers";
import { ruleOfKind } from "./new-rule.ts";
import { leafAt, leafPlaces, placeOfPath, placeText, readPlace, withLeaf } from "./place.ts";
import { addArea, addBonusLeaf, addCriterion, addLeaf, move, remove } from "./structure.ts";

const set = REFERENCE_SET;

describe("places", () => {
  test("every leaf has an address that leads back to it", () => {
    const places = leafPlaces(set);
    expect(places.length).toBeGreaterThan(30);
    for (const place of places) expect(readPlace(placeText(place), set)).toEqual(place);
  });

  test.each(["chung", "1", "1-1", "thuong"])("%s is a place", (text) => {
    const place = readPlace(text, set);
    expect(place && placeText(place)).toBe(text);
  });

  test.each(["0", "99", "1-99", "1-1-99", "thuong-99", "x", "1-", "1-1-1-1", "-1", "1.5"])(
    "%s is none",
    (text) => {
      expect(readPlace(text, set)).toBeUndefined();
    },
  );

  test("a finding's path leads to its place and says what is below", () => {
    const path = "areas/3/criteria/3.2/leaves/3.2.1/rule/bands/2";
    const { place, below } = placeOfPath(set, path);
    expect(place.kind === "leaf" && leafAt(set, place)?.code).toBe("3.2.1");
    expect(below).toBe("rule/bands/2");
    expect(placeOfPath(set, "max")).toEqual({ place: { kind: "set" }, below: "max" });
    expect(placeOfPath(set, "areas/2/max")).toEqual({
      place: { kind: "area", area: 1 },
      below: "max",
    });
    expect(placeOfPath(set, "bonus/min")).toEqual({ place: { kind: "bonus" }, below: "min" });
  });

  test("a code that stands twice leads to the second place", () => {
    const [first, second] = leafPlaces(set);
    const [one, other] = [first && leafAt(set, first), second && leafAt(set, second)];
    if (second === undefined || one === undefined || other === undefined) throw new Error("leaves");
    const twice = withLeaf(set, second, { ...other, code: one.code });
    expect(placeOfPath(twice, `leaves/${one.code}`)).toEqual({ place: second, below: "code" });
  });
});

describe("structure", () => {
  test("what is added is there, found, and can be taken away again", () => {
    for (const added of [
      addArea(set),
      addCriterion(set, 0),
      addLeaf(set, { area: 0, criterion: 0 }),
      addBonusLeaf(set),
    ]) {
      const { place } = added;
      if (place === undefined) throw new Error("no place");
      expect(readPlace(placeText(place), set)).toBeUndefined();
      expect(readPlace(placeText(place), added.set)).toEqual(place);
      expect(remove(added.set, place).set).toEqual(set);
    }
  });

  test("moving down and up again changes nothing; the ends stay", () => {
    for (const text of ["1", "1-1", "1-1-1", "thuong-1"]) {
      const place = readPlace(text, set);
      if (place === undefined) throw new Error(text);
      expect(move(set, place, -1)).toEqual({ set, place });
      const down = move(set, place, 1);
      if (down.place === undefined) throw new Error(text);
      expect(move(down.set, down.place, -1)).toEqual({ set, place });
    }
  });

  test("the last leaf of a criterion stays", () => {
    const alone = leafPlaces(set).find(
      (place) =>
        place.kind === "leaf" &&
        set.areas[place.area]?.criteria[place.criterion]?.leaves.length === 1,
    );
    if (alone === undefined) throw new Error("none alone");
    expect(remove(set, alone)).toEqual({ set, place: alone });
  });
});

describe("a leaf of another kind", () => {
  /** What another kind may leave to be mended: its points, its place, its examples. */
  const mendable = new Set(["example-differs", "misplaced", "points-above-max", "parameter"]);

  test.each<RuleKind>([...ruleKinds])("%s holds together on its own", (kind) => {
    for (const place of leafPlaces(set)) {
      const leaf = leafAt(set, place);
      if (leaf === undefined) throw new Error("leaf");
      const next = withLeaf(set, place, { ...leaf, rule: ruleOfKind(kind, leaf) });
      const errors = checkSet(next, KNOWN_CODES).filter(
        ({ severity, code }) => severity === "error" && !mendable.has(code),
      );
      expect(errors, `${leaf.code} as ${kind}`).toEqual([]);
    }
  });
});
