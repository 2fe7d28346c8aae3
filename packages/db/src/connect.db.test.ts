import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing.ts";
import { withRetry } from "./transaction.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`create table pair (id int primary key, n int not null)`.execute(database.db);
  await sql`insert into pair values (1, 0), (2, 0)`.execute(database.db);
});

afterAll(() => database.close());

test("days arrive as text, bigints as numbers, instants as Dates, sums as text", async () => {
  const { rows } = await sql`
    select date '2023-11-30' as day, 9007199254740991::bigint as big, count(*) as n,
      array[1, null, 3]::bigint[] as many, '{}'::bigint[] as none,
      array[date '2023-01-01', null] as days, timestamptz '2023-11-30T00:00:00+07' as at,
      sum(id::bigint) as total
    from pair`.execute(database.db);
  expect(rows).toEqual([
    {
      day: "2023-11-30",
      big: 9007199254740991,
      n: 2,
      many: [1, null, 3],
      none: [],
      days: ["2023-01-01", null],
      at: new Date("2023-11-29T17:00:00Z"),
      total: "3",
    },
  ]);
});

test("a bigint that a number cannot hold is an error, not another number", async () => {
  await expect(sql`select 9007199254740992::bigint as big`.execute(database.db)).rejects.toThrow(
    "9007199254740992",
  );
});

test("two transactions that block each other are both done in the end", async () => {
  let attempts = 0;
  const addInOrder = (first: number, second: number) =>
    withRetry(database.db, async (transaction) => {
      attempts += 1;
      await sql`update pair set n = n + 1 where id = ${first}`.execute(transaction);
      await sql`select pg_sleep(0.2)`.execute(transaction);
      await sql`update pair set n = n + 1 where id = ${second}`.execute(transaction);
    });
  await Promise.all([addInOrder(1, 2), addInOrder(2, 1)]);
  const { rows } = await sql`select n from pair order by id`.execute(database.db);
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(attempts).toBe(3);
});

test("after three tries the error is the caller's, any other error is so at once", async () => {
  expect(await failing("40001")).toBe(3);
  expect(await failing("40P01")).toBe(3);
  expect(await failing("23505")).toBe(1);
});

/** How often a transaction that always fails with `state` was tried. */
function failing(state: string) {
  let attempts = 0;
  const done = withRetry(database.db, async (transaction) => {
    attempts += 1;
    await sql`do ${sql.raw(`$$ begin raise exception 'no' using errcode = '${state}'; end $$`)}`.execute(
      transaction,
    );
  });
  return done.then(
    () => "done",
    () => attempts,
  );
}
