import { describe, expect, test } from "vitest";
import { checkTree } from "./check.ts";
import { treeAt } from "./tree.ts";
import type { UnitVersion } from "./unit.ts";

const province: UnitVersion = {
  unitId: "hd",
  from: "2000-01-01",
  kind: "province",
  type: "tinh",
  name: "Hải Dương",
};
const district: UnitVersion = {
  unitId: "bg",
  from: "2000-01-01",
  to: "2025-06-30",
  kind: "district",
  type: "huyen",
  name: "Bình Giang",
  parentId: "hd",
};
const commune: UnitVersion = {
  unitId: "th",
  from: "2000-01-01",
  to: "2025-06-30",
  kind: "commune",
  type: "xa",
  name: "Tân Hồng",
  parentId: "bg",
};

function seen(...versions: readonly UnitVersion[]): readonly string[] {
  return checkTree(versions).map(({ code, unitId, day }) => `${code} ${unitId} ${day}`);
}

/** The commune until a day and again from another. */
function inTwo(to: string, from: string): readonly UnitVersion[] {
  return [
    { ...commune, to },
    { ...commune, from },
  ];
}

test("a sound tree has no findings", () => {
  expect(seen(province, district, commune)).toEqual([]);
  expect(seen()).toEqual([]);
});

describe("versions of one unit", () => {
  test("meet without a day shared or lost", () => {
    expect(seen(province, district, ...inTwo("2022-12-31", "2023-01-01"))).toEqual([]);
    expect(seen(province, district, ...inTwo("2022-12-31", "2022-12-31"))).toEqual([
      "overlap th 2022-12-31",
    ]);
    expect(seen(province, district, ...inTwo("2022-12-31", "2023-01-02"))).toEqual([
      "gap th 2023-01-01",
    ]);
  });

  test("one without an end overlaps whatever follows, in any order of the list", () => {
    const endless: UnitVersion = { ...province, to: "2022-12-31" };
    expect(seen({ ...province, from: "2023-01-01" }, endless)).toEqual([]);
    expect(seen({ ...province, from: "2023-01-01" }, province)).toEqual(["overlap hd 2023-01-01"]);
  });

  test("days must be days, and in order", () => {
    expect(seen({ ...province, to: "1999-12-31" })).toEqual(["interval hd 2000-01-01"]);
    expect(seen({ ...province, from: "2023-02-30" })).toEqual(["interval hd 2023-02-30"]);
    expect(seen({ ...province, to: "2000-01-01" })).toEqual([]);
  });
});

describe("the place in the tree", () => {
  test("the parent must exist on every day", () => {
    expect(seen(province, { ...district, to: "2025-06-29" }, commune)).toEqual([
      "orphan th 2025-06-30",
    ]);
    expect(seen(province, { ...district, from: "2000-01-02" }, commune)).toEqual([
      "orphan th 2000-01-01",
    ]);
    expect(seen(commune)).toEqual(["orphan th 2000-01-01"]);
    const renamed: readonly UnitVersion[] = [
      { ...district, to: "2010-12-31" },
      { ...district, from: "2011-01-01", name: "Bình Giang mới" },
    ];
    expect(seen(province, ...renamed, commune)).toEqual([]);
  });

  test("nothing stands above itself, and a cycle is told once", () => {
    const dept: UnitVersion = { ...commune, kind: "department", type: "phong", unitId: "a" };
    expect(seen({ ...dept, parentId: "a" })).toEqual(["cycle a 2000-01-01"]);
    const ring = [
      { ...dept, unitId: "a", parentId: "b" },
      { ...dept, unitId: "b", parentId: "c" },
      { ...dept, unitId: "c", parentId: "a" },
    ];
    expect(seen(...ring)).toEqual(["cycle a 2000-01-01"]);
    const later = { ...dept, unitId: "c", from: "2005-01-01", parentId: "a" };
    const first = { ...dept, unitId: "c", to: "2004-12-31", parentId: "hd" };
    expect(seen(province, ...ring.slice(0, 2), first, later)).toEqual(["cycle c 2005-01-01"]);
  });

  test("levels descend", () => {
    expect(seen(province, { ...commune, parentId: "hd" })).toEqual([]);
    const inner: UnitVersion = { ...commune, unitId: "x", parentId: "th" };
    expect(seen(province, district, commune, inner)).toEqual(["level x 2000-01-01"]);
    expect(seen({ ...province, type: "huyen" })).toEqual(["level hd 2000-01-01"]);
  });

  test("each sentence names the unit", () => {
    expect(checkTree([commune])[0]?.sentence).toBe(
      "Xã Tân Hồng không có đơn vị cấp trên từ 01/01/2000: hãy chuyển về một đơn vị còn hiệu lực.",
    );
  });
});

// About 0,2 s on a quiet machine; the bound only catches work that grows with the square.
test("the country of both eras is checked and laid out fast", { timeout: 3_000 }, () => {
  const country: UnitVersion[] = [
    { ...province, unitId: "vn", kind: "country", type: "quoc_gia", name: "Việt Nam" },
  ];
  const add = (unit: UnitVersion): number => country.push(unit);
  for (let p = 0; p < 63; p += 1) {
    add({ ...province, unitId: `t${p}`, name: `Tỉnh ${p}`, parentId: "vn" });
    for (let d = 0; d < 11; d += 1) {
      add({ ...district, unitId: `h${p}-${d}`, parentId: `t${p}` });
    }
  }
  for (let c = 0; c < 10_035; c += 1) {
    const place = { unitId: `x${c}`, parentId: `h${c % 63}-${c % 11}`, name: `Xã ${c}` };
    add({ ...commune, ...place });
  }
  for (let c = 0; c < 3_321; c += 1) {
    const place = { unitId: `m${c}`, parentId: `t${c % 34}`, name: `Xã mới ${c}` };
    const { to: _, ...open } = commune;
    add({ ...open, from: "2025-07-01", ...place });
  }
  expect(checkTree(country)).toEqual([]);
  const old = treeAt(country, "2023-11-30");
  const young = treeAt(country, "2025-07-01");
  expect(old.descendants("vn", "commune")).toHaveLength(10_035);
  expect(young.descendants("vn", "commune")).toHaveLength(3_321);
});
