import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { connect } from "./connect.ts";
import {
  type DatabaseAddress,
  digestOf,
  migrationTable,
  onClient,
  readTables,
  withSnapshot,
} from "./dump.ts";
import { fillEveryTable } from "./fill-every-table.ts";
import { isEmptyDatabase, type Load, loadSnapshot } from "./load.ts";
import { migrateToLatest } from "./migrate.ts";
import { migrations } from "./migrations/all.ts";
import { openDatabase } from "./open.ts";
import { asAdmin, onDatabase, memoryFolder } from "./test-server.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let from: TestDatabase;
let to: TestDatabase;

beforeEach(async () => {
  [from, to] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});
afterEach(async () => {
  await from.close();
  await to.close();
});

/** Every row of every table as text, in one order. */
function everyRow(address: DatabaseAddress): Promise<Record<string, string[]>> {
  return onClient(address, async (client) => {
    await client.query("set timezone = 'UTC'");
    const all: Record<string, string[]> = {};
    for (const { name } of await readTables(client)) {
      const { rows } = await client.query<{ text: string }>(
        `select text from (select to_jsonb(t)::text as text from "${name}" t) r order by text collate "C"`,
      );
      all[name] = rows.map(({ text }) => text);
    }
    return all;
  });
}

/** A snapshot in memory, with what `change` makes of it. */
function snapshotOf(address: DatabaseAddress): Promise<Load> {
  return withSnapshot(address, async (snapshot) => {
    const rows = new Map<string, Uint8Array[]>();
    const tables = [];
    for (const table of snapshot.tables) {
      const pieces: Uint8Array[] = [];
      for await (const piece of snapshot.rows(table)) pieces.push(piece);
      rows.set(table.name, pieces);
      tables.push({ ...table, ...(await snapshot.digest(table)) });
    }
    return {
      migrations: snapshot.migrations,
      tables,
      async *rows({ name }) {
        for (const piece of rows.get(name) ?? []) yield await Promise.resolve(piece);
      },
    };
  });
}

test("every row of every table arrives on another kind of server and comes back", async () => {
  await onClient(from.options, (client) => fillEveryTable(client));
  const original = await everyRow(from.options);
  for (const [name, rows] of Object.entries(original)) expect(rows.length, name).toBeGreaterThan(0);

  const parent = memoryFolder();
  const embedded = await openDatabase({ folder: join(parent, "d"), migrate: false });
  try {
    expect(embedded.migrated).toEqual([]);
    const applied = await loadSnapshot(embedded.address, await snapshotOf(from.options));
    expect(applied).toEqual([]);
    expect(await everyRow(embedded.address)).toEqual(original);
    await loadSnapshot(to.options, await snapshotOf(embedded.address));
    expect(await everyRow(to.options)).toEqual(original);
  } finally {
    await embedded.close();
    rmSync(parent, { recursive: true, force: true, maxRetries: 10 });
  }
});

test("the snapshot is of one moment, whatever is written while it is read", async () => {
  const { db } = from;
  await db.insertInto("setting").values({ name: "before", value: "1" }).execute();
  const seen = await withSnapshot(from.options, async (snapshot) => {
    await db.insertInto("setting").values({ name: "during", value: "2" }).execute();
    const table = snapshot.tables.find(({ name }) => name === "setting");
    if (table === undefined) throw new Error("no table setting");
    const { rows } = await snapshot.digest(table);
    const pieces: Uint8Array[] = [];
    for await (const piece of snapshot.rows(table)) pieces.push(piece);
    return { rows, text: Buffer.concat(pieces).toString() };
  });
  expect(seen).toEqual({ rows: 1, text: "before\t1\n" });
});

test("a database with rows is refused and keeps them", async () => {
  const load = await snapshotOf(from.options);
  await to.db.insertInto("setting").values({ name: "mine", value: "1" }).execute();
  expect(await isEmptyDatabase(to.options)).toBe(false);
  await expect(loadSnapshot(to.options, load)).rejects.toMatchObject({ code: "TARGET_NOT_EMPTY" });
  expect(await to.db.selectFrom("setting").selectAll().execute()).toEqual([
    { name: "mine", value: "1" },
  ]);
});

