import { randomUUID } from "node:crypto";
import type { Database } from "@cchc/db/schema";
import { type KyselyPlugin, sql, type Transaction } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, type World } from "../testing/world.ts";
import { appendAudit, findBrokenLink } from "./audit.ts";

describe("the history is only added to", () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
    await world.signedIn("can-bo", "officer", "ward");
  });
  afterAll(() => world.close());

  test.each([
    ["changed", sql`update audit set after = '{}'`],
    ["taken out", sql`delete from audit where seq = 1`],
    ["emptied", sql`truncate audit`],
  ])("a line cannot be %s", async (_what, statement) => {
    const { db } = world.services;
    const count = () =>
      db.selectFrom("audit").selectAll().orderBy("unit_id").orderBy("seq").execute();
    const before = await count();
    expect(before.length).toBeGreaterThan(0);
    await expect(statement.execute(db)).rejects.toThrow("only added to");
    expect(await count()).toEqual(before);
    expect(await findBrokenLink(db, "")).toBeNull();
  });

  test("appends of one transaction and of another that waited for it form one chain, none of one that failed", async () => {
    const { db } = world.services;
    const words = 'có "nháy", \\ và {ngoặc}';
    const append = (tx: Transaction<Database>, subject: string, unitId = "ward") =>
      appendAudit(
        tx,
        {
          unitId,
          userId: "can-bo",
          operationId: randomUUID(),
          at: new Date("2023-12-12T02:00:00Z"),
        },
        [
          {
            action: "value.write",
            subject,
            before: null,
            after: { figure: words },
          },
          { action: "value.write", subject, before: { figure: words }, after: null },
        ],
      );
    const both = (name: string, fail = false) =>
      db.transaction().execute(async (tx) => {
        await append(tx, `value/${name} 1`);
        await append(tx, `value/${name} elsewhere`, "neighbour");
        await append(tx, `value/${name} 2`);
        if (fail) throw new Error("cut off");
      });
    await Promise.allSettled([both("one"), both("none", true), both("two")]);
    const rows = await db
      .selectFrom("audit")
      .select(["unit_id", "subject", "after"])
      .where("subject", "like", "% %")
      .where("after", "is not", null)
      .where("action", "=", "value.write")
      .execute();
    expect(rows.map(({ subject }) => subject).toSorted()).toEqual([
      "value/one 1",
      "value/one 2",
      "value/one elsewhere",
      "value/two 1",
      "value/two 2",
      "value/two elsewhere",
    ]);
    const [row] = rows;
    expect(JSON.parse(row?.after ?? "")).toEqual({ figure: words });
    expect(await findBrokenLink(db, "ward")).toBeNull();
    expect(await findBrokenLink(db, "neighbour")).toBeNull();
  });

  test("who writes while a chain is reckoned, page by page, does not break it", async () => {
    const { db } = world.services;
    const write = (lines: number) =>
      db.transaction().execute((tx) => {
        const stamp = {
          unitId: "ward",
          userId: "can-bo",
          operationId: randomUUID(),
          at: new Date("2023-12-12T02:00:00Z"),
        };
        const entry = {
          action: "value.write",
          subject: "value/test",
          before: null,
          after: { figure: 1 },
        } as const;
        return appendAudit(
          tx,
          stamp,
          Array.from({ length: lines }, () => entry),
        );
      });
    await write(1100);
    let reads = 0;
    const meanwhile: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        reads += 1;
        await write(1);
        return result;
      },
    };
    expect(await findBrokenLink(db.withPlugin(meanwhile), "ward")).toBeNull();
    // The head, and no more than 500 lines at once.
    expect(reads).toBeGreaterThanOrEqual(4);
    expect(await findBrokenLink(db, "ward")).toBeNull();
  });

  test("a line before the first, and lines beyond the head, are not overlooked", async () => {
    const { db } = world.services;
    const first = db.selectFrom("audit").selectAll().where("unit_id", "=", "ward");
    const row = await first.orderBy("seq").limit(1).executeTakeFirstOrThrow();
    const last = await db
      .selectFrom("audit_head")
      .select("seq")
      .where("unit_id", "=", "ward")
      .executeTakeFirstOrThrow();
    for (const [seq, found] of [
      [0, 1],
      [last.seq + 1, last.seq + 1],
    ] as const) {
      await db
        .insertInto("audit")
        .values({ ...row, seq })
        .execute();
      expect(await findBrokenLink(db, "ward"), `${seq}`).toEqual({ seq: found });
      await sql`alter table audit disable trigger audit_append_only`.execute(db);
      await sql`delete from audit where unit_id = 'ward' and seq = ${seq}`.execute(db);
      await sql`alter table audit enable trigger audit_append_only`.execute(db);
    }
    expect(await findBrokenLink(db, "ward")).toBeNull();
  });
});
