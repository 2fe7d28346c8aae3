import { afterAll, beforeAll, expect, test } from "vitest";
import { makeChanges } from "../testing/unit-operation.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let administrator: Client;

beforeAll(async () => {
  world = await createWorld();
  administrator = await world.signedIn("quan-tri", "administrator", "province");
});
afterAll(() => world.close());

async function change(...changes: readonly unknown[]) {
  await makeChanges(administrator, changes);
  const rows = await world.services.db
    .selectFrom("audit")
    .select(["action", "before"])
    .where("unit_id", "=", "")
    .where("action", "like", "unit.%")
    .orderBy("seq", "desc")
    .limit(changes.length)
    .execute();
  const parse: (text: string) => unknown = JSON.parse;
  return rows.map(({ action, before }) => [action, before === null ? null : parse(before)]);
}

test("the history of the tree says what stood before", async () => {
  const on = "2024-01-01";
  const commune = { kind: "commune", type: "phuong", parentId: "city" };
  const founded = { unitId: "new", name: "Mới", ...commune };
  expect(await change({ kind: "found", on, unit: founded })).toEqual([["unit.found", null]]);
  const ward = { ...commune, unitId: "ward", name: "Trần Hưng Đạo", from: "2020-01-01" };
  const neighbour = { ...commune, unitId: "neighbour", name: "Quang Trung", from: "2020-01-01" };
  expect(await change({ kind: "rename", on, unitId: "ward", name: "Hưng Đạo" })).toEqual([
    ["unit.rename", [ward]],
  ]);
  const renamed = { ...ward, name: "Hưng Đạo", from: on };
  const merged = { unitId: "merged", name: "Gộp", ...commune };
  const unitIds = ["ward", "neighbour"];
  expect(await change({ kind: "merge", on: "2024-06-01", unitIds, into: merged })).toEqual([
    ["unit.merge", [neighbour, renamed]],
  ]);
});
