import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "./app.ts";
import type { Services } from "./services.ts";
import { createWorld, password, type World } from "./testing/world.ts";

describe("what is answered before a procedure is reached", () => {
  let world: World;
  let cookie: string;

  beforeAll(async () => {
    world = await createWorld();
    await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
    cookie = await world.cookieOf("can-bo");
  });
  afterAll(() => world.close());

  const json = { "content-type": "application/json" };

  test.each([
    "/trpc/reports.saveCells",
    "/trpc/reports.saveCells,reports.saveCells?batch=1",
    "/api/auth/change-password",
  ])("%s takes a request up to its limit and no larger", async (path) => {
    const send = (bytes: number) => {
      const frame = JSON.stringify({ text: "" });
      const body = JSON.stringify({ text: "x".repeat(bytes - frame.length) });
      const headers = { ...json, cookie, "content-length": String(bytes) };
      return world.app.request(path, { method: "POST", headers, body });
    };
    const limit = 1024 * 1024;
    expect((await send(limit)).status).not.toBe(413);
    const answer = await send(limit + 1);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      error: {
        message: "Nội dung gửi lên vượt quá 1 MB: hãy chia nhỏ rồi gửi lại.",
        data: { code: "too-large", params: { limit: "1 MB" }, httpStatus: 413 },
      },
    });
  });

  test.each([
    ["a procedure", "GET", "/trpc/session.me"],
    ["several at once", "GET", "/trpc/session.me,periods.list?batch=1"],
    ["signing in", "POST", "/api/auth/sign-in/username"],
  ])("%s while the database fails: logged, and nothing of it told", async (_what, method, path) => {
    const logged: string[] = [];
    const broken: Services = {
      ...world.services,
      db: world.services.db.withSchema("no_such_schema"),
      log: ({ event, detail = "" }) => logged.push(`${event} ${detail}`),
    };
    const app = createApp({ services: broken });
    const body = JSON.stringify({ username: "can-bo", password: "mat-khau" });
    // Another cookie each time: a remembered one would not be read from the database.
    const headers = { ...json, cookie, origin: "http://localhost" };
    const answer = await app.request(`http://localhost${path}`, {
      method,
      headers,
      ...(method === "POST" ? { body } : {}),
    });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain('"code":"internal"');
    expect(text).toContain("Máy chủ gặp lỗi");
    expect(text).not.toMatch(/no_such_schema|relation|auth_/);
    expect(logged.join("\n")).toContain("no_such_schema");
  });

  test("the log of a failure names the part of the program, not the address as it was asked for", async () => {
    const logged: string[] = [];
    const broken: Services = {
      ...world.services,
      db: world.services.db.withSchema("no_such_schema"),
      log: (line) => logged.push(JSON.stringify(line)),
    };
    const app = createApp({ services: broken });
    for (const path of ["/trpc/session.Hoa", "/api/papers/plan/Hoa", "/api/v1/units?day=Hoa"]) {
      const headers = { cookie: `${cookie}; x=${path.length}`, authorization: `Bearer ${path}` };
      await app.request(path, { headers });
    }
    const said = logged.join("\n");
    expect(said).toContain("/api/papers failed");
    expect(said).not.toContain("Hoa");
  });

  test("over HTTPS the browser is told to stay with it, and cookies are of this host alone", async () => {
    const far = await createWorld({}, "https://cchc.example.vn");
    await far.account("can-bo", [{ role: "officer", unitId: "ward" }]);
    const answer = await far.app.request("https://cchc.example.vn/api/auth/sign-in/username", {
      method: "POST",
      headers: { ...json, origin: "https://cchc.example.vn" },
      body: JSON.stringify({ username: "can-bo", password }),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("strict-transport-security")).toBe(
      "max-age=31536000; includeSubDomains",
    );
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((line) => line.split("=")[0])).toEqual([
      "__Host-cchc.session_token",
      "__Host-cchc.device",
    ]);
    for (const line of cookies) {
      expect(line).toMatch(/; Path=\/(;|$)/u);
      expect(line).toMatch(/; Secure(;|$)/u);
      expect(line).toMatch(/; HttpOnly(;|$)/u);
      expect(line).toMatch(/; SameSite=Lax(;|$)/u);
      expect(line).not.toMatch(/domain=/iu);
    }
    const sent = cookies.map((line) => line.split(";")[0]).join("; ");
    expect((await far.client(sent).query("session.mine")).status).toBe(200);
    const near = await world.app.request("/trpc/session.me");
    expect(near.headers.get("strict-transport-security")).toBeNull();
    await far.close();
  });

  test("pages are asked for anew each time, hashed files never", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cchc-pages-"));
    writeFileSync(join(folder, "index.html"), "<title>Sổ CCHC</title>");
    writeFileSync(join(folder, "icon.svg"), "<svg/>");
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "assets", "main-a1b2.js"), "");
    const app = createApp({ services: world.services, web: folder, admin: folder });
    const paths = ["/", "/bao-cao/x", "/admin", "/admin/", "/admin/tiep-nhan", "/icon.svg"];
    for (const path of paths) {
      const answer = await app.request(path);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("cache-control"), path).toBe("no-cache");
    }
    for (const base of ["", "/admin"]) {
      const hashed = await app.request(`${base}/assets/main-a1b2.js`);
      expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      const gone = await app.request(`${base}/assets/gone.js`);
      expect([gone.status, gone.headers.get("cache-control")]).toEqual([404, null]);
    }
    rmSync(folder, { recursive: true });
  });
});
