import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { applyChanges } from "./change.ts";
import type { Changed, NewUnit, UnitChange } from "./change.ts";
import { checkTree } from "./check.ts";
import { predecessors } from "./succession.ts";
import { treeAt } from "./tree.ts";
import type { Succession, UnitVersion } from "./unit.ts";

const first = "2000-01-01";
const on = "2025-07-01";

function unit(unitId: string, parentId?: string): UnitVersion {
  const place = parentId === undefined ? {} : { parentId };
  if (unitId.startsWith("t")) {
    return { unitId, from: first, kind: "province", type: "tinh", name: unitId, ...place };
  }
  return unitId.startsWith("h")
    ? { unitId, from: first, kind: "district", type: "huyen", name: unitId, ...place }
    : { unitId, from: first, kind: "commune", type: "xa", name: unitId, ...place };
}

function fresh(unitId: string, parentId: string): NewUnit {
  const { from: _, ...rest } = unit(unitId, parentId);
  return rest;
}

const versions: readonly UnitVersion[] = [
  unit("t"),
  unit("h", "t"),
  ...["a", "b", "c", "d"].map((id) => unit(id, "h")),
];

function made(changed: Changed): Changed & { ok: true } {
  if (!changed.ok) throw new Error(changed.findings.map((each) => each.sentence).join(" "));
  return changed;
}

function codes(...changes: readonly UnitChange[]): readonly string[] {
  const changed = applyChanges(versions, changes);
  return changed.ok ? [] : changed.findings.map((each) => `${each.code} ${each.unitId}`);
}

test("1/7/2025: communes merge or move, the district goes, whatever the order", () => {
  const changes: readonly UnitChange[] = [
    { kind: "abolish", on, unitId: "h" },
    { kind: "merge", on, unitIds: ["a", "b", "c"], into: fresh("abc", "t"), decision: "NQ 1" },
    { kind: "move", on, unitId: "d", parentId: "t" },
  ];
  for (const order of [changes, changes.toReversed()]) {
    const { versions: after, successions } = made(applyChanges(versions, order));
    expect(checkTree(after)).toEqual([]);
    const tree = treeAt(after, on);
    expect(tree.children("t").map((each) => each.unitId)).toEqual(["abc", "d"]);
    expect(tree.size).toBe(3);
    expect([...treeAt(after, "2025-06-30")].map((each) => each.unitId)).toEqual(
      [...treeAt(versions, "2025-06-30")].map((each) => each.unitId),
    );
    expect(successions).toHaveLength(4);
    expect(successions).toContainEqual({
      predecessorId: "a",
      successorId: "abc",
      on,
      kind: "merge",
      decision: "NQ 1",
    });
  }
});

test("a unit may absorb another and keep its id", () => {
  const changed = made(
    applyChanges(versions, [
      { kind: "merge", on, unitIds: ["a", "b"], into: { ...fresh("a", "h"), name: "A mới" } },
    ]),
  );
  expect(treeAt(changed.versions, on).get("a")?.name).toBe("A mới");
  expect(treeAt(changed.versions, on).get("b")).toBeUndefined();
  expect(predecessors(changed.successions, "a", "2025-06-30")).toEqual([
    { unitId: "a", partial: false },
    { unitId: "b", partial: false },
  ]);
});

test("a rename and a change of type keep the id, the parent and the last day", () => {
  const ending = versions.map((each) =>
    each.unitId === "a" ? { ...each, to: "2030-12-31" } : each,
  );
  const changed = made(
    applyChanges(ending, [{ kind: "rename", on, unitId: "a", name: "An", type: "phuong" }]),
  );
  expect(changed.versions.filter((each) => each.unitId === "a")).toEqual([
    { ...unit("a", "h"), to: "2025-06-30" },
    { ...unit("a", "h"), name: "An", type: "phuong", from: on, to: "2030-12-31" },
  ]);
});

test("a second change on the same day replaces the first one's version", () => {
  const { versions: after } = made(
    applyChanges(versions, [
      { kind: "rename", on, unitId: "a", name: "An" },
      { kind: "move", on, unitId: "a", parentId: "t" },
    ]),
  );
  expect(after.filter((each) => each.unitId === "a")).toHaveLength(2);
  expect(treeAt(after, on).get("a")).toMatchObject({ name: "An", parentId: "t" });
});

test("a founded unit begins on its day", () => {
  const { versions: after } = made(
    applyChanges(versions, [{ kind: "found", on, unit: fresh("e", "h") }]),
  );
  expect(treeAt(after, "2025-06-30").get("e")).toBeUndefined();
  expect(treeAt(after, on).get("e")?.parentId).toBe("h");
});

