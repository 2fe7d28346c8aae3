import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { createApp } from "../app.ts";
import { type Client, createWorld, password, type World } from "../testing/world.ts";
import { wrongCodes } from "./factor-tries.ts";
import { recoveryCodes } from "./recovery-code.ts";
import { keyOf } from "./second-factor.ts";
import { codeAt, stepOf } from "./totp.ts";

describe("a second factor", () => {
  let world: World;
  let userId: string;
  let own: Client;

  beforeEach(async () => {
    world = await createWorld();
    userId = await world.account("tham-dinh", [{ role: "reviewer", unitId: "city" }]);
    own = await world.signIn("tham-dinh");
  });
  afterEach(() => world.close());

  function signIn(code?: string, given = password) {
    return world.app.request("http://localhost/api/auth/sign-in/username", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(code === undefined ? {} : { "x-second-factor": code }),
      },
      body: JSON.stringify({ username: "tham-dinh", password: given }),
    });
  }

  async function refused(answer: Response): Promise<unknown> {
    expect(answer.headers.getSetCookie().filter((line) => line.includes("session_token"))).toEqual(
      [],
    );
    const body: unknown = await answer.json();
    return [
      answer.status,
      body !== null && typeof body === "object" && "code" in body && body.code,
    ];
  }

  /** The code that the app shows `ahead` steps from now. */
  function codeNow(opId: string, ahead = 0): string {
    const key = keyOf(world.services.auth.options.secret, userId, opId);
    return codeAt(key, stepOf(world.services.now()) + ahead);
  }

  async function switchOn(): Promise<{ opId: string; codes: readonly string[] }> {
    const opId = randomUUID();
    const begun = await own.mutate("session.beginFactor", { opId, password });
    expect(begun.data).toMatchObject({ key: expect.stringMatching(/^[A-Z2-7]{32}$/u) });
    // Sent again after a lost answer: the same key.
    expect((await own.mutate("session.beginFactor", { opId, password })).data).toEqual(begun.data);
    const code = codeNow(opId, -1);
    const done = await own.mutate("session.confirmFactor", { opId: randomUUID(), code });
    const { codes } = done.data as { codes: string[] };
    expect(new Set(codes).size).toBe(recoveryCodes.count);
    return { opId, codes };
  }

  test("is asked for once it was confirmed, and a code opens once", async () => {
    const begun = randomUUID();
    await own.mutate("session.beginFactor", { opId: begun, password });
    expect((await signIn()).status).toBe(200);
    expect((await own.query("session.factor")).data).toMatchObject({ app: false, codesLeft: 0 });
    const wrong = { opId: randomUUID(), code: "000000" };
    expect(await own.mutate("session.confirmFactor", wrong)).toMatchObject({
      code: "second-factor-wrong",
    });
    const { opId } = await switchOn();
    expect(await refused(await signIn())).toEqual([401, "second-factor-needed"]);
    expect(await refused(await signIn("000000"))).toEqual([401, "second-factor-wrong"]);
    // With a wrong password nobody learns that there is one.
    expect(await refused(await signIn(codeNow(opId), "sai-mat-khau"))).not.toContain(
      "second-factor-needed",
    );
    const code = codeNow(opId);
    expect((await signIn(code)).status).toBe(200);
    expect(await refused(await signIn(code))).toEqual([401, "second-factor-wrong"]);
    world.setClock("2023-12-12T02:00:30Z");
    expect((await signIn(` ${codeNow(opId).slice(0, 3)} ${codeNow(opId).slice(3)}`)).status).toBe(
      200,
    );
  });

  test("recovery codes open once each and stand in no table", async () => {
    const { codes } = await switchOn();
    const [first = "", second = ""] = codes;
    expect((await signIn(first.toLowerCase().replaceAll("-", " "))).status).toBe(200);
    expect(await refused(await signIn(first))).toEqual([401, "second-factor-wrong"]);
    expect((await signIn(second)).status).toBe(200);
    expect((await own.query("session.factor")).data).toMatchObject({ app: true, codesLeft: 8 });
    const { db } = world.services;
    const kept = JSON.stringify([
      await db.selectFrom("operation").selectAll().execute(),
      await db.selectFrom("recovery_code").selectAll().execute(),
      await db.selectFrom("second_factor").selectAll().execute(),
      await db.selectFrom("audit").selectAll().execute(),
    ]);
    for (const code of codes) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replaceAll("-", ""));
    }
    expect(await findBrokenLink(db, "")).toBeNull();
  });

  test("after too many wrong codes none is taken for a while, and nobody without the password counts", async () => {
    const { opId } = await switchOn();
    for (let time = 0; time < wrongCodes.most; time += 1) {
      await signIn("000000", "sai-mat-khau");
      world.setClock(new Date(world.services.now().getTime() + 61_000).toISOString());
    }
    expect((await signIn(codeNow(opId))).status).toBe(200);
    for (let time = 0; time < wrongCodes.most; time += 1) {
      expect(await refused(await signIn("000000"))).toEqual([401, "second-factor-wrong"]);
    }
    world.setClock(new Date(world.services.now().getTime() + 120_000).toISOString());
    const held = await signIn(codeNow(opId));
    expect(held.headers.get("retry-after")).toBe(String(wrongCodes.minutes * 60));
    expect(await refused(held)).toEqual([429, "too-many-requests"]);
    const later = world.services.now().getTime() + wrongCodes.minutes * 60_000;
    world.setClock(new Date(later).toISOString());
    expect((await signIn(codeNow(opId))).status).toBe(200);
  });

  test("is switched off with the password, or by the administrator, who ends the sessions", async () => {
    await switchOn();
    const off = (given: string) =>
      own.mutate("session.removeFactor", { opId: randomUUID(), password: given });
    expect(await off("sai-mat-khau")).toMatchObject({ code: "bad-input" });
    expect(await refused(await signIn())).toEqual([401, "second-factor-needed"]);
    expect((await off(password)).status).toBe(200);
    expect((await signIn()).status).toBe(200);
    await switchOn();
    const admin = await world.signedIn("quan-tri", "administrator", "city");
    const far = await world.signedIn("quan-tri-khac", "administrator", "other-city");
    const remove = () => ({ opId: randomUUID(), userId });
    expect(await far.mutate("accounts.removeFactor", remove())).toMatchObject({ status: 404 });
    expect((await admin.mutate("accounts.removeFactor", remove())).status).toBe(200);
    expect(await own.query("session.mine")).toMatchObject({ code: "not-signed-in" });
    expect((await signIn()).status).toBe(200);
    expect(await admin.mutate("accounts.removeFactor", remove())).toMatchObject({ status: 404 });
    const lines = await world.services.db
      .selectFrom("audit")
      .select(["action", "user_id"])
      .where("action", "like", "account.factor%")
      .orderBy("seq")
      .execute();
    expect(lines.map(({ action, user_id }) => [action, user_id === userId])).toEqual([
      ["account.factor_on", true],
      ["account.factor_off", true],
      ["account.factor_on", true],
      ["account.factor_off", false],
    ]);
  });

  test("outlives a password that the administrator sets anew", async () => {
    const { opId } = await switchOn();
    const admin = await world.signedIn("quan-tri", "administrator", "city");
    const fresh = "7Xk2-mQ9r-Tz4w-Vb8n";
    const reset = { opId: randomUUID(), userId, password: fresh };
    expect((await admin.mutate("accounts.setPassword", reset)).status).toBe(200);
    expect(await refused(await signIn(undefined, fresh))).toEqual([401, "second-factor-needed"]);
    expect((await signIn(codeNow(opId), fresh)).status).toBe(200);
  });

  test("where the server wants one, reviewers may do nothing else before", async () => {
    const services = { ...world.services, factorRule: "reviewing" as const };
    const app = createApp({ services });
    const officer = await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
    expect(officer).not.toBe("");
    const ask = async (username: string, path: string) => {
      const cookie = await world.cookieOf(username);
      const answer = await app.request(`/trpc/${path}`, { headers: { cookie } });
      return answer.text();
    };
    expect(await ask("tham-dinh", "criteria.list")).toContain("second-factor-required");
    expect(await ask("tham-dinh", "session.me")).toContain('"factorWanted":true');
    expect(await ask("can-bo", "reports.tasks")).toContain("result");
    const cookie = await world.cookieOf("tham-dinh");
    const file = await app.request("/api/files/x/1", { headers: { cookie } });
    expect(file.status).toBe(403);
    await switchOn();
    const passed = await app.request("/trpc/criteria.list", { headers: { cookie } });
    expect(passed.status).toBe(200);
  });

  test("where the server wants one, a reviewer without gets no key and uses none made before", async () => {
    const key = { name: "Tổng hợp", scopes: ["unit.read"], lastDay: "2024-06-30" };
    const made = await own.mutate("keys.create", { ...key, opId: randomUUID() });
    const { key: text } = made.data as { key: string };
    const app = createApp({ services: { ...world.services, factorRule: "reviewing" } });
    const ask = async (from = app) => {
      const headers = { authorization: `Bearer ${text}` };
      const answer = await from.request("/api/v1/units?day=2023-11-30", { headers });
      return [answer.status, (await answer.text()).includes("second-factor-required")];
    };
    const lastUse = async () => (await own.query("keys.mine")).data;
    const before = await lastUse();
    expect(await ask()).toEqual([403, true]);
    expect(await lastUse()).toEqual(before);
    const cookie = await world.cookieOf("tham-dinh");
    const more = (path: string, input: unknown) =>
      app.request(`/trpc/${path}`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json" },
        body: JSON.stringify(input),
      });
    const refusedKey = await more("keys.create", { ...key, opId: randomUUID() });
    expect(await refusedKey.text()).toContain("second-factor-required");
    expect(await ask(world.app)).toEqual([200, false]);
    await switchOn();
    expect(await ask()).toEqual([200, false]);
    const after = await more("keys.create", { ...key, opId: randomUUID() });
    expect(after.status).toBe(200);
  });
});
