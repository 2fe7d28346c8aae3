import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { createApp } from "../app.ts";
import { createWorld, password, type World } from "../testing/world.ts";
import { sessionSeconds } from "./auth.ts";
import { nameMark } from "./name-mark.ts";
import { signInLimit, waitAfter } from "./sign-in-limit.ts";

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

  function cookiesOf(response: Response): string {
    return response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
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
    const change = { currentPassword: "khong-phai", newPassword: "con trâu gặm cỏ bờ đê" };
    expect((await post("change-password", change, { cookie })).status).toBe(400);
    const right = { ...change, currentPassword: password };
    const guessed = { ...right, newPassword: "Matkhau@2024" };
    const weak = await post("change-password", guessed, { cookie });
    expect([weak.status, await weak.json()]).toMatchObject([400, { code: "password-guessed" }]);
    const elsewhere = await world.cookieOf("can-bo");
    const changed = await post("change-password", right, { cookie });
    expect(changed.status).toBe(200);
    // The old token opens nothing any more, on no machine.
    for (const old of [cookie, elsewhere]) {
      expect(await world.client(old).query("session.mine")).toMatchObject({ status: 401 });
    }
    const fresh = { cookie: cookiesOf(changed) };
    expect((await post("sign-out", {}, fresh)).status).toBe(200);
    expect((await post("sign-out", {})).status).toBe(200);
    const line = (action: string) => [action, `account/${userId}`, userId, null, null];
    expect(await history()).toEqual(
      ["account.sign_in", "account.sign_in", "account.own_password", "account.sign_out"].map(line),
    );
    expect(await findBrokenLink(world.services.db, "")).toBeNull();
  });

  test("a session that is over by our term changes no password", async () => {
    const cookie = await world.cookieOf("can-bo");
    const change = { currentPassword: password, newPassword: "con trâu gặm cỏ bờ đê" };
    const begun = new Date(Date.now() - sessionSeconds.longest * 1000 - 1000);
    await world.services.db.updateTable("auth_session").set({ createdAt: begun }).execute();
    const refused = await post("change-password", change, { cookie });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: "not-signed-in" }]);
    expect((await signIn()).status).toBe(200);
  });

  test("what was refused is a line of the log, with a mark of the name and nothing else of it", async () => {
    await signIn("sai-mat-khau");
    await signIn(password, "10.0.0.1", "mat-khau-go-nham-o");
    const cookie = await world.cookieOf("can-bo");
    await post("change-password", { currentPassword: "khong-phai", newPassword: "x" }, { cookie });
    const lines = world.logged.filter(({ event }) => event.endsWith(" refused"));
    const { secret } = world.services.auth.options;
    const own = nameMark(secret, "can-bo");
    expect(own).toMatch(/^[0-9a-f]{12}$/u);
    expect(nameMark(secret, " Can-Bo ")).toBe(own);
    expect(nameMark("another secret of the server, as long", "can-bo")).not.toBe(own);
    const other = nameMark(secret, "mat-khau-go-nham-o");
    expect(lines).toMatchObject([
      { event: "account.sign_in refused", status: 401, who: own },
      { event: "account.sign_in refused", status: 401, who: other },
      { event: "account.own_password refused", status: 400, who: own },
    ]);
    expect(JSON.stringify(world.logged)).not.toMatch(/can-bo|mat-khau|khong-phai|10\.0\.0/u);
    expect(lines.every(({ requestId }) => requestId !== undefined)).toBe(true);
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
    expect(Number(held.headers.get("retry-after"))).toBe(signInLimit.seconds);
    await world.account("nguoi-khac", [{ role: "officer", unitId: "ward" }]);
    expect((await signIn(password, "10.0.0.1", "nguoi-khac")).status).toBe(200);
    expect((await signIn(password, "10.0.0.2")).status).toBe(200);
    world.setClock("2023-12-12T02:00:59Z");
    expect((await signIn()).status).toBe(429);
    world.setClock("2023-12-12T02:01:00Z");
    expect((await signIn()).status).toBe(200);
  });

  test("the waits double up to the longest", () => {
    const waits = [9, 10, 11, 20, 30, 40, 50, 60, 600].map(waitAfter);
    expect(waits).toEqual([0, 60, 0, 120, 240, 480, 900, 900, 900]);
  });

  test("a device that its owner used before is not shut out by others at the same address", async () => {
    const first = await signIn();
    const device = cookiesOf(first)
      .split("; ")
      .find((one) => one.startsWith("cchc.device="));
    expect(device).toBeDefined();
    const from = (cookie: string | undefined, given: string, name = "can-bo") =>
      post(
        "sign-in/username",
        { username: name, password: given },
        { "x-cchc-client": "10.0.0.1", ...(cookie === undefined ? {} : { cookie }) },
      );
    // More than the library lets one address try in a minute, under several names.
    await world.account("nguoi-khac", [{ role: "officer", unitId: "ward" }]);
    for (let tries = 0; tries < 32; tries += 1) {
      await from(undefined, "sai-mat-khau", tries % 2 === 0 ? "can-bo" : "nguoi-khac");
    }
    expect((await from(undefined, password)).status).toBe(429);
    expect((await from(device?.replace(/.$/u, "~"), password)).status).toBe(429);
    expect((await from(device, password)).status).toBe(200);
    // It helps with one's own name only, and has tries of its own.
    expect((await from(device, password, "nguoi-khac")).status).toBe(429);
    for (let tries = 0; tries < signInLimit.tries; tries += 1) await from(device, "sai-mat-khau");
    expect((await from(device, password)).status).toBe(429);
  });

  test("whoever gets in has no tries behind", async () => {
    for (let tries = 1; tries < signInLimit.tries; tries += 1) await signIn("sai-mat-khau");
    expect((await signIn()).status).toBe(200);
    expect((await signIn("sai-mat-khau")).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });
});
