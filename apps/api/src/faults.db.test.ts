import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { onDatabase, memoryFolder } from "@cchc/db/test-server";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findBrokenLink } from "./audit/audit.ts";
import { once } from "./operation/once.ts";
import { doorTo, type DatabaseDoor } from "./testing/database-door.ts";
import { freePort, startServer, type ServerProcess } from "./testing/killing.ts";
import { createWorld, password, type World } from "./testing/world.ts";
import { writeChanges } from "./units/change.ts";
import { readVersions } from "./units/queries.ts";

/** Two processes on one database, as behind a proxy; the first reaches it through a door. */
let world: World;
let folder: string;
let door: DatabaseDoor;
let first: ServerProcess;
let second: ServerProcess;
let urls: readonly [string, string];
let cookie: string;

const env = {
  CCHC_SECRET: "one secret for every process of this test, long enough",
  CCHC_STATEMENT_SECONDS: "1",
  CCHC_LOG: "all",
};

beforeAll(async () => {
  world = await createWorld();
  // These processes have the real clock: the period stays open.
  await world.services.db.updateTable("period").set({ lock_day: "2999-12-31" }).execute();
  await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
    world.services.db,
  );
  const database = rows[0]?.name ?? "";
  const address = onDatabase(inject("cchcTestServer"), database);
  door = await doorTo(address, database);
  const straight = await doorTo(address, database);
  folder = memoryFolder();
  const ports = [await freePort(), await freePort()] as const;
  urls = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`];
  [first, second] = await Promise.all([
    startServer(join(folder, "a"), ports[0], { ...env, DATABASE_URL: door.url }),
    startServer(join(folder, "b"), ports[1], { ...env, DATABASE_URL: straight.url }),
  ]);
  cookie = await signIn(urls[0]);
}, 120_000);

afterAll(async () => {
  await Promise.all([first.kill(), second.kill()]);
  await world.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

interface Reply {
  readonly status: number;
  readonly text: string;
}

async function ask(url: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "can-bo", password }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

function write(field: string, value: number, version: number) {
  const cell = { state: "entered", value, qualifier: "exact" };
  const cells = [{ field, row: "", version, cell }];
  return { opId: randomUUID(), unitId: "ward", periodId: "annual-2023", cells };
}

function save(url: string, input: ReturnType<typeof write>): Promise<Reply> {
  return ask(url, "/trpc/reports.saveCells", input);
}

function stored(field: string) {
  return world.services.db
    .selectFrom("report_value")
    .select(["amount", "version"])
    .where("field_code", "=", field)
    .execute();
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await what());) {
    if (Date.now() > deadline) throw new Error("it did not come about in 20 seconds");
    await sleep(50);
  }
}

/** What was acknowledged, by field: looked for after everything. */
const acknowledged = new Map<string, number>();

test("two processes share sessions, versions, operations and the tree of units", async () => {
  for (const url of urls) expect((await ask(url, "/trpc/session.me")).status).toBe(200);
  // Longer than a proxy keeps its connections, and than a person thinks.
  const { headers } = await fetch(`${urls[0]}/health/live`);
  expect(headers.get("keep-alive")).toBe("timeout=75");
  const field = "tthc.received.total";
  const begun = write(field, 100, 0);
  const [one, again] = [await save(urls[0], begun), await save(urls[1], begun)];
  expect(one.status, one.text).toBe(200);
  expect(JSON.parse(again.text)).toEqual(JSON.parse(one.text));
  const race = await Promise.all([
    save(urls[0], write(field, 201, 1)),
    save(urls[1], write(field, 202, 1)),
  ]);
  expect(race.map(({ status }) => status)).toEqual([200, 200]);
  expect(race.filter(({ text }) => text.includes('"conflicts":[]'))).toHaveLength(1);
  const winner = race[0].text.includes('"conflicts":[]') ? 201 : 202;
  expect(await stored(field)).toEqual([{ amount: winner, version: 2 }]);
  acknowledged.set(field, winner);

  // A third process renames the ward; both had its tree in memory.
  const stamp = { id: randomUUID(), userId: "test", name: "rename", input: "rename" };
  await once(world.services, stamp, async (tx, by) =>
    writeChanges(
      tx,
      {
        before: await readVersions(tx),
        changes: [{ kind: "rename", on: "2021-01-01", unitId: "ward", name: "Phường Mới" }],
      },
      by,
    ),
  );
  for (const url of urls) {
    expect((await ask(url, "/trpc/session.me")).text).toContain("Phường Mới");
  }
});

test("while the database is away requests are told so, and nothing needs a restart", async () => {
  const field = "tthc.resolved.early";
  const before = write(field, 10, 0);
  expect((await save(urls[0], before)).status).toBe(200);
  await door.shut();
  const during = write(field, 11, 1);
  const refused = await save(urls[0], during);
  expect(refused.status, refused.text).toBe(503);
  expect(refused.text).toContain('"code":"unavailable"');
  expect(refused.text).toContain("hãy thử lại sau ít phút");
  expect((await ask(urls[0], "/health")).status).toBe(503);
  expect((await ask(urls[0], "/health/live")).status).toBe(200);
  const signingIn = await ask(urls[0], "/api/auth/sign-in/username", { username: "x", password });
  expect(signingIn.status, signingIn.text).toBe(503);
  expect((await ask(urls[1], "/health")).status).toBe(200);
  // Again and again, while people write: whatever it breaks into, the process lives.
  for (let round = 0; round < 5; round += 1) {
    await door.open();
    const busy = Promise.all(
      Array.from({ length: 12 }, (_, at) => save(urls[0], write("tthc.resolved.late", at, 0))),
    );
    await sleep(20 + 25 * round);
    await door.shut();
    for (const { status, text } of await busy) {
      if (status !== 200) expect([status, text]).toEqual([503, expect.any(String)]);
    }
  }
  await door.open();
  await until(async () => (await ask(urls[0], "/health")).status === 200);
  const replayed = await save(urls[0], during);
  expect(replayed.status, replayed.text).toBe(200);
  expect(await stored(field)).toEqual([{ amount: 11, version: 2 }]);
  acknowledged.set(field, 11);
  expect(first.logged()).toContain('"event":"database away"');
  expect(first.logged()).toContain('"event":"database answers again"');
}, 60_000);

test("a database that is too slow is given up, and nothing half-written is left", async () => {
  const field = "tthc.resolved.on_time";
  const slow = write(field, 5, 0);
  await world.services.db.transaction().execute(async (tx) => {
    await tx.selectFrom("report").select("version").forUpdate().execute();
    const refused = await save(urls[1], slow);
    expect(refused.status, refused.text).toBe(503);
    expect(await stored(field)).toEqual([]);
  });
  const { db } = world.services;
  const operation = db.selectFrom("operation").select("id").where("id", "=", slow.opId);
  expect(await operation.execute()).toEqual([]);
  const replayed = await save(urls[1], slow);
  expect(replayed.status, replayed.text).toBe(200);
  acknowledged.set(field, 5);
  expect(second.logged()).toContain('"event":"database slow"');
}, 60_000);

test("a clock that was set back loses nothing and breaks no chain", async () => {
  const { db } = world.services;
  const officer = await world.signIn("can-bo");
  world.setClock("2023-12-13T02:00:00Z");
  const before = await officer.mutate("reports.saveCells", write("tthc.pending.total", 1, 0));
  world.setClock("2023-12-01T02:00:00Z");
  const after = await officer.mutate("reports.saveCells", write("tthc.pending.total", 2, 1));
  expect([before.status, after.status], after.message).toEqual([200, 200]);
  acknowledged.set("tthc.pending.total", 2);
  expect(await findBrokenLink(db, "ward")).toBeNull();
  const entries = await db
    .selectFrom("audit")
    .select("after")
    .where("subject", "like", "%tthc.pending.total%")
    .orderBy("seq")
    .execute();
  expect(entries.map(({ after: text }) => text)).toEqual([
    expect.stringContaining('"value":1'),
    expect.stringContaining('"value":2'),
  ]);
});

test("stopping lets the request that is being served end; everything acknowledged is there", async () => {
  const field = "survey.ballots.total";
  let last: Promise<Reply> | undefined;
  let ended: Promise<number | null> | undefined;
  await world.services.db.transaction().execute(async (tx) => {
    await tx.selectFrom("report").select("version").forUpdate().execute();
    last = save(urls[1], write(field, 145, 0));
    await until(async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(tx);
      return rows[0]?.n === 1;
    });
    ended = second.stop();
    await sleep(100);
  });
  const reply = await last;
  expect(reply?.status, reply?.text).toBe(200);
  expect(await ended).toBe(0);
  acknowledged.set(field, 145);
  for (const [code, value] of acknowledged) {
    expect(await stored(code), code).toEqual([expect.objectContaining({ amount: value })]);
  }
  expect(await findBrokenLink(world.services.db, "ward")).toBeNull();
}, 60_000);
