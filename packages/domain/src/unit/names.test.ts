import { expect, test } from "vitest";
import { ownNames } from "./names.ts";
import type { Succession, UnitVersion } from "./unit.ts";

function version(unitId: string, name: string, type: "xa" | "phuong" = "xa"): UnitVersion {
  return { unitId, from: "2020-01-01", kind: "commune", type, name };
}

function into(predecessorId: string, successorId: string): Succession {
  return { predecessorId, successorId, on: "2025-07-01", kind: "merge" };
}

const versions = [
  version("a", "Tân Hồng"),
  version("a", "Tân Hồng", "phuong"),
  version("b", "Bình Minh"),
  version("c", "Thúc Kháng"),
  version("d", "Kẻ Sặt"),
];

test("a unit's names of all times, and those of the units that went into it, however far back", () => {
  const split = { ...into("d", "a"), kind: "split" } as const;
  const successions = [into("b", "a"), into("c", "b"), into("a", "d"), into("a", "a"), split];
  expect(ownNames(versions, successions, "a")).toEqual([
    "Xã Tân Hồng",
    "Phường Tân Hồng",
    "Xã Bình Minh",
    "Xã Thúc Kháng",
  ]);
  expect(ownNames(versions, successions, "c")).toEqual(["Xã Thúc Kháng"]);
});

test("an unknown unit has none, and units that went into one another end the search", () => {
  expect(ownNames(versions, [into("b", "c"), into("c", "b")], "b")).toEqual([
    "Xã Bình Minh",
    "Xã Thúc Kháng",
  ]);
  expect(ownNames(versions, [], "z")).toEqual([]);
});
