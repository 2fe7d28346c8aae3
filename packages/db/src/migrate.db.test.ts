import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "./connect.ts";
import { migrateToLatest } from "./migrate.ts";
import { migrations } from "./migrations/all.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const counted: Migration = {
  up: async (db) => {
    await sql`create table counted (at timestamptz default clock_timestamp())`.execute(db);
    await sql`select pg_sleep(0.3)`.execute(db);
    await sql`insert into counted default values`.execute(db);
  },
};

test("a migrated database has nothing left to apply", async () => {
  expect(await migrateToLatest(database.db)).toEqual([]);
});

test("two programs that start at once apply a migration once", async () => {
  const other = connect(database.options);
  const next = { ...migrations, "9999-01-01-001-counted": counted };
  const applied = await Promise.all([
    migrateToLatest(database.db, next),
    migrateToLatest(other.db, next),
  ]);
  await other.close();
  expect(applied.flat()).toEqual(["9999-01-01-001-counted"]);
  const { rows } = await sql<{ n: number }>`select count(*) as n from counted`.execute(database.db);
  expect(rows).toEqual([{ n: 1 }]);
});

test("a migration that fails leaves nothing of the whole run behind", async () => {
  const broken: Migration = { up: (db) => sql`select 1 / 0`.execute(db).then(() => undefined) };
  const next = {
    ...migrations,
    "9999-01-01-001-counted": counted,
    "9999-01-01-002-broken": broken,
  };
  await expect(migrateToLatest(database.db, next)).rejects.toMatchObject({
    code: "MIGRATION_FAILED",
    message: expect.stringContaining("ở bước 9999-01-01-002-broken"),
  });
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('counted') is not null as there`.execute(database.db);
  expect(rows).toEqual([{ there: false }]);
});

test("a database from a newer version of the program is refused and not touched", async () => {
  await migrateToLatest(database.db, { ...migrations, "9999-01-01-001-counted": counted });
  await expect(migrateToLatest(database.db)).rejects.toMatchObject({
    code: "DATABASE_NEWER",
    message: expect.stringContaining("Cơ sở dữ liệu mới hơn phiên bản đang chạy"),
  });
});
