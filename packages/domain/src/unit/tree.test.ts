import { describe, expect, test } from "vitest";
import { reviewerOf } from "./review.ts";
import type { ReviewRule } from "./review.ts";
import { treeAt } from "./tree.ts";
import { fullName, nameInText } from "./unit.ts";
import type { UnitVersion } from "./unit.ts";

const town: UnitVersion = {
  unitId: "tphd",
  from: "2000-01-01",
  to: "2025-06-30",
  kind: "district",
  type: "thanh_pho",
  name: "Hải Dương",
  parentId: "hd",
};

const versions: readonly UnitVersion[] = [
  { unitId: "vn", from: "2000-01-01", kind: "country", type: "quoc_gia", name: "Việt Nam" },
  {
    unitId: "hd",
    from: "2000-01-01",
    kind: "province",
    type: "tinh",
    name: "Hải Dương",
    parentId: "vn",
  },
  town,
  ...["Trần Hưng Đạo", "Ái Quốc", "Đinh Hòa", "Dân An"].map((name, index): UnitVersion => ({
    unitId: `p${index}`,
    from: "2000-01-01",
    to: "2025-06-30",
    kind: "commune",
    type: "phuong",
    name,
    parentId: "tphd",
  })),
  {
    unitId: "p0",
    from: "2025-07-01",
    kind: "commune",
    type: "phuong",
    name: "Trần Hưng Đạo",
    parentId: "hd",
  },
  {
    unitId: "pnv",
    from: "2000-01-01",
    to: "2025-06-30",
    kind: "department",
    type: "phong",
    name: "Nội vụ",
    parentId: "tphd",
  },
];

const ids = (units: Iterable<UnitVersion>): readonly string[] =>
  [...units].map((unit) => unit.unitId);

describe("the tree of a day", () => {
  const tree = treeAt(versions, "2023-11-30");

  test("children and descendants come in Vietnamese order, A before D before Đ", () => {
    expect(tree.children("tphd").map(fullName)).toEqual([
      "Phường Ái Quốc",
      "Phường Dân An",
      "Phường Đinh Hòa",
      "Phòng Nội vụ",
      "Phường Trần Hưng Đạo",
    ]);
    expect(ids(tree.descendants("hd"))).toEqual(["tphd", "p1", "p3", "p2", "pnv", "p0"]);
    expect(ids(tree.descendants("hd", "commune"))).toEqual(["p1", "p3", "p2", "p0"]);
    expect(ids(tree)).toEqual(["vn", "hd", "tphd", "p1", "p3", "p2", "pnv", "p0"]);
  });

  test("ancestors are nearest first, the unknown has none", () => {
    expect(ids(tree.ancestors("p0"))).toEqual(["tphd", "hd", "vn"]);
    expect(tree.ancestors("vn")).toEqual([]);
    expect(tree.ancestors("nowhere")).toEqual([]);
    expect(tree.children("nowhere")).toEqual([]);
    expect(tree.get("nowhere")).toBeUndefined();
  });

  test("the last day counts, the day after does not", () => {
    expect(treeAt(versions, "2025-06-30").get("p0")?.parentId).toBe("tphd");
    const after = treeAt(versions, "2025-07-01");
    expect(after.get("p0")?.parentId).toBe("hd");
    expect(after.get("tphd")).toBeUndefined();
    expect(after.size).toBe(3);
    expect(treeAt(versions, "1999-12-31").size).toBe(0);
  });

  test("lists handed out cannot be changed", () => {
    expect(Object.isFrozen(tree.roots)).toBe(true);
    expect(Object.isFrozen(tree.children("tphd"))).toBe(true);
  });

  test("faulty versions hang nothing: an orphan is a root, a cycle ends", () => {
    const faulty: readonly UnitVersion[] = [
      { ...town, unitId: "a", parentId: "b" },
      { ...town, unitId: "b", parentId: "a" },
      { ...town, unitId: "c", parentId: "gone" },
    ];
    const odd = treeAt(faulty, "2023-01-01");
    expect(ids(odd.roots)).toEqual(["c"]);
    expect(ids(odd.ancestors("a"))).toEqual(["b"]);
    expect(ids(odd.descendants("a"))).toEqual(["b"]);
  });
});

test("names in full", () => {
  expect(fullName({ type: "phuong", name: "Trần Hưng Đạo" })).toBe("Phường Trần Hưng Đạo");
  expect(nameInText({ type: "thi_tran", name: "Kẻ Sặt" })).toBe("thị trấn Kẻ Sặt");
  expect(fullName({ type: "doan_the", name: "Hội Nông dân" })).toBe("Hội Nông dân");
});

describe("who reviews is data", () => {
  const rules: readonly ReviewRule[] = [
    { rootId: "vn", from: "2000-01-01", to: "2025-06-30", reviewKind: "district" },
    { rootId: "vn", from: "2025-07-01", reviewKind: "province" },
  ];

  test("the district until 30/6/2025, the province from 1/7/2025", () => {
    expect(reviewerOf(treeAt(versions, "2025-06-30"), "p0", rules)?.unitId).toBe("tphd");
    expect(reviewerOf(treeAt(versions, "2025-07-01"), "p0", rules)?.unitId).toBe("hd");
  });

  test("the nearest rule wins, no rule gives no reviewer", () => {
    const near: ReviewRule = { rootId: "tphd", from: "2023-01-01", reviewKind: "province" };
    expect(reviewerOf(treeAt(versions, "2023-05-01"), "p0", [...rules, near])?.unitId).toBe("hd");
    expect(reviewerOf(treeAt(versions, "2022-12-31"), "p0", [...rules, near])?.unitId).toBe("tphd");
    expect(reviewerOf(treeAt(versions, "2023-05-01"), "p0", [])).toBeUndefined();
    expect(reviewerOf(treeAt(versions, "2023-05-01"), "hd", rules)).toBeUndefined();
  });
});
