import type { Context, MiddlewareHandler } from "hono";
import { sha256 } from "../canonical.ts";
import { Problem } from "../problem.ts";
import { refusal } from "../refusal.ts";

/** A bucket that fills at `perSecond` up to `most`; each question takes one out. */
export interface Rate {
  readonly perSecond: number;
  readonly most: number;
}

/**
 * Far above what a person or an office at eight in the morning asks, far below what ties a server up.
 * Each process counts for itself: several behind one proxy let through as many times more.
 */
export const requestRates = {
  /** One session or one key. */
  caller: { perSecond: 20, most: 300 },
  /** One address, which a whole office may share. */
  address: { perSecond: 200, most: 3000 },
} as const;

/** Most buckets at once; the one asked of longest ago goes first. */
const mostBuckets = 20_000;

/** Takes out of buckets by name. `clock`: milliseconds that only grow. */
export function createBuckets(rate: Rate, clock: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();
  /** Seconds to wait, 0 where the question goes through. */
  return (name: string, cost: number): number => {
    const now = clock();
    const before = buckets.get(name) ?? { left: rate.most, at: now };
    const filled = before.left + ((now - before.at) / 1000) * rate.perSecond;
    const left = Math.min(rate.most, filled);
    const price = Math.min(cost, rate.most);
    const enough = left >= price;
    buckets.delete(name);
    const [oldest] = buckets.keys();
    if (buckets.size >= mostBuckets && oldest !== undefined) buckets.delete(oldest);
    buckets.set(name, { left: enough ? left - price : left, at: now });
    return enough ? 0 : Math.max(1, Math.ceil((price - left) / rate.perSecond));
  };
}

export interface LimitOptions {
  /** Undefined where it is not known, or says nothing as everybody comes from this machine. */
  readonly addressOf: (c: Context) => string | undefined;
  readonly clock?: () => number;
}

/** Answers 429 to whoever asks too much at once, with the seconds to wait. */
export function limitRequests({ addressOf, clock }: LimitOptions): MiddlewareHandler {
  const now = clock ?? (() => performance.now());
  const callers = createBuckets(requestRates.caller, now);
  const addresses = createBuckets(requestRates.address, now);
  return async (c, next) => {
    const cost = costOf(c.req.path);
    const caller = callerOf(c);
    const address = addressOf(c);
    const waitSeconds = Math.max(
      caller === undefined ? 0 : callers(caller, cost),
      address === undefined || isLoopback(address) ? 0 : addresses(address, cost),
    );
    if (waitSeconds === 0) return next();
    const problem = new Problem("too-many-requests", { waitSeconds });
    const answer = c.req.path.startsWith("/api/v1/")
      ? Response.json(
          { code: problem.code, message: problem.message, params: problem.params },
          { status: 429 },
        )
      : refusal(problem, c.req.path);
    answer.headers.set("retry-after", String(waitSeconds));
    return answer;
  };
}

/** Several procedures in one request are as many questions, however the commas between them are written. */
function costOf(path: string): number {
  return path.startsWith("/trpc/") ? path.split(/,|%2c/iu).length : 1;
}

/** Who asks, without asking the database: the session's cookie or the key, as it was sent. */
function callerOf(c: Context): string | undefined {
  const cookie = /(?:^|; )(?:__Host-)?cchc\.session_token=([^;]+)/u.exec(
    c.req.header("cookie") ?? "",
  )?.[1];
  const sent = cookie ?? c.req.header("authorization");
  return sent === undefined ? undefined : sha256(sent);
}

/** Behind a proxy that names no address everybody comes from this machine. */
function isLoopback(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./u.test(address);
}
