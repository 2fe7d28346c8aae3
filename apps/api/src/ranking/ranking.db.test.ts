import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoundScene } from "../rounds/queries.ts";
import { readScene } from "../rounds/queries.ts";
import { openSmallRound, smallSet } from "../testing/round.ts";
import { createWorld, type World } from "../testing/world.ts";
import { readRanking } from "./read.ts";

let world: World;
let scene: RoundScene;

beforeAll(async () => {
  world = await createWorld();
  scene = await readScene(world.services, await openSmallRound(world, "city"));
});
afterAll(() => world.close());

test("a commune that handed nothing in may still end anywhere in its own block", async () => {
  const blocks = [
    { code: "ward", label: "Phường, thị trấn" },
    { code: "commune", label: "Xã" },
  ];
  const set = { ...scene.set, set: { ...smallSet, blocks } };
  const { units } = await readRanking(world.services.db, { ...scene, set });
  expect(
    units.map(({ unitId, block, rank, best, worst }) => [unitId, block, rank, best, worst]),
  ).toEqual([
    ["neighbour", "ward", null, 1, 2],
    ["ward", "ward", null, 1, 2],
  ]);
});

test("a set without blocks ranks all together", async () => {
  const { units } = await readRanking(world.services.db, scene);
  expect(units.map(({ block }) => block)).toEqual([null, null]);
});
