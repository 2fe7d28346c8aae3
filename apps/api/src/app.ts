import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { trpcServer } from "@hono/trpc-server";
import { type Context as HonoContext, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { createActorReader } from "./auth/actor.ts";
import { appRouter } from "./router.ts";
import type { Services } from "./services.ts";
import type { Context } from "./trpc.ts";

export interface AppOptions {
  readonly services: Services;
  /** Folders of the built apps; absent where only the API is served. */
  readonly web?: string;
  readonly admin?: string;
  /** Header in which a trusted proxy names the client's address. */
  readonly clientIpHeader?: string | undefined;
}

/** What of the sign-in library is reached from outside; the rest of it stays closed. */
const authPaths = ["sign-in/username", "sign-out", "change-password"].map(
  (path) => `/api/auth/${path}`,
);

/** Largest request: a pasted block of a whole form is far below it. */
const bodyBytes = 1024 * 1024;

/** One origin: the API under `/trpc` and `/api`, the reviewers' app under `/admin`, the communes' at `/`. */
export function createApp({ services, web, admin, clientIpHeader }: AppOptions): Hono {
  const app = new Hono();
  const readActor = createActorReader(services.auth, services.db);
  app.use(requestId());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: "DENY",
      referrerPolicy: "same-origin",
      strictTransportSecurity: false,
    }),
  );
  app.use(csrf());
  app.get("/health", async (c) => {
    const alive = await databaseAnswers(services);
    return c.json({ status: alive ? "ok" : "database-unavailable" }, alive ? 200 : 503);
  });

  app.use("/api/*", bodyLimit({ maxSize: bodyBytes }));
  app.on("POST", authPaths, (c) => services.auth.handler(withClientAddress(c, clientIpHeader)));
  app.use("/trpc/*", compress(), bodyLimit({ maxSize: bodyBytes }), noStore);
  app.use(
    "/trpc/*",
    trpcServer({
      router: appRouter,
      createContext: async (_options, c): Promise<Context & Record<string, unknown>> => ({
        ...services,
        actor: await readActor(c.req.raw.headers),
        requestId: c.get("requestId"),
      }),
    }),
  );

  if (admin !== undefined) serveApp(app, "/admin", admin);
  if (web !== undefined) serveApp(app, "", web);
  return app;
}

async function noStore(c: HonoContext, next: () => Promise<void>): Promise<void> {
  await next();
  c.header("cache-control", "no-store");
}

async function databaseAnswers({ db, log }: Services): Promise<boolean> {
  try {
    await db.selectFrom("revision").select("n").limit(1).execute();
    return true;
  } catch (error) {
    log({ level: "error", event: "health check failed", detail: String(error) });
    return false;
  }
}

/** The request with the client's address where the sign-in limits look for it, whatever the client sent. */
function withClientAddress(c: HonoContext, trusted: string | undefined): Request {
  const request = c.req.raw;
  if (trusted !== undefined) return request;
  const headers = new Headers(request.headers);
  headers.set("x-cchc-client", clientAddress(c) ?? "0.0.0.0");
  return new Request(request, { headers });
}

function clientAddress(c: HonoContext): string | undefined {
  const served = typeof c.env === "object" && c.env !== null && "incoming" in c.env;
  return served ? getConnInfo(c).remote.address : undefined;
}

/** A built single-page app: its hashed files for ever, its page for every other path below. */
function serveApp(app: Hono, base: string, folder: string): void {
  app.use(`${base}/*`, compress());
  app.use(
    `${base}/assets/*`,
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.slice(base.length),
      onFound: (_path, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  app.use(
    `${base}/*`,
    serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(base.length) }),
  );
  const page = serveStatic({ root: folder, path: "index.html" });
  if (base !== "") app.get(base, page);
  app.get(`${base}/*`, async (c, next) => {
    c.header("cache-control", "no-cache");
    if (/^\/(trpc|api|assets)\//.test(c.req.path.slice(base.length))) return c.notFound();
    return page(c, next);
  });
}
