import { sql } from "kysely";
import { expect, test } from "vitest";
import { migrations } from "./migrations/all.ts";
import { createTestDatabase } from "./testing.ts";

test("a test database is migrated, empty, its own, and gone when closed", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.db.insertInto("setting").values({ name: "x", value: "y" }).execute();
  expect(await one.db.selectFrom("setting").selectAll().execute()).toHaveLength(1);
  expect(await other.db.selectFrom("setting").selectAll().execute()).toEqual([]);
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(one.db);
  expect(applied.rows.map((row) => row.name).toSorted()).toEqual(
    Object.keys(migrations).toSorted(),
  );
  await one.close();
  const names = await sql<{ datname: string }>`select datname from pg_database`.execute(other.db);
  const own = await sql<{ name: string }>`select current_database() as name`.execute(other.db);
  const prefix = own.rows[0]?.name.slice(0, "cchc_test_12345678_".length) ?? "";
  expect(names.rows.filter((row) => row.datname.startsWith(prefix))).toHaveLength(2);
  await other.close();
});
