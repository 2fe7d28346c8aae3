import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing.ts";
import { migrations } from "./all.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

async function apply(name: string): Promise<void> {
  await migrations[name]?.up(database.db);
}

async function addPeriod(id: string, minute: number): Promise<void> {
  await database.db
    .insertInto("period")
    .values({
      id,
      form_code: "annual",
      form_version: 1,
      year: 2023,
      kind: "year",
      name: id,
      from_day: "2023-01-01",
      to_day: "2023-12-31",
      due_day: "2024-01-10",
      lock_day: "2024-02-10",
      root_id: "city",
      submitter_kind: "commune",
      created_by: "test",
      created_at: new Date(Date.UTC(2023, 0, 1, 0, minute)),
    })
    .execute();
}

test("a second opening of the same period is refused by the database itself", async () => {
  await addPeriod("first", 0);
  await expect(addPeriod("second", 1)).rejects.toMatchObject({
    code: "23505",
    constraint: "period_once",
  });
});

test("twins from before keep the first, unless the second has reports", async () => {
  const { db } = database;
  await sql`drop index period_once`.execute(db);
  await addPeriod("first", 0);
  await addPeriod("second", 1);
  await addPeriod("used", 2);
  const at = new Date(0);
  const report = { unit_id: "ward", period_id: "used", state: "draft", version: 1 } as const;
  await db
    .insertInto("report")
    .values({ ...report, updated_by: "test", updated_at: at })
    .execute();
  await expect(apply("2026-11-21-005-period-once")).rejects.toMatchObject({ code: "23505" });
  await db.deleteFrom("report").execute();
  await db.deleteFrom("period").where("id", "=", "used").execute();
  await addPeriod("third", 3);
  await apply("2026-11-21-005-period-once");
  const left = await db.selectFrom("period").select("id").execute();
  expect(left).toEqual([{ id: "first" }]);
});

test("a country of before gets the levels that review, and keeps rules of its own", async () => {
  const { db } = database;
  const country = { unit_id: "viet-nam", kind: "country", type: "quoc_gia", code: null } as const;
  await db
    .insertInto("unit_version")
    .values({
      ...country,
      from_day: "2000-01-01",
      to_day: null,
      name: "Việt Nam",
      search_key: "viet nam",
      parent_id: null,
    })
    .execute();
  await db
    .insertInto("review_rule")
    .values({
      root_id: "viet-nam",
      from_day: "2025-07-01",
      to_day: "2026-12-31",
      review_kind: "province",
    })
    .execute();
  await apply("2026-11-21-005-review-level");
  const rules = await db.selectFrom("review_rule").selectAll().orderBy("from_day").execute();
  expect(rules).toEqual([
    {
      root_id: "viet-nam",
      from_day: "2000-01-01",
      to_day: "2025-06-30",
      review_kind: "district",
    },
    {
      root_id: "viet-nam",
      from_day: "2025-07-01",
      to_day: "2026-12-31",
      review_kind: "province",
    },
  ]);
});
