import { describe, expect, test } from "vitest";
import { findUnits, forestOf, newUnitId, openLines, placeOf, type UnitRow } from "./forest.ts";

function unit(id: string, name: string, parentId: string | null, kind: UnitRow["kind"]): UnitRow {
  return {
    id,
    name,
    kind,
    type: "xa",
    code: null,
    from: "2020-01-01",
    to: null,
    parentId,
    illustration: false,
  };
}

const units = [
  unit("t", "Tỉnh Hải Dương", null, "province"),
  unit("h", "Huyện Bình Giang", "t", "district"),
  unit("x1", "Xã Tân Hồng", "h", "commune"),
  unit("x2", "Xã Thái Học", "h", "commune"),
];
const forest = forestOf(units);

describe("openLines", () => {
  test("shows what is open, each under its parent", () => {
    const ids = (open: readonly string[]): string[] =>
      openLines(forest, (id) => open.includes(id)).map(
        ({ unit: { id }, depth }) => `${depth}${id}`,
      );
    expect(ids([])).toEqual(["0t"]);
    expect(ids(["t"])).toEqual(["0t", "1h"]);
    expect(ids(["t", "h"])).toEqual(["0t", "1h", "2x1", "2x2"]);
  });

  test("a unit whose parent is out of sight stands on top", () => {
    const lines = openLines(forestOf([unit("x", "Xã X", "gone", "commune")]), () => true);
    expect(lines.map(({ depth }) => depth)).toEqual([0]);
  });
});

test("findUnits ignores accents and says how many more there are", () => {
  expect(findUnits(units, "tan hong", 10).found.map(({ id }) => id)).toEqual(["x1"]);
  expect(findUnits(units, "xa", 1)).toMatchObject({ found: [{ id: "x1" }], more: 1 });
});

test("placeOf names what lies above, nearest first", () => {
  const [, , commune] = units;
  expect(commune === undefined ? "" : placeOf(forest, commune)).toBe(
    "Huyện Bình Giang, Tỉnh Hải Dương",
  );
});

test.each([
  ["Phường Trần Hưng Đạo", "phuong-tran-hung-dao-2025-ab12"],
  ["…", "don-vi-2025-ab12"],
  ["x".repeat(100), `${"x".repeat(40)}-2025-ab12`],
])("newUnitId of %s is one the server takes", (name, id) => {
  expect(newUnitId(name, "2025-07-01", "ab12")).toBe(id);
  expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});
