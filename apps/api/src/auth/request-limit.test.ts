import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { createBuckets, limitRequests, requestRates } from "./request-limit.ts";

describe("how much one may ask", () => {
  test("a bucket lets through what is in it and says how long until there is more", () => {
    let now = 0;
    const take = createBuckets({ perSecond: 2, most: 3 }, () => now);
    expect([take("a", 1), take("a", 1), take("a", 1)]).toEqual([0, 0, 0]);
    expect(take("a", 1)).toBe(1);
    expect(take("b", 1)).toBe(0);
    now = 499;
    expect(take("a", 1)).toBe(1);
    now = 500;
    expect(take("a", 1)).toBe(0);
    now = 60_000;
    expect([take("a", 3), take("a", 3)]).toEqual([0, 2]);
    // More at once than a bucket holds takes a full one.
    now = 120_000;
    expect(take("a", 1000)).toBe(0);
  });

  function app(addressOf: () => string | undefined, clock: () => number = () => 0) {
    const served = new Hono();
    served.use(limitRequests({ addressOf, clock }));
    served.all("*", (c) => c.text("ok"));
    return served;
  }
  const { most } = requestRates.caller;

  async function statuses(one: () => Response | Promise<Response>, times: number) {
    const all: number[] = [];
    for (let time = 0; time < times; time += 1) all.push((await one()).status);
    return all.filter((status) => status === 429).length;
  }

  test("a session, a key and an address are counted each for itself", async () => {
    const served = app(() => "10.0.0.1");
    const asked = (headers: Record<string, string>) => () => served.request("/trpc/a", { headers });
    expect(await statuses(asked({ cookie: "cchc.session_token=one" }), most + 2)).toBe(2);
    expect(await statuses(asked({ cookie: "x=1; cchc.session_token=two" }), 1)).toBe(0);
    expect(await statuses(asked({ authorization: "Bearer cchc_1" }), most + 1)).toBe(1);
    expect(await statuses(asked({}), 10)).toBe(0);
  });

  test("made-up sessions do not help: the address is counted too, but not this machine's", async () => {
    let asked = 0;
    const flood = (served: Hono) => () => {
      asked += 1;
      return served.request("/api/v1/units", { headers: { authorization: `Bearer ${asked}` } });
    };
    const far = app(() => "10.0.0.1");
    expect(await statuses(flood(far), requestRates.address.most + 1)).toBe(1);
    const near = app(() => "::ffff:127.0.0.1");
    expect(await statuses(flood(near), requestRates.address.most + 1)).toBe(0);
  });

  test("the refusal has its sentence and the seconds, in the shape of what was asked", async () => {
    const served = app(() => undefined);
    const headers = { cookie: "__Host-cchc.session_token=one" };
    // The router reads a comma that is written otherwise all the same.
    const third = Array.from({ length: most / 3 }, () => "session.me");
    const many = `/trpc/${[third.join(","), third.join("%2C"), third.join("%2c")].join(",")}`;
    expect((await served.request(many, { headers })).status).toBe(200);
    const refused = await served.request("/trpc/session.me", { headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await refused.json()).toMatchObject({ error: { data: { code: "too-many-requests" } } });
    const table = await served.request("/api/v1/units", { headers });
    expect(await table.json()).toMatchObject({
      code: "too-many-requests",
      message: expect.stringContaining("đợi"),
    });
  });
});
