import { type Context as HonoContext, Hono } from "hono";
import { sameText } from "../auth/same-text.ts";
import type { Metrics } from "./metrics.ts";
import { type HealthSource, readHealth, type Standing } from "./status.ts";

export interface HealthOptions {
  readonly source: HealthSource;
  readonly metrics: Metrics;
  /** Whoever sends it sees the figures; without one, only whoever sits at the machine itself. */
  readonly token: string | undefined;
  /** The connection's own address; undefined in tests without a connection. */
  readonly addressOf: (c: HonoContext) => string | undefined;
  /** A proxy stands in front: then every connection comes from the machine itself. */
  readonly behindProxy: boolean;
  readonly stopping: () => boolean;
}

const local: readonly (string | undefined)[] = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];

/**
 * `/health/live`: the process answers · `/health`: it can serve, 503 where not; details for the same
 * people as `/metrics` · `/metrics`: Prometheus' text.
 */
export function healthRoute(options: HealthOptions): Hono {
  const { source, metrics, stopping } = options;
  const route = new Hono();
  route.get("/health/live", (c) => c.json({ status: "ok" }));
  route.get("/health", async (c) => {
    const { standing, checks } = await readHealth(source);
    const down = stopping() || standing === "down";
    const status = stopping() ? "stopping" : words[standing];
    c.header("cache-control", "no-store");
    return c.json(isAllowed(options, c) ? { status, checks } : { status }, down ? 503 : 200);
  });
  route.get("/metrics", async (c) => {
    // To everybody else it is not there.
    if (!isAllowed(options, c)) return c.notFound();
    c.header("cache-control", "no-store");
    return c.text(await metrics.render(), 200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
    });
  });
  return route;
}

/** `look` is for people: a proxy goes on sending requests. */
const words: Readonly<Record<Standing, string>> = { ok: "ok", look: "ok", down: "unavailable" };

function isAllowed({ token, addressOf, behindProxy }: HealthOptions, c: HonoContext): boolean {
  if (token !== undefined) {
    return sameText(c.req.header("authorization") ?? "", `Bearer ${token}`);
  }
  const passedOn = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some(
    (name) => c.req.header(name) !== undefined,
  );
  return !behindProxy && !passedOn && local.includes(addressOf(c));
}
