import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { memoryFolder } from "@cchc/db/test-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { dataPlace } from "../data-place.ts";
import { readEnv } from "../env.ts";
import { createWorld, password } from "../testing/world.ts";

let world: Awaited<ReturnType<typeof createWorld>>;
let folder: string;

beforeEach(async () => {
  world = await createWorld();
  folder = memoryFolder();
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const token = "a-token-for-the-watcher";

function appWith(more: { readonly logAll?: boolean; readonly stopping?: boolean } = {}) {
  return createApp({
    services: world.services,
    running: {
      place: dataPlace(readEnv({ CCHC_DATA: folder }), folder),
      counts: () => ({ total: 5, idle: 3, waiting: 1 }),
      metricsToken: token,
      logAll: more.logAll ?? false,
      stopping: () => more.stopping ?? false,
    },
  });
}

const asWatcher = { headers: { authorization: `Bearer ${token}` } };

async function checksOf(app: ReturnType<typeof appWith>): Promise<Record<string, string>> {
  const response = await app.request("/health", asWatcher);
  const parse: (text: string) => { checks: { name: string; standing: string }[] } = JSON.parse;
  const { checks } = parse(await response.text());
  return Object.fromEntries(checks.map(({ name, standing }) => [name, standing]));
}

test("everybody learns whether the server can serve; why, only the watcher", async () => {
  const app = appWith();
  const public_ = await app.request("/health");
  expect([public_.status, await public_.json()]).toEqual([200, { status: "ok" }]);
  expect(await checksOf(app)).toEqual({
    database: "ok",
    migrations: "ok",
    files: "ok",
    disk: "ok",
    backup: "look",
  });
  const stopping = await appWith({ stopping: true }).request("/health");
  expect([stopping.status, await stopping.json()]).toEqual([503, { status: "stopping" }]);
  const live = await appWith({ stopping: true }).request("/health/live");
  expect(live.status).toBe(200);
});

test("a backup of yesterday is well, one of two days ago wants a look", async () => {
  const app = appWith();
  const backups = join(folder, "backups");
  mkdirSync(backups);
  const file = join(backups, "cchc-2023-12-11T00-00-00Z.sao-luu");
  writeFileSync(file, "");
  // Made before an upgrade, without evidence files: however new, it is no backup to rely on.
  writeFileSync(join(backups, "truoc-nang-cap-2023-12-12T00-00-00Z.sao-luu"), "");
  const hours = (n: number) => world.services.now().getTime() / 1000 - n * 3600;
  for (const [age, standing] of [
    [25, "ok"],
    [26, "ok"],
    [27, "look"],
  ] as const) {
    utimesSync(file, hours(age), hours(age));
    expect((await checksOf(app))["backup"], `${age} hours`).toBe(standing);
  }
});

test("without its migrations, or without its database, the server is not ready and says so", async () => {
  const app = appWith();
  await sql`delete from kysely_migration where name like '2026-11-21-01%'`.execute(
    world.services.db,
  );
  expect(await checksOf(app)).toMatchObject({ database: "ok", migrations: "down" });
  expect((await app.request("/health")).status).toBe(503);
  await world.close();
  expect(await checksOf(app)).toMatchObject({ database: "down", migrations: "down" });
  expect((await app.request("/health/live")).status).toBe(200);
  world = await createWorld();
});

test("figures are for whoever has the token, and count each procedure with its outcome", async () => {
  const app = appWith();
  for (const headers of [
    {},
    { authorization: "Bearer wrong" },
    { "x-forwarded-for": "127.0.0.1" },
  ]) {
    expect((await app.request("/metrics", { headers })).status).toBe(404);
  }
  await app.request("/trpc/session.me");
  await app.request("/trpc/periods.list?input=%7B%7D");
  const text = await (await app.request("/metrics", asWatcher)).text();
  expect(text).toContain('cchc_requests_total{procedure="periods.list",outcome="not-signed-in"} 1');
  expect(text).toContain('cchc_errors_total{code="not-signed-in"}');
  expect(text).toContain('cchc_request_duration_seconds_count{procedure="periods.list"} 1');
  expect(text).toMatch(
    /cchc_request_duration_seconds_bucket\{procedure="periods\.list",le="\+Inf"\} 1\n/u,
  );
  expect(text).toContain('cchc_pool_connections{state="used"} 2');
  expect(text).toContain('cchc_pool_connections{state="waiting"} 1');
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/mu);
  // Every line is a comment, or a name with labels and a number.
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^{}]*\})? -?[\d.e+-]+)$/u);
  }
});

test("the log holds no name, no account, no figure and no password, whatever goes wrong", async () => {
  const app = appWith({ logAll: true });
  const client = await world.signedIn("nguyen.thi.hoa", "officer", "ward");
  // The database itself tells values of the row that it refuses.
  await sql`
    create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'value 987654321 of % by "Người nguyen.thi.hoa"', new.unit_id; end $$`.execute(
    world.services.db,
  );
  await sql`create trigger refuse before insert on report_value for each row execute function refuse()`.execute(
    world.services.db,
  );
  const saved = await client.mutate("reports.saveCells", {
    opId: randomUUID(),
    unitId: "ward",
    periodId: "annual-2023",
    cells: [
      {
        field: "tthc.received.total",
        row: "",
        version: 0,
        cell: { state: "entered", value: 987_654_321, qualifier: "exact" },
      },
    ],
  });
  expect(saved).toMatchObject({ status: 500, code: "internal" });
  expect(JSON.stringify(saved)).not.toContain("987654321");
  await app.request("/api/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "nguyen.thi.hoa", password: "sai-mat-khau-1" }),
  });
  await app.request("/trpc/units.search?input=%7B%22text%22%3A%22Hoa%22%7D");
  await app.request("/api/files/Nguy%E1%BB%85n-Th%E1%BB%8B-Hoa.pdf");
  const log = JSON.stringify(world.logged);
  expect(world.logged.some(({ event }) => event === "procedure reports.saveCells failed")).toBe(
    true,
  );
  expect(
    world.logged.some(({ event, route }) => event === "request" && route === "/api/auth"),
  ).toBe(true);
  for (const secret of ["nguyen", "hoa", "Hoa", "987654321", "987.654.321", password, "sai-mat"]) {
    expect(log, secret).not.toContain(secret);
  }
  expect(world.logged.every(({ event, requestId }) => event === "" || requestId !== "")).toBe(true);
});
