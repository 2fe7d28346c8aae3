import { afterAll, beforeAll, expect, test } from "vitest";
import { makeChanges } from "../testing/unit-operation.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const administrator = await world.signedIn("quan-tri", "administrator", "province");
  const on = "2023-12-01";
  const district = { kind: "district", type: "huyen", parentId: "province" };
  await makeChanges(administrator, [
    {
      kind: "split",
      on,
      unitId: "city",
      into: [
        { ...district, unitId: "north", name: "Bắc" },
        { ...district, unitId: "south", name: "Nam" },
      ],
    },
    { kind: "move", on, unitId: "ward", parentId: "north" },
    { kind: "move", on, unitId: "neighbour", parentId: "south" },
  ]);
  const { db } = world.services;
  const period = await db.selectFrom("period").selectAll().executeTakeFirstOrThrow();
  const days = { from_day: "2024-01-01", to_day: "2024-11-30", year: 2024 };
  await db
    .insertInto("period")
    .values({ ...period, ...days, id: "annual-2024", name: "Năm 2024" })
    .execute();
});
afterAll(() => world.close());

async function trend(client: Client, nodeId: string): Promise<readonly unknown[]> {
  const ask = { periodId: "annual-2024", nodeId, merged: true };
  const { data, message } = await client.query("review.trend", ask);
  expect(data, message).toBeDefined();
  return data as readonly unknown[];
}

test("the year of a district that was split shows to whoever sees all of it, not to one of its heirs", async () => {
  const heir = await world.signedIn("bac", "reviewer", "north");
  const province = await world.signedIn("tinh", "reviewer", "province");
  expect(await trend(heir, "north")).toMatchObject([{ year: 2024 }]);
  expect(await trend(province, "north")).toMatchObject([
    { year: 2023, origins: { names: ["Thành phố Hải An"], partial: true } },
    { year: 2024 },
  ]);
});
