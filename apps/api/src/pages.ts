import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono, MiddlewareHandler } from "hono";
import { compress } from "hono/compress";

/** A built single-page app: its hashed files for ever, its page for every other path below. */
export function serveApp(app: Hono, base: string, folder: string): void {
  const rewriteRequestPath = (path: string): string => path.slice(base.length);
  app.use(`${base}/*`, compress());
  app.use(`${base}/assets/*`, keep("public, max-age=31536000, immutable"));
  app.use(`${base}/assets/*`, serveStatic({ root: folder, rewriteRequestPath }));
  // What has no hash in its name is asked for anew, above all the page, which names the hashed files.
  const page = serveStatic({ root: folder, path: "index.html" });
  if (base !== "") app.get(base, keep("no-cache"), page);
  app.use(`${base}/*`, keep("no-cache"));
  app.use(`${base}/*`, serveStatic({ root: folder, rewriteRequestPath }));
  app.get(`${base}/*`, async (c, next) => {
    if (/^\/(trpc|api|assets)\//.test(c.req.path.slice(base.length))) return c.notFound();
    return page(c, next);
  });
}

/** How long a browser keeps what is found below; what says so itself is left as it is. */
function keep(cacheControl: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.ok && !c.res.headers.has("cache-control")) c.header("cache-control", cacheControl);
  };
}
