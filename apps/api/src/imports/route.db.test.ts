import { afterAll, beforeAll, expect, test } from "vitest";
import { readGrid } from "@cchc/documents/read/grid";
import { createWorld, type World } from "../testing/world.ts";
import { isTemplate } from "./template.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const path = "/api/imports/template/ward/annual-2023.xlsx";

async function get(at: string, cookie?: string): Promise<Response> {
  return world.app.request(at, cookie === undefined ? {} : { headers: { cookie } });
}

test("whoever writes the report gets its sheet; nobody else learns that it is there", async () => {
  await world.signedIn("phuong", "officer", "ward");
  await world.signedIn("phuong-ben", "officer", "neighbour");
  await world.signedIn("thanhpho", "reviewer", "city");
  const own = await get(path, await world.cookieOf("phuong"));
  expect(own.status).toBe(200);
  expect(own.headers.get("cache-control")).toBe("private, no-store");
  expect(own.headers.get("content-disposition")).toContain(".xlsx");
  const rows = readGrid("mau.xlsx", new Uint8Array(await own.arrayBuffer()));
  expect(isTemplate(rows)).toBe(true);

  expect((await get(path)).status).toBe(401);
  expect((await get(path, await world.cookieOf("phuong-ben"))).status).toBe(404);
  expect((await get(path, await world.cookieOf("thanhpho"))).status).toBe(403);
  const unknown = "/api/imports/template/ward/no-such-period.xlsx";
  expect((await get(unknown, await world.cookieOf("phuong"))).status).toBe(404);
  expect((await get(path.replace(".xlsx", ".csv"), await world.cookieOf("phuong"))).status).toBe(
    404,
  );
});
