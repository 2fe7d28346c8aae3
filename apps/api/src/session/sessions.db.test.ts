import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { createWorld, password, type World } from "../testing/world.ts";
import { deviceWords, maskedAddress, type OwnSession } from "./sessions.ts";

describe("where one is signed in", () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
    await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
    await world.account("nguoi-khac", [{ role: "officer", unitId: "ward" }]);
  });
  afterEach(() => world.close());

  async function sessionsOf(cookie: string): Promise<readonly OwnSession[]> {
    return (await world.client(cookie).query("session.mine")).data as OwnSession[];
  }

  function signIn(cookie: string, headers: Readonly<Record<string, string>> = {}) {
    return createApp({ services: world.services, clientIpHeader: "x-cchc-client" }).request(
      "http://localhost/api/auth/sign-in/username",
      {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: "http://localhost",
          cookie,
          ...headers,
        },
        body: JSON.stringify({ username: "can-bo", password }),
      },
    );
  }

  test("each is listed with words, its own first; one or all others are ended, never another person's", async () => {
    const chrome = "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36";
    await signIn("", { "user-agent": chrome, "x-cchc-client": "10.12.3.4" });
    await world.cookieOf("can-bo");
    const cookie = await world.cookieOf("can-bo");
    const client = world.client(cookie);
    const found = await sessionsOf(cookie);
    expect(found.map(({ own }) => own)).toEqual([true, false, false]);
    const away = found.find(({ device }) => device === "Chrome trên Windows");
    expect(away?.address).toBe("10.12.•.•");
    const stranger = await world.signIn("nguoi-khac");
    const end = (sessionId: string) => ({ opId: randomUUID(), sessionId });
    expect(await stranger.mutate("session.end", end(away?.id ?? ""))).toMatchObject({
      code: "not-found",
    });
    expect((await client.mutate("session.end", end(away?.id ?? ""))).status).toBe(200);
    expect(await sessionsOf(cookie)).toHaveLength(2);
    const others = { opId: randomUUID() };
    expect((await client.mutate("session.endOthers", others)).data).toEqual({ ended: 1 });
    expect((await client.mutate("session.endOthers", others)).data).toEqual({ ended: 1 });
    expect(await sessionsOf(cookie)).toHaveLength(1);
    expect((await stranger.query("session.mine")).data).toHaveLength(1);
  });

  test("signing in anew ends the session that the browser had", async () => {
    const first = await world.cookieOf("can-bo");
    expect((await signIn(first)).status).toBe(200);
    expect(await world.client(first).query("session.mine")).toMatchObject({
      code: "not-signed-in",
    });
  });

  test("an administrator's new password ends them all", async () => {
    const cookie = await world.cookieOf("can-bo");
    const admin = await world.signedIn("quan-tri", "administrator", "city");
    const { id: userId } = await world.services.db
      .selectFrom("auth_user")
      .select("id")
      .where("username", "=", "can-bo")
      .executeTakeFirstOrThrow();
    const reset = { opId: randomUUID(), userId, password: "7Xk2-mQ9r-Tz4w-Vb8n" };
    expect((await admin.mutate("accounts.setPassword", reset)).status).toBe(200);
    expect(await world.client(cookie).query("session.mine")).toMatchObject({
      code: "not-signed-in",
    });
    const weak = { ...reset, opId: randomUUID(), password: "Matkhau@2025" };
    expect(await admin.mutate("accounts.setPassword", weak)).toMatchObject({ code: "bad-input" });
  });

  test("sessions that are over are kept no longer than to the next sign-in", async () => {
    const { db } = world.services;
    await world.cookieOf("can-bo");
    await db
      .updateTable("auth_session")
      .set({ expiresAt: new Date(1) })
      .execute();
    await world.cookieOf("can-bo");
    expect(await db.selectFrom("auth_session").select("id").execute()).toHaveLength(1);
  });

  test.each([
    ["Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge trên Windows"],
    ["Mozilla/5.0 (Linux; Android 13) Chrome/126.0 Mobile Safari/537.36", "Chrome trên Android"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1",
      "Safari trên iPhone, iPad",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0", "Firefox trên Linux"],
    ["curl/8", "Trình duyệt khác"],
    ["", "Trình duyệt khác"],
  ])("%s", (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words);
  });

  test.each([
    ["10.12.3.4", "10.12.•.•"],
    ["::ffff:10.12.3.4", "10.12.•.•"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:•"],
    ["", ""],
  ])("of %s stands %s", (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });
});
