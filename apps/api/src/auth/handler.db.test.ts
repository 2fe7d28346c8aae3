import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { createApp } from "../app.ts";
import { createWorld, password, type World } from "../testing/world.ts";
import { signInLimit } from "./sign-in-limit.ts";

describe("signing in and out", () => {
  let world: World;
  let userId: string;

  beforeEach(async () => {
    world = await createWorld();
    userId = await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
  });
  afterEach(() => world.close());

  function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return app().request(`http://localhost/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://localhost", ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Behind a proxy that names the client's address, so that addresses can be told apart. */
  function app() {
    return createApp({ services: world.services, clientIpHeader: "x-cchc-client" });
  }

  function signIn(given = password, address = "10.0.0.1", username = "can-bo") {
    return post("sign-in/username", { username, password: given }, { "x-cchc-client": address });
  }

  async function history(): Promise<readonly (readonly unknown[])[]> {
    const rows = await world.services.db
      .selectFrom("audit")
      .selectAll()
      .where("action", "in", ["account.sign_in", "account.sign_out", "account.own_password"])
      .orderBy("seq")
      .execute();
    return rows.map((row) => [row.action, row.subject, row.user_id, row.before, row.after]);
  }

  test("what worked is in the history without secrets, what did not is not", async () => {
    await signIn("sai-mat-khau");
    const cookie = await world.cookieOf("can-bo");
    const change = { currentPassword: "khong-phai", newPassword: "mat-khau-moi-2024" };
    expect((await post("change-password", change, { cookie })).status).toBe(400);
    const right = { ...change, currentPassword: password };
    expect((await post("change-password", right, { cookie })).status).toBe(200);
    expect((await post("sign-out", {}, { cookie })).status).toBe(200);
    expect((await post("sign-out", {})).status).toBe(200);
    const line = (action: string) => [action, `account/${userId}`, userId, null, null];
    expect(await history()).toEqual(
      ["account.sign_in", "account.own_password", "account.sign_out"].map(line),
    );
    expect(await findBrokenLink(world.services.db, "")).toBeNull();
  });

  test("a closed account gets no session, and its owner is told so", async () => {
    const admin = await world.signedIn("quan-tri", "administrator", "city");
    const close = { opId: randomUUID(), userId, disabled: true };
    await admin.mutate("accounts.setDisabled", close);
    expect((await signIn("sai-mat-khau")).status).toBe(401);
    const answer = await signIn();
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "account-closed" });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const sessions = await world.services.db
      .selectFrom("auth_session")
      .select("id")
      .where("userId", "=", userId)
      .execute();
    expect(sessions).toEqual([]);
    await admin.mutate("accounts.setDisabled", { ...close, opId: randomUUID(), disabled: false });
    expect((await signIn()).status).toBe(200);
  });

  test("one name from one address is held up, from another address it is not", async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries <= signInLimit.tries; tries += 1) {
      statuses.push((await signIn("sai-mat-khau")).status);
    }
    expect(statuses).toEqual([...Array.from({ length: signInLimit.tries }, () => 401), 429]);
    const held = await signIn();
    expect(held.status).toBe(429);
    expect(await held.json()).toMatchObject({ code: "too-many-requests" });
    expect(Number(held.headers.get("x-retry-after"))).toBe(signInLimit.seconds);
    await world.account("nguoi-khac", [{ role: "officer", unitId: "ward" }]);
    expect((await signIn(password, "10.0.0.1", "nguoi-khac")).status).toBe(200);
    expect((await signIn(password, "10.0.0.2")).status).toBe(200);
    world.setClock("2023-12-12T02:00:59Z");
    expect((await signIn()).status).toBe(429);
    world.setClock("2023-12-12T02:01:00Z");
    expect((await signIn()).status).toBe(200);
  });

  test("whoever gets in has no tries behind", async () => {
    for (let tries = 1; tries < signInLimit.tries; tries += 1) await signIn("sai-mat-khau");
    expect((await signIn()).status).toBe(200);
    expect((await signIn("sai-mat-khau")).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });
});
