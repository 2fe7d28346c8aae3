import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, type QueryResultRow } from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { clusterIn, isRoot, serverAccount } from "./account.ts";
import { chooseDataFolder } from "./data-folder.ts";
import { findRunning, startEmbedded, type DatabaseConnection } from "./embedded.ts";
import { killPostgres, killProgram, killPrograms, runProgram } from "./killing.child.ts";
import { isPostmasterOf, readPostmasterNote } from "./postmaster.ts";
import { memoryFolder } from "./test-server.ts";

/** One data folder for most tests here, one after another; some need a new one. */
const parent = memoryFolder();
const folder = join(parent, "d");
const another = join(parent, "new");

afterEach(() => {
  killPrograms();
  killPostgres(folder);
  killPostgres(another);
});

afterAll(() => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }));

async function ask<R extends QueryResultRow>(
  connection: DatabaseConnection,
  query: string,
): Promise<R[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query<R>(query)).rows;
  } finally {
    await client.end();
  }
}

test("it starts, serves an unprivileged role on a closed socket, and keeps its data", async () => {
  const first = await startEmbedded({ folder });
  expect(first.attached).toBe(false);
  const [role] = await ask(
    first.connection,
    "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user",
  );
  expect(role).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false });
  const [settings] = await ask(
    first.connection,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
       current_setting('synchronous_commit') as sync, current_setting('data_checksums') as sums,
       current_setting('listen_addresses') as listen, current_setting('random_page_cost') as cost`,
  );
  expect(settings).toEqual({
    fsync: "on",
    pages: "on",
    sync: "on",
    sums: "on",
    listen: "",
    cost: "1.1",
  });
  expect(statSync(first.connection.host).mode & 0o777).toBe(0o700);
  expect(statSync(folder).mode & 0o007).toBe(0);
  await ask(first.connection, "create table kept as select 'Ấm Thượng' as name");
  await first.stop();
  await first.stop();
  expect(readPostmasterNote(clusterIn(folder))).toBeUndefined();

  const second = await startEmbedded({ folder });
  expect(await ask(second.connection, "select name from kept")).toEqual([{ name: "Ấm Thượng" }]);
  const sorted = await ask(
    second.connection,
    `select string_agg(name, ' ' order by name collate "vi-x-icu") as names
       from (values ('Un'), ('Ấm'), ('Đông'), ('Ân'), ('Da')) as v (name)`,
  );
  expect(sorted).toEqual([{ names: "Ấm Ân Da Đông Un" }]);
  await second.stop();
});

test("a program that was killed leaves PostgreSQL running, and the next one takes it over", async () => {
  const program = runProgram(folder, "serve");
  expect(await program.said("ready")).toBe("ready started");
  const before = readPostmasterNote(clusterIn(folder));
  await killProgram(program);
  const server = await startEmbedded({ folder });
  expect(server.attached).toBe(true);
  expect(readPostmasterNote(clusterIn(folder))).toEqual(before);
  expect(await ask(server.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  await server.stop();
  // Nobody may have waited for the orphan yet: then all that is known is that it does not run.
  expect(isPostmasterOf(clusterIn(folder), before?.pid ?? 0)).not.toBe(true);
});

test("what was left running with other settings is started afresh", async () => {
  const program = runProgram(folder, "serve");
  await program.said("ready");
  await killProgram(program);
  const server = await startEmbedded({ folder, settings: { max_connections: 77 } });
  expect(server.attached).toBe(false);
  expect(await ask(server.connection, "show max_connections")).toEqual([{ max_connections: "77" }]);
  await server.stop();
});

test("a second program on the same folder is refused, and the first goes on", async () => {
  const first = await startEmbedded({ folder });
  const second = runProgram(folder, "serve");
  const message = await second.said("failed");
  expect(message).toContain("Một máy chủ khác đang chạy trên thư mục dữ liệu");
  expect(message).toContain(folder);
  await second.closed;
  expect(second.child.exitCode).toBe(1);
  expect(await ask(first.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  await first.stop();
});

test("of two programs on a new folder at the same moment, exactly one serves", async () => {
  const programs = [runProgram(another, "serve"), runProgram(another, "serve")];
  const answers = await Promise.all(
    programs.map((program) => Promise.any([program.said("ready"), program.said("failed")])),
  );
  await Promise.all(programs.map(killProgram));
  expect(answers.filter((answer) => answer === "ready started")).toHaveLength(1);
  expect(answers.find((answer) => answer.startsWith("failed"))).toContain("Một máy chủ khác");
});

test("PostgreSQL that is killed under the program comes back by itself", async () => {
  const lines: string[] = [];
  const server = await startEmbedded({ folder, log: (line) => lines.push(line) });
  await ask(server.connection, "create table outlived as select 1 as one");
  killPostgres(folder);
  const deadline = Date.now() + 30_000;
  while (!lines.includes("PostgreSQL đã chạy lại.") && Date.now() < deadline) await sleep(50);
  expect(await ask(server.connection, "select one from outlived")).toEqual([{ one: 1 }]);
  await server.stop();
});

test("lock files of a crash whose process number belongs to another program now are no obstacle", async () => {
  const server = await startEmbedded({ folder });
  const notes = [
    join(clusterIn(folder), "postmaster.pid"),
    join(server.connection.host, ".s.PGSQL.5432.lock"),
  ];
  const texts = notes.map((file) => readFileSync(file, "utf8"));
  await server.stop();
  // Alive, of PostgreSQL's own account, and not PostgreSQL: it would refuse to start by itself.
  const account = serverAccount(clusterIn(folder));
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  const stranger = spawn("/bin/sleep", ["600"], { ...identity, cwd: "/", stdio: "ignore" });
  notes.forEach((file, index) =>
    writeFileSync(file, (texts[index] ?? "").replace(/^\d+/, `${stranger.pid}`)),
  );
  const again = await startEmbedded({ folder });
  expect(again.attached).toBe(false);
  await again.stop();
  stranger.kill();
});

test("data of another major version are left alone", async () => {
  await (await startEmbedded({ folder })).stop();
  const version = join(clusterIn(folder), "PG_VERSION");
  const own = readFileSync(version);
  writeFileSync(version, "17\n");
  await expect(startEmbedded({ folder })).rejects.toMatchObject({
    code: "POSTGRES_VERSION_MISMATCH",
    message: expect.stringContaining("được ghi bằng PostgreSQL 17"),
  });
  writeFileSync(version, own);
});

test("a broken copy of the programs is made again", async () => {
  const { version, stop } = await startEmbedded({ folder });
  await stop();
  writeFileSync(join(folder, "pgbin", version, "lib", "libicuuc.so.60.2"), "");
  await (await startEmbedded({ folder })).stop();
});

test("a folder whose path is too long for a socket gets one elsewhere", async () => {
  const deep = join(folder, "x".repeat(60), "y".repeat(60));
  const server = await startEmbedded({ folder: deep });
  expect(server.connection.host.startsWith(deep)).toBe(false);
  expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
  expect(await ask(server.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  await server.stop();
  rmSync(server.connection.host, { recursive: true });
});

test("a folder that cannot be made is reported as such", async () => {
  const file = join(parent, "file");
  writeFileSync(file, "");
  await expect(startEmbedded({ folder: join(file, "d") })).rejects.toMatchObject({
    code: "DATA_FOLDER_NOT_WRITABLE",
    message: expect.stringContaining("CCHC_DATA"),
  });
});

test("a checkout inside a closed folder is served, and the closed folder stays closed", async () => {
  const closed = join(parent, "closed");
  const checkout = join(closed, "checkout");
  const mode = 0o700;
  mkdirSync(closed, { mode });
  mkdirSync(checkout);
  const chosen = chooseDataFolder({ checkout });
  expect(chosen.because).toBe(isRoot() ? "system" : "checkout");
  const server = await startEmbedded({ folder: chosen.folder });
  expect(await ask(server.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(chooseDataFolder({ checkout })).toEqual(chosen);
  await server.stop();
  expect(statSync(closed).mode & 0o777).toBe(mode);
  rmSync(chosen.folder, { recursive: true });
});

test("a command beside the server finds it, and finds nothing once it stopped", async () => {
  expect(await findRunning(folder)).toBeUndefined();
  const server = await startEmbedded({ folder });
  expect(await findRunning(folder)).toEqual(server.connection);
  await server.stop();
  expect(existsSync(clusterIn(folder))).toBe(true);
  expect(await findRunning(folder)).toBeUndefined();
});
