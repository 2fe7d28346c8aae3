import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, type World } from "../testing/world.ts";
import { findBrokenLink } from "./audit.ts";

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
});
