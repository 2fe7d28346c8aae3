import { expect, test } from "vitest";
import type { UnitChange } from "./change.ts";
import { custodians } from "./custody.ts";
import { differencesOf } from "./difference.ts";
import { previewOperation, type UnitDecision } from "./operation.ts";
import { treeAt } from "./tree.ts";
import type { UnitVersion } from "./unit.ts";

const decision: UnitDecision = {
  number: "Nghị quyết số 1669/NQ-UBTVQH15",
  day: "2025-06-16",
  issuer: "Ủy ban Thường vụ Quốc hội",
};
const on = "2025-07-01";

function unit(
  unitId: string,
  kind: UnitVersion["kind"],
  type: UnitVersion["type"],
  parentId?: string,
): UnitVersion {
  const parent = parentId === undefined ? {} : { parentId };
  return { unitId, kind, type, name: unitId.toUpperCase(), from: "2000-01-01", ...parent };
}

const before: readonly UnitVersion[] = [
  unit("country", "country", "quoc_gia"),
  unit("p1", "province", "tinh", "country"),
  unit("p2", "province", "tinh", "country"),
  unit("d", "district", "huyen", "p1"),
  unit("a", "commune", "xa", "d"),
  unit("b", "commune", "xa", "d"),
  unit("c", "commune", "xa", "d"),
];
const ward = { unitId: "w", kind: "commune", type: "phuong", name: "Mới", parentId: "p2" } as const;
const provinces: UnitChange = {
  kind: "merge",
  on,
  unitIds: ["p1", "p2"],
  into: { unitId: "p2", kind: "province", type: "tinh", name: "P2", parentId: "country" },
};
const communes: UnitChange = { kind: "merge", on, unitIds: ["a", "b", "c"], into: ward };
const district: UnitChange = { kind: "abolish", on, unitId: "d" };
const all = [communes, district, provinces];

test("three communes, their district and two provinces in one operation, with the decision on each succession", () => {
  const { findings, differences, successions } = previewOperation(before, {
    decision,
    changes: all,
  });
  expect(findings).toEqual([]);
  expect(differences.map(({ unitId, kind, from, into }) => [unitId, kind, from, into])).toEqual([
    ["p2", "changed", ["p1"], []],
    ["w", "new", ["a", "b", "c"], []],
    ["p1", "ended", [], ["p2"]],
    ["d", "ended", [], []],
    ["a", "ended", [], ["w"]],
    ["b", "ended", [], ["w"]],
    ["c", "ended", [], ["w"]],
  ]);
  expect(successions[0]?.decision).toBe(
    "Nghị quyết số 1669/NQ-UBTVQH15 ngày 16/06/2025 của Ủy ban Thường vụ Quốc hội",
  );
});

test("what stands in the way is said for each unit, and nothing is changed", () => {
  const without = previewOperation(before, { decision, changes: [district, provinces] });
  expect(without.findings.map(({ severity, unitId }) => [severity, unitId])).toEqual([
    ["blocks", "a"],
    ["blocks", "b"],
    ["blocks", "c"],
  ]);
  expect(without.versions).toBe(before);
  const none = previewOperation(before, { decision, changes: [] });
  expect(none.findings.map(({ code }) => code)).toEqual(["no-change"]);
});

test("a district, a thị trấn and a đặc khu have their time; so has a decision", () => {
  const found = (day: string, type: "huyen" | "thi_tran" | "dac_khu"): readonly string[] => {
    const kind = type === "huyen" ? "district" : "commune";
    const parentId = "p1";
    const change = {
      kind: "found",
      on: day,
      unit: { unitId: "n", kind, type, name: "N", parentId },
    };
    const { findings } = previewOperation(before, { decision, changes: [change as UnitChange] });
    return findings.map(({ code, severity }) => `${severity} ${code}`);
  };
  expect(found("2025-06-30", "huyen")).toEqual([]);
  expect(found("2025-07-01", "huyen")).toEqual(["blocks tier"]);
  expect(found("2025-06-30", "thi_tran")).toEqual([]);
  expect(found("2025-07-01", "thi_tran")).toEqual(["blocks tier"]);
  expect(found("2025-07-01", "dac_khu")).toEqual([]);
  expect(found("2025-06-30", "dac_khu")).toEqual(["blocks tier"]);
  expect(found("2025-06-16", "huyen")).toEqual([]);
  expect(found("2025-06-15", "huyen")).toEqual(["says decision-day"]);
});

test("a name or code that another unit has is said, and does not block", () => {
  const named = {
    ...communes,
    into: { ...ward, parentId: "p1", name: "D", type: "xa", code: "7" },
  };
  const twin = { unitId: "x", kind: "commune", type: "xa", name: "d", parentId: "p1", code: "7" };
  const changes = [named, { kind: "found", on, unit: twin }, district] as readonly UnitChange[];
  const { findings } = previewOperation(before, { decision, changes });
  expect(findings.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
    "says same-code",
    "says same-name",
  ]);
});

test("what a district left goes to its province, or to the one that was merged into", () => {
  const { versions, successions } = previewOperation(before, { decision, changes: all });
  const eve = custodians(versions, successions, "2025-06-30");
  expect(["a", "d", "p1"].map(eve)).toEqual(["a", "d", "p1"]);
  const then = custodians(versions, successions, on);
  expect(["a", "d", "p1", "p2", "w", "nobody"].map(then)).toEqual([
    "w",
    "p2",
    "p2",
    "p2",
    "w",
    undefined,
  ]);
});

test("two trees far apart are compared through everything between", () => {
  const first = previewOperation(before, { decision, changes: all });
  const rename: UnitChange = { kind: "rename", on: "2026-01-01", unitId: "w", name: "Khác" };
  const second = previewOperation(first.versions, { decision, changes: [rename] });
  const successions = [...first.successions, ...second.successions];
  const found = differencesOf(
    treeAt(second.versions, "2020-01-01"),
    treeAt(second.versions, "2026-06-01"),
    successions,
  );
  expect(found.find(({ unitId }) => unitId === "w")).toMatchObject({
    kind: "new",
    from: ["a", "b", "c"],
    after: { name: "Khác" },
  });
  const [same] = differencesOf(
    treeAt(second.versions, "2025-12-31"),
    treeAt(second.versions, "2026-01-01"),
    successions,
  );
  expect(same).toMatchObject({ unitId: "w", kind: "changed", changed: ["name"], from: [] });
});
