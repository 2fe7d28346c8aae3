import type { MiddlewareHandler } from "hono";
import type { RequestIdVariables } from "hono/request-id";
import type { LogLine } from "../services.ts";

/** Milliseconds from which a request is told of. */
const slow = 1000;

/**
 * One line for a request: which part of the program, how it ended, how long it took. The address that
 * was asked for stays out of it beyond the route and the procedures' names. Unless `all`: of what
 * failed, was slow, or was refused to whoever asked.
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
    const route = routeOf(c.req.path);
    if (!all && status < 500 && milliseconds < slow && !isRefusal(status, route)) return;
    log({
      level: status >= 500 ? "error" : "info",
      event: "request",
      requestId: c.get("requestId"),
      method: c.req.method,
      route,
      status,
      milliseconds,
    });
  };
}

/**
 * No right, or too much asked; no session or key, where no page asks that merely lost its session. What
 * is refused inside a request for several procedures is told where they run.
 */
function isRefusal(status: number, route: string): boolean {
  return status === 403 || status === 429 || (status === 401 && route.startsWith("/api/"));
}

/** `/trpc/reports.load,periods.list`, `/api/papers`, `/admin`: names of ours only. */
export function routeOf(path: string): string {
  const [, first = "", second = ""] = path.split("/");
  if (first === "trpc" && /^[A-Za-z.,]{1,300}$/u.test(second)) return `/trpc/${second}`;
  if (first === "api" && /^[a-z0-9-]{1,20}$/u.test(second)) return `/api/${second}`;
  if (["admin", "health", "metrics", "cong-bo"].includes(first)) return `/${first}`;
  return "/";
}
