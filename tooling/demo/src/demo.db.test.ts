import { afterAll, beforeAll, expect, test } from "vitest";
import { loadedDemo } from "./testing.ts";

let demo: Awaited<ReturnType<typeof loadedDemo>>;
beforeAll(async () => {
  demo = await loadedDemo();
  console.log(`bản minh họa nạp trong ${demo.milliseconds} ms`);
});
afterAll(() => demo.close());

test("loads", async () => {
  const rows = await demo.services.db.selectFrom("unit_version").select("unit_id").execute();
  expect(rows.length).toBeGreaterThan(40);
});
