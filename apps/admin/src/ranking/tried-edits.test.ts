import { describe, expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { leafAt, leafPlaces, withLeaf } from "../criteria/place.ts";
import { withSums } from "./sums.ts";
import { readEdits, writeEdits } from "./tried-edits.ts";

const [first, second] = leafPlaces(REFERENCE_SET);
if (first === undefined || second === undefined) throw new Error("no leaves");

function changed(set = REFERENCE_SET, max = 250) {
  const leaf = first === undefined ? undefined : leafAt(set, first);
  if (first === undefined || leaf === undefined) throw new Error("no leaf");
  return withLeaf(set, first, { ...leaf, max });
}

describe("what is tried, in an address", () => {
  test("nothing tried is nothing written", () => {
    expect(writeEdits(REFERENCE_SET, REFERENCE_SET)).toBeUndefined();
  });

  test("points and rule come back the same; only what differs is written", () => {
    const leaf = leafAt(REFERENCE_SET, second);
    if (leaf === undefined) throw new Error("no leaf");
    const rule = { kind: "yes-no", zero: "zero", input: { of: "value", source: leaf.source } };
    const edit = [
      ["1-1-1", { max: 250 }],
      ["1-1-2", { rule }],
    ];
    const set = readEdits(REFERENCE_SET, JSON.stringify(edit));
    if (set === undefined) throw new Error("not read");
    expect(leafAt(set, second)).toMatchObject({ max: leaf.max, rule });
    expect(JSON.parse(writeEdits(REFERENCE_SET, set) ?? "")).toEqual(edit);
  });

  test("the levels above always follow, so an address needs no word of them", () => {
    const text = writeEdits(REFERENCE_SET, withSums(changed())) ?? "";
    expect(JSON.parse(text)).toEqual([["1-1-1", { max: 250 }]]);
    // Addresses that were sent before say it all the same.
    expect(readEdits(REFERENCE_SET, '[["1-1-1",{"max":250}],"tong"]')).toEqual(changed());
  });

  test.each([
    "",
    "x",
    "{}",
    "[1]",
    '[["9-9-9",{"max":1}]]',
    '[["1",{"max":1}]]',
    '[["1-1-1",{"max":"1"}]]',
    '[["1-1-1",{"max":1.5}]]',
    '[["1-1-1",{"rule":1}]]',
    '[["1-1-1",{"label":"x"}]]',
    '[["1-1-1",{}]]',
  ])("%s is no edit", (text) => {
    expect(readEdits(REFERENCE_SET, text)).toBeUndefined();
  });
});