test("rows that differ from the snapshot are not kept, and the place stays empty", async () => {
  await from.db.insertInto("setting").values({ name: "a", value: "100" }).execute();
  const load = await snapshotOf(from.options);
  const changed: Load = {
    ...load,
    async *rows(table) {
      for await (const piece of load.rows(table)) {
        const text = Buffer.from(piece).toString();
        yield Buffer.from(table.name === "setting" ? text.replace("100", "101") : text);
      }
    },
  };
  await expect(loadSnapshot(to.options, changed)).rejects.toMatchObject({ code: "LOAD_DIFFERS" });
  expect(await isEmptyDatabase(to.options)).toBe(true);
  await loadSnapshot(to.options, load);
  expect(await to.db.selectFrom("setting").select("value").execute()).toEqual([{ value: "100" }]);
});

test("a snapshot of a newer version is refused before anything is changed", async () => {
  const load = await snapshotOf(from.options);
  const newer = { ...load, migrations: [...load.migrations, "9999-01-01-001-later"] };
  await expect(loadSnapshot(to.options, newer)).rejects.toMatchObject({ code: "DATABASE_NEWER" });
  expect(Object.keys(await everyRow(to.options))).toContain("setting");
});

/** The last migration of each version that was released. */
const released = {
  "first landing": "2026-11-21-004-operations-and-audit",
  "second landing": "2026-11-21-010-word-templates",
};

/** What a migration changes of rows that are there, by table: everything else stays as it was. */
const changedByMigrations: Readonly<Record<string, readonly string[]>> = {};

test.each(Object.entries(released))(
  "a database of the %s opens with all its rows, told about before it is migrated",
  async (_, last) => {
    const server = inject("cchcTestServer");
    const name = `${server.prefix}_old_${last.slice(11, 14)}`;
    await asAdmin(server, (client) => client.query(`create database "${name}"`));
    const address = onDatabase(server, name);
    try {
      const then = Object.fromEntries(Object.entries(migrations).filter(([key]) => key <= last));
      const { db, close } = connect({ ...address, poolSize: 1 });
      await migrateToLatest(db, then);
      await close();
      await onClient(address, (client) => fillEveryTable(client));
      const tables = await onClient(address, readTables);
      const before = await columnsOf(address, tables);
      for (const [table, rows] of Object.entries(before)) {
        expect(rows.length, table).toBeGreaterThan(0);
      }

      const told: unknown[] = [];
      const opened = await openDatabase({
        url: urlOf(address),
        folder: "/nowhere",
        beforeUpgrade: async ({ applied, pending, address: at }) => {
          // The rows as they were are still there to be written out.
          const now = await onClient(at, (client) => digests(client));
          told.push({ applied: applied.at(-1), pending, tables: Object.keys(now) });
        },
      });
      await opened.close();
      const later = Object.keys(migrations).filter((key) => key > last);
      expect(opened.migrated).toEqual(later);
      expect(told).toEqual([
        { applied: last, pending: later, tables: tables.map((table) => table.name) },
      ]);
      const after = await columnsOf(address, tables);
      for (const [table, rows] of Object.entries(before)) {
        if (changedByMigrations[table] === undefined) expect(after[table], table).toEqual(rows);
      }
    } finally {
      await asAdmin(server, (client) => client.query(`drop database "${name}" with (force)`));
    }
  },
);

async function digests(client: Client): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const table of await readTables(client)) all[table.name] = await digestOf(client, table);
  return all;
}

/** The rows of the columns that these tables had, in one order. */
function columnsOf(
  address: DatabaseAddress,
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
): Promise<Record<string, string[]>> {
  return onClient(address, async (client) => {
    await client.query("set timezone = 'UTC'");
    const all: Record<string, string[]> = {};
    for (const { name, columns } of tables) {
      if (name === migrationTable) continue;
      const list = columns.map((column) => `"${column}"`).join(", ");
      const { rows } = await client.query<{ text: string }>(
        `select text from (select row(${list})::text as text from "${name}") r order by text collate "C"`,
      );
      all[name] = rows.map(({ text }) => text);
    }
    return all;
  });
}

function urlOf(address: DatabaseAddress): string {
  if ("url" in address) return address.url;
  const { host, user, database } = address.connection;
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
}
