import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../testing/world.ts";
import { createActorReader } from "./actor.ts";
import { sessionSeconds } from "./auth.ts";

describe("who is behind a cookie that was seen before", () => {
  let world: World;
  let cookie: string;
  let read: (cookie: string) => Promise<unknown>;
  let people = 0;

  beforeAll(async () => {
    world = await createWorld();
    const reader = createActorReader(world.services.auth, world.services.db);
    read = (given) => reader(new Headers({ cookie: given }));
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    people += 1;
    const username = `can-bo-${people}`;
    await world.account(username, [{ role: "officer", unitId: "ward" }]);
    cookie = await world.cookieOf(username);
    // Twice: the second reading is by the remembered token.
    for (const _time of [1, 2]) {
      expect(await read(cookie)).toMatchObject({
        username,
        grants: [{ role: "officer", unitId: "ward" }],
      });
    }
  });

  function sessions() {
    return world.services.db.updateTable("auth_session").where("userId", "=", userId());
  }
  function userId() {
    return world.services.db
      .selectFrom("auth_user")
      .select("id")
      .where("username", "=", `can-bo-${people}`);
  }

  test("a closed account is out at once", async () => {
    const { db } = world.services;
    await db
      .updateTable("auth_user")
      .set({ disabledAt: new Date() })
      .where("id", "=", userId())
      .execute();
    expect(await read(cookie)).toBeNull();
  });

  test("an ended session is out at once", async () => {
    await world.services.db.deleteFrom("auth_session").where("userId", "=", userId()).execute();
    expect(await read(cookie)).toBeNull();
  });

  test("a session past its last moment is out", async () => {
    await sessions()
      .set({ expiresAt: new Date(Date.now() - 1) })
      .execute();
    expect(await read(cookie)).toBeNull();
  });

  test.each([
    [1, true],
    [-60, false],
  ])("a session begun thirty days and %i s ago: ended is %s", async (more, ended) => {
    const createdAt = new Date(Date.now() - (sessionSeconds.longest + more) * 1000);
    await sessions().set({ createdAt }).execute();
    expect((await read(cookie)) === null).toBe(ended);
  });

  test("roles taken away are gone at once, and the person stays", async () => {
    await world.services.db.deleteFrom("role_grant").where("user_id", "=", userId()).execute();
    expect(await read(cookie)).toMatchObject({ grants: [] });
  });

  test("another token under the same signature is nobody's", async () => {
    const other = cookie.replace(/=(.)/, (_all, letter) => `=${letter === "a" ? "b" : "a"}`);
    expect(other).not.toBe(cookie);
    expect(await read(other)).toBeNull();
  });

  test.each([
    [-1, true],
    [60, false],
  ])("a session renewed %i s after it is due or before", async (secondsLeft, renewed) => {
    const { lifetime, renewedAfter } = sessionSeconds;
    const expiresAt = new Date(Date.now() + (lifetime - renewedAfter + secondsLeft) * 1000);
    await sessions().set({ expiresAt }).execute();
    expect(await read(cookie)).not.toBeNull();
    const row = await world.services.db
      .selectFrom("auth_session")
      .select("expiresAt")
      .where("userId", "=", userId())
      .executeTakeFirstOrThrow();
    expect(row.expiresAt.getTime() > expiresAt.getTime()).toBe(renewed);
  });
});
