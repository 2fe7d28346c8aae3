import { afterEach, beforeEach, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { sayUnused } from "../commands/unused-accounts.ts";
import { createWorld, type World } from "../testing/world.ts";
import { closeResting, restingAccounts } from "./unused.ts";

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function names(days: number): Promise<readonly string[]> {
  const resting = await restingAccounts(world.services, days);
  return resting.map(({ username }) => username);
}

test("an account rests from the day after which nothing was done with it; closing is in the history", async () => {
  const { db } = world.services;
  await world.account("quan-tri", [{ role: "administrator", unitId: "city" }]);
  const resting = await world.account("vang-mat", [{ role: "officer", unitId: "ward" }]);
  const active = await world.account("lam-viec", [{ role: "officer", unitId: "ward" }]);
  world.setClock("2024-12-11T01:59:59Z");
  expect(await names(365)).toEqual([]);
  world.setClock("2024-12-11T02:00:00Z");
  expect((await names(365)).toSorted()).toEqual(["lam-viec", "quan-tri", "vang-mat"]);
  await db
    .insertInto("api_key")
    .values({
      id: "0b8a4a52-6a0e-4b43-9a0c-4f6f2d1a7c11",
      user_id: active,
      name: "Một cửa",
      scopes: "[]",
      secret_hash: "x",
      last_day: "2024-12-31",
      created_at: world.services.now(),
      used_at: world.services.now(),
      revoked_at: null,
    })
    .execute();
  expect((await names(365)).toSorted()).toEqual(["quan-tri", "vang-mat"]);
  expect(await sayUnused(world.services, { days: 365, close: false })).toContain(
    "Thêm --close để đóng 2 tài khoản",
  );
  const said = await sayUnused(world.services, { days: 365, close: true });
  expect(said).toMatch(/vang-mat .+ nay đã đóng$/mu);
  expect(said).toMatch(/quan-tri .+ quản trị viên cuối cùng của một đơn vị$/mu);
  const open = await db
    .selectFrom("auth_user")
    .select("username")
    .where("disabledAt", "is", null)
    .orderBy("username")
    .execute();
  expect(open.map(({ username }) => username)).toEqual(["lam-viec", "quan-tri"]);
  const lines = await db
    .selectFrom("audit")
    .select(["user_id", "before", "after"])
    .where("action", "=", "account.disable")
    .where("subject", "=", `account/${resting}`)
    .execute();
  expect(lines).toEqual([
    { user_id: "command-line", before: '{"disabled":false}', after: '{"disabled":true}' },
  ]);
  expect(await findBrokenLink(db, "")).toBeNull();
  // Closed today, so not closed for a year: listed again only then.
  expect(await names(365)).toEqual(["quan-tri"]);
  world.setClock("2025-12-11T02:00:00Z");
  expect(await names(365)).toContain("vang-mat");
});

test("somebody who signed in rests from then on, with no session left either", async () => {
  const userId = await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
  world.setClock("2024-06-01T00:00:00Z");
  await world.signIn("can-bo");
  await world.services.db.deleteFrom("auth_session").where("userId", "=", userId).execute();
  world.setClock("2024-12-31T00:00:00Z");
  expect(await names(365)).toEqual([]);
  expect(await names(200)).toEqual(["can-bo"]);
  expect(await closeResting(world.services, userId)).toBe(true);
});
