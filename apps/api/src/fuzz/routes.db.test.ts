import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { requestRates } from "../auth/request-limit.ts";
import { keyText } from "../keys/keys.ts";
import { allScopes } from "../keys/scopes.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { hostileTexts, hostileValue } from "./hostile.ts";

/** Questions a way: few where every change is tried, many by hand. */
const runs = Number(process.env["CCHC_FUZZ"] ?? "4") * 8;
/** The same inputs at every change; others each time by hand. */
const seed = process.env["CCHC_FUZZ"] === undefined ? { seed: 20_231_212 } : {};
const patience = 20_000 + runs * 500;

/** Parts of paths that mean something, and those that should not. */
const part = fc.oneof(
  fc.constantFrom("ward", "annual-2023", "annual-2023.xlsx", "annual-2023.docx", "1", "x.pdf"),
  fc.constantFrom(...hostileTexts.filter((text) => !/\p{Cs}/u.test(text))).map(encodeURIComponent),
  fc.constantFrom("%00", "%", "%E0%A4%A", "..", "%2e%2e%2f", "a%2Fb", "%FF.docx"),
);

const paths = fc.oneof(
  fc.tuple(part, part).map(([a, b]) => `/api/files/${a}/${b}`),
  fc.tuple(part, part).map(([a, b]) => `/api/imports/template/${a}/${b}`),
  fc.tuple(part, part).map(([a, b]) => `/api/papers/report/${a}/${b}?mau=${a}`),
  fc.tuple(part, part).map(([a, b]) => `/api/papers/roll-up/${a}/${b}`),
  part.map((a) => `/api/papers/issued/${a}`),
  part.map((a) => `/api/papers/plan/${a}`),
  part.map((a) => `/api/papers/job/${a}`),
  fc.tuple(part, part).map(([a, b]) => `/api/audit/export.csv?unitId=${a}&from=${b}`),
  fc
    .tuple(fc.constantFrom("units", "periods", "reports", "values", "results", "x"), part, part)
    .map(([table, a, b]) => `/api/v1/${table}?format=${a}&unit=${b}&period=${a}&next=${b}`),
  fc.tuple(part, part).map(([a, b]) => `/trpc/${a},${b}?batch=1&input=${a}`),
  fc.tuple(part, part).map(([a, b]) => `/cong-bo/${a}/${b}`),
  part.map((a) => `/${a}`),
);

