import type { MiddlewareHandler } from "hono";
import type { RequestIdVariables } from "hono/request-id";
import type { LogLine } from "../services.ts";

/** Milliseconds from which a request is told of. */
const slow = 1000;

/**
 * One line for a request: which part of the program, how it ended, how long it took. The address that
 * was asked for stays out of it beyond the route and the procedures' names.
 */
export function logRequests(
  log: (line: LogLine) => void,
  all: boolean,
): MiddlewareHandler<{ Variables: RequestIdVariables }> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - began);
    const { status } = c.res;
    if (!all && status < 500 && milliseconds < slow) return;
    log({
      level: status >= 500 ? "error" : "info",
      event: "request",
      requestId: c.get("requestId"),
      method: c.req.method,
      route: routeOf(c.req.path),
      status,
      milliseconds,
    });
  };
}

/** `/trpc/reports.load,periods.list`, `/api/papers`, `/admin`: names of ours only. */
function routeOf(path: string): string {
  const [, first = "", second = ""] = path.split("/");
  if (first === "trpc" && /^[A-Za-z.,]{1,300}$/u.test(second)) return `/trpc/${second}`;
  if (first === "api" && /^[a-z0-9-]{1,20}$/u.test(second)) return `/api/${second}`;
  if (["admin", "health", "metrics", "cong-bo"].includes(first)) return `/${first}`;
  return "/";
}