describe("what cannot be done changes nothing and says why", () => {
  test("units that are not there, or changed later", () => {
    expect(codes({ kind: "abolish", on, unitId: "x" })).toEqual(["unknown-unit x"]);
    expect(codes({ kind: "abolish", on: "1999-12-31", unitId: "a" })).toEqual(["later-change a"]);
    expect(
      codes({ kind: "abolish", on, unitId: "a" }, { kind: "rename", on, unitId: "a", name: "An" }),
    ).toEqual(["unknown-unit a"]);
    const back: UnitChange = { kind: "rename", on: "2020-01-01", unitId: "a", name: "An" };
    expect(codes({ kind: "rename", on, unitId: "a", name: "An" }, back)).toEqual([
      "later-change a",
    ]);
  });

  test("ids in use, too few units, no day", () => {
    expect(codes({ kind: "found", on, unit: fresh("a", "h") })).toEqual(["id-taken a"]);
    expect(codes({ kind: "merge", on, unitIds: ["a", "b"], into: fresh("c", "h") })).toEqual([
      "id-taken c",
    ]);
    expect(codes({ kind: "merge", on, unitIds: ["a", "a"], into: fresh("e", "h") })).toEqual([
      "too-few e",
    ]);
    expect(codes({ kind: "split", on, unitId: "a", into: [fresh("e", "h")] })).toEqual([
      "too-few a",
    ]);
    expect(codes({ kind: "abolish", on: "2025-06-31", unitId: "a" })).toEqual(["day "]);
  });

  test("a district with communes cannot go, nor a unit below itself", () => {
    expect(codes({ kind: "abolish", on, unitId: "h" })).toEqual([
      "orphan a",
      "orphan b",
      "orphan c",
      "orphan d",
    ]);
    expect(codes({ kind: "move", on, unitId: "h", parentId: "a" })).toContain("cycle h");
    expect(codes({ kind: "move", on, unitId: "a", parentId: "nowhere" })).toEqual(["orphan a"]);
  });

  test("a fault that was there before does not stand in the way", () => {
    const faulty = [...versions, unit("lost", "nowhere")];
    expect(applyChanges(faulty, [{ kind: "abolish", on, unitId: "a" }]).ok).toBe(true);
  });
});

function link(
  predecessorId: string,
  successorId: string,
  day: string,
  kind: Succession["kind"],
): Succession {
  return { predecessorId, successorId, on: day, kind };
}

describe("predecessors", () => {
  const history = [
    link("a", "ab", "2020-01-01", "merge"),
    link("b", "ab", "2020-01-01", "merge"),
    link("ab", "abc", on, "merge"),
    link("c", "abc", on, "merge"),
    link("d", "d1", on, "split"),
    link("d", "d2", on, "split"),
  ];
  const from = (unitId: string, day: string): readonly string[] =>
    predecessors(history, unitId, day).map((each) => `${each.unitId}${each.partial ? "?" : ""}`);

  test("follow the merges back to the day, and no further", () => {
    expect(from("abc", "2025-07-01")).toEqual(["abc"]);
    expect(from("abc", "2025-06-30")).toEqual(["ab", "c"]);
    expect(from("abc", "2020-01-01")).toEqual(["ab", "c"]);
    expect(from("abc", "2019-12-31")).toEqual(["a", "b", "c"]);
    expect(from("z", "2019-12-31")).toEqual(["z"]);
  });

  test("what comes from a split is a part only, unless the parts came together again", () => {
    expect(from("d1", "2025-06-30")).toEqual(["d?"]);
    const rejoined = [
      ...history,
      link("d1", "e", "2026-01-01", "merge"),
      link("d2", "e", "2026-01-01", "merge"),
    ];
    expect(predecessors(rejoined, "e", "2025-06-30")).toEqual([{ unitId: "d", partial: false }]);
  });
});

const communes = ["a", "b", "c", "d"] as const;
const anyChange: fc.Arbitrary<UnitChange> = fc
  .record({
    kind: fc.constantFrom("found", "merge", "split", "rename", "move", "abolish"),
    day: fc.integer({ min: 2001, max: 2030 }).map((year) => `${year}-07-01`),
    one: fc.constantFrom(...communes),
    two: fc.constantFrom(...communes),
    fresh: fc.constantFrom("e", "f", "g", "a"),
  })
  .map(({ kind, day, one, two, fresh: id }): UnitChange => {
    switch (kind) {
      case "found":
        return { kind, on: day, unit: fresh(id, "h") };
      case "merge":
        return { kind, on: day, unitIds: [one, two], into: fresh(id, "t") };
      case "split":
        return { kind, on: day, unitId: one, into: [fresh(id, "h"), fresh(one, "h")] };
      case "rename":
        return { kind, on: day, unitId: one, name: `${one} mới` };
      case "move":
        return { kind, on: day, unitId: one, parentId: "t" };
      default:
        return { kind: "abolish", on: day, unitId: one };
    }
  });

property.prop([fc.array(anyChange, { minLength: 1, maxLength: 4 })])(
  "days before the earliest change keep their tree, and the result is sound",
  (changes) => {
    const changed = applyChanges(versions, changes);
    if (!changed.ok) {
      expect(changed.findings.length).toBeGreaterThan(0);
      return;
    }
    expect(checkTree(changed.versions)).toEqual([]);
    const earliest = changes.map((each) => each.on).toSorted()[0] ?? on;
    const eve = `${Number(earliest.slice(0, 4)) - 1}-12-31`;
    const drawn = (list: readonly UnitVersion[]): readonly string[] =>
      [...treeAt(list, eve)].map((each) => `${each.parentId}/${each.unitId}/${each.name}`);
    expect(drawn(changed.versions)).toEqual(drawn(versions));
  },
);
