import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { withRetry } from "@cchc/db/transaction";
import { createTestDatabase, type TestDatabase } from "@cchc/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { once } from "./once.ts";

let base: TestDatabase;
const now = (): Date => new Date("2023-12-12T02:00:00Z");
let first: ReturnType<typeof named>;
let second: ReturnType<typeof named>;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.close());
beforeEach(async () => {
  await base.db.deleteFrom("setting").execute();
  first = named("first");
  second = named("second");
});

function named(name: string) {
  return { id: randomUUID(), userId: "test", name, input: name };
}

async function write(tx: Transaction<Database>, name: string): Promise<void> {
  await tx.insertInto("setting").values({ name, value: "1" }).execute();
}

async function written(): Promise<readonly string[]> {
  const rows = await base.db.selectFrom("setting").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

test("operations in one transaction stand or fall together, each once", async () => {
  const both = (fail: boolean): Promise<void> =>
    withRetry(base.db, async (db) => {
      await once({ db, now }, first, (tx) => write(tx, "a"));
      await once({ db, now }, second, async (tx) => {
        await write(tx, "b");
        if (fail) throw new Error("cut off");
      });
    });
  await expect(both(true)).rejects.toThrow("cut off");
  expect(await written()).toEqual([]);
  await both(false);
  expect(await written()).toEqual(["a", "b"]);
  // A second time would break the setting's key.
  await both(false);
  expect(await written()).toEqual(["a", "b"]);
});

test("what was answered is answered again, and nothing where there was no answer", async () => {
  const answer = { id: "x", at: 3 };
  const told = await once({ db: base.db, now }, first, async (tx) => {
    await write(tx, "a");
    return answer;
  });
  expect(told).toEqual(answer);
  const again = await once({ db: base.db, now }, first, async () => ({ id: "y", at: 4 }));
  expect(again).toEqual(answer);
  await once({ db: base.db, now }, second, (tx) => write(tx, "b"));
  expect(await once({ db: base.db, now }, second, (tx) => write(tx, "b"))).toBeNull();
  expect(await written()).toEqual(["a", "b"]);
});