describe("every address under hostile input", () => {
  let world: World;
  let cookies: readonly string[];
  let key: string;

  beforeAll(async () => {
    world = await createWorld();
    const people: Client[] = [];
    for (const [name, role, unit] of [
      ["can-bo", "officer", "ward"],
      ["lanh-dao", "reviewing_leader", "city"],
      ["quan-tri", "administrator", "city"],
    ] as const) {
      people.push(await world.signedIn(name, role, unit));
    }
    cookies = await Promise.all(["can-bo", "lanh-dao", "quan-tri"].map(world.cookieOf));
    const wanted = { name: "Thử", scopes: allScopes, lastDay: "2023-12-31", opId: randomUUID() };
    const made = await people[0]?.mutate("keys.create", wanted);
    const { data } = made ?? {};
    key =
      typeof data === "object" && data !== null && "key" in data
        ? String(data.key)
        : keyText(randomUUID(), "");
  });
  afterAll(() => world.close());

  function check(response: Response, about: string): void {
    // Refusals have words; a server that failed answers 500, one that is away 503.
    expect(response.status, `${about} ${lastError()}`).toBeLessThan(500);
  }

  function lastError(): string {
    return world.logged.findLast(({ level }) => level === "error")?.detail ?? "";
  }

  test("asked for", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(paths, fc.nat({ max: 3 }), async (path, who) => {
        const headers: Record<string, string> = { authorization: `Bearer ${key}` };
        const cookie = cookies[who];
        if (cookie !== undefined) headers["cookie"] = cookie;
        const response = await world.app.request(`http://localhost${path}`, { headers });
        check(response, path);
        await response.body?.cancel();
      }),
      { numRuns: runs * 4, ...seed },
    );
  });

  const bodies = fc.oneof(
    fc.constantFrom("", "{", "[]", "null", "1e400", '{"opId":1e400}', "\0", "[".repeat(20_000)),
    fc.constantFrom('{"__proto__":{"a":1}}', '"\\ud800"', `{"a":"${"x".repeat(1_200_000)}"}`),
    hostileValue.map((value) => JSON.stringify(value)),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  test("written to", { timeout: patience }, async () => {
    const writes = fc.oneof(
      fc.constantFrom("/trpc/reports.saveCells", "/trpc/accounts.create", "/trpc/session.end"),
      fc.constantFrom("/trpc/a,b?batch=1", "/trpc/", "/api/files?unit=ward&name=a.pdf"),
      fc.constantFrom("/api/auth/sign-in/username", "/api/auth/change-password"),
      fc.constantFrom("/api/auth/sign-out", "/api/auth/sign-up/email", "/api/auth/callback/x"),
      fc.constant("/api/v1/reports/annual-2023/ward/cells"),
    );
    const types = fc.constantFrom(
      "application/json",
      "text/plain",
      "",
      "multipart/form-data; boundary=x",
    );
    await fc.assert(
      fc.asyncProperty(writes, bodies, types, async (path, body, type) => {
        const request = new Request(`http://localhost${path}`, {
          method: path.startsWith("/api/v1") ? "PUT" : "POST",
          headers: {
            "content-type": type,
            origin: "http://localhost",
            "sec-fetch-site": "same-origin",
            "x-operation-id": randomUUID(),
            "idempotency-key": randomUUID(),
            authorization: `Bearer ${key}`,
            cookie: path.startsWith("/api/auth") ? "" : (cookies[0] ?? ""),
          },
          body,
        });
        check(await world.app.request(request), `${path} ${type} ${body.slice(0, 200)}`);
      }),
      { numRuns: runs * 2, ...seed },
    );
  });

  test("headers that lie", { timeout: patience }, async () => {
    const lies = fc.constantFrom(
      "",
      "Bearer ",
      `Bearer cchc_${"0".repeat(32)}_${"A".repeat(43)}`,
      "cchc.session_token=x.y",
      "cchc.session_token=%00; cchc.session_token=%E0%A4%A",
      "__Host-cchc.session_token=x.y",
      "cchc.device=a.b",
      "=;=;=",
      "a".repeat(9000),
    );
    await fc.assert(
      fc.asyncProperty(lies, lies, async (cookie, authorization) => {
        for (const path of ["/trpc/session.me", "/api/v1/units", "/api/files/a/1"]) {
          const headers = { cookie, authorization, "x-cchc-client": cookie.slice(0, 90) };
          check(
            await world.app.request(`http://localhost${path}`, { headers }),
            `${path} ${cookie}`,
          );
        }
      }),
      { numRuns: runs, ...seed },
    );
  });

  test("the headers that keep a browser safe stand on every kind of answer", async () => {
    const own = ["/api/files/a/1", "/api/files"];
    const others = ["/", "/trpc/session.me", "/api/v1", "/api/v1/units", "/api/auth/x", "/x"];
    const reconciling = "/api/reconcile/ward/annual-2023/doi-chieu.csv";
    for (const path of [...others, "/health", "/metrics", "/cong-bo", reconciling, ...own]) {
      const { headers } = await world.app.request(`http://localhost${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("base-uri 'none'");
      expect(policy, path).toContain(own.includes(path) ? "sandbox" : "script-src 'self'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain("unsafe");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("x-frame-options"), path).toBe(own.includes(path) ? "SAMEORIGIN" : "DENY");
      expect(headers.get("referrer-policy"), path).toBe("same-origin");
      expect(headers.get("server"), path).toBeNull();
      expect(headers.get("x-powered-by"), path).toBeNull();
      expect(headers.get("access-control-allow-origin"), path).toBeNull();
    }
  });

  test("NUL, which PostgreSQL takes in no text, is refused in every address", async () => {
    const cookie = cookies[0] ?? "";
    for (const path of [
      "/api/papers/report/%00/annual-2023.docx",
      "/api/papers/report/ward/%00.docx",
      "/api/papers/roll-up/%00/annual-2023.xlsx",
      "/api/papers/issued/%00",
      "/api/papers/plan/%00",
      "/api/papers/job/%00",
      "/api/imports/template/ward/%00.xlsx",
      "/api/imports/template/%00/annual-2023.xlsx",
      "/api/reconcile/ward/%00/doi-chieu.csv",
      "/api/reconcile/%00/annual-2023/doi-chieu.csv",
      "/api/files/%00/1",
      "/api/audit/export.csv?unitId=%00",
      "/api/v1/reports?unit=%00&period=annual-2023",
      "/cong-bo/%00/x",
    ]) {
      const headers = { cookie, authorization: `Bearer ${key}` };
      const { status } = await world.app.request(`http://localhost${path}`, { headers });
      expect([400, 404], `${path} ${status}`).toContain(status);
    }
  });

  test("no answer of the API is kept by a browser or on the way", async () => {
    for (const path of ["/trpc/session.me", "/trpc/x", "/api/v1", "/api/v1/units", "/api/auth/x"]) {
      const { headers } = await world.app.request(`http://localhost${path}`);
      expect(headers.get("cache-control"), path).toBe("no-store");
    }
  });

  test("the safe headers stand on the answer to whoever asks too much, too", async () => {
    const { services } = world;
    const app = createApp({ services, limited: true, clientIpHeader: "x-address" });
    const many = `/trpc/${"session.me,".repeat(requestRates.caller.most)}`;
    const headers = { "x-address": "10.0.0.1", authorization: "Bearer one" };
    await app.request(`http://localhost${many}`, { headers });
    const refused = await app.request("http://localhost/trpc/session.me", { headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("a request for more procedures than a page ever asks at once is refused", async () => {
    const ask = (times: number) => {
      const path = Array.from({ length: times }, () => "session.me").join("%2C");
      return world.app.request(`http://localhost/trpc/${path}?batch=1`);
    };
    expect((await ask(100)).status).toBe(200);
    const refused = await ask(101);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('"code":"bad-input"');
  });

  test("a form of another site changes nothing", async () => {
    const cookie = cookies[0] ?? "";
    const evil = {
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
      "content-type": "text/plain",
      cookie,
    };
    for (const path of [
      "/trpc/session.endOthers",
      "/api/auth/sign-out",
      "/api/files?unit=ward&name=a",
    ]) {
      const body = JSON.stringify({ opId: randomUUID() });
      const answer = await world.app.request(`http://localhost${path}`, {
        method: "POST",
        headers: evil,
        body,
      });
      expect([400, 403, 415], `${path} ${answer.status}`).toContain(answer.status);
    }
    expect((await world.client(cookie).query("session.mine")).status).toBe(200);
  });

  test("nothing was logged as an error", () => {
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});
