import { afterAll, beforeAll, expect, test } from "vitest";
import { readPeriod } from "../periods/queries.ts";
import { createWorld, type World } from "../testing/world.ts";
import { countDeadlines } from "./deadlines.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function missing(today: string): Promise<readonly unknown[]> {
  const { db } = world.services;
  const period = await readPeriod(db, "annual-2023");
  const counts = await countDeadlines(db, { period, today }, ["ward", "neighbour"]);
  return ["ward", "neighbour"].map((unitId) => counts.get(unitId)?.["reports.missing"]);
}

test("nothing is missing on the last day, everything that was owed the day after", async () => {
  expect(await missing("2023-12-15")).toEqual([0, 0]);
  expect(await missing("2023-12-16")).toEqual([1, 1]);
});

test("a unit that began after a period's end owes it nothing, one that ended in it neither", async () => {
  const { db } = world.services;
  const own = (unitId: string) => db.updateTable("unit_version").where("unit_id", "=", unitId);
  await own("neighbour").set({ from_day: "2023-11-30" }).execute();
  expect(await missing("2023-12-16")).toEqual([1, 1]);
  await own("neighbour").set({ from_day: "2023-12-01" }).execute();
  expect(await missing("2023-12-16")).toEqual([1, 0]);
  await own("ward").set({ to_day: "2023-11-30" }).execute();
  expect(await missing("2023-12-16")).toEqual([1, 0]);
  await own("ward").set({ to_day: "2023-11-29" }).execute();
  expect(await missing("2023-12-16")).toEqual([0, 0]);
});

test("a period that other kinds of units report in is none of a commune's", async () => {
  const { db } = world.services;
  await db
    .updateTable("unit_version")
    .set({ to_day: null })
    .where("unit_id", "=", "ward")
    .execute();
  await db.updateTable("period").set({ submitter_kind: "district" }).execute();
  expect(await missing("2023-12-16")).toEqual([0, 0]);
});
