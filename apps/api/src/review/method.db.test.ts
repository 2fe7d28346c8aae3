import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type World } from "../testing/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("a question about many reports is asked by POST, as an address would be too long", async () => {
  await world.account("tham-dinh", [{ role: "reviewer", unitId: "city" }]);
  const cookie = await world.cookieOf("tham-dinh");
  const ask = (unitId: string) => {
    const reports = Array.from({ length: 500 }, () => ({ unitId, periodId: "annual-2023" }));
    return world.app.request("/trpc/review.acceptPreview?batch=1", {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ 0: { reports } }),
    });
  };
  const answer = await ask("ward");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject([
    { result: { data: { totals: { reports: 1, acceptable: 0 } } } },
  ]);
  expect((await ask("far")).status).toBe(404);
});
