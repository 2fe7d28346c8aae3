import { getConnInfo } from "@hono/node-server/conninfo";
import { trpcServer } from "@hono/trpc-server";
import { type Context as HonoContext, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { createActorReader } from "./auth/actor.ts";
import { authPaths, createAuthHandler } from "./auth/handler.ts";
import { createPaperJobs } from "./documents/jobs.ts";
import { papersRoute } from "./documents/route.ts";
import { filesRoute } from "./files/route.ts";
import { importsRoute } from "./imports/route.ts";
import { serveApp } from "./pages.ts";
import { servePublications } from "./publications/download.ts";
import { Problem } from "./problem.ts";
import { detailOf, refusal } from "./refusal.ts";
import { appRouter } from "./router.ts";
import { inheritFrom } from "./units/inherited.ts";
import { createReconcileJobs } from "./reconcile/jobs.ts";
import { reconcileRoute } from "./reconcile/route.ts";
import type { Services } from "./services.ts";
import { type Context, publicError } from "./trpc.ts";

export interface AppOptions {
  readonly services: Services;
  /** Folders of the built apps; absent where only the API is served. */
  readonly web?: string;
  readonly admin?: string;
  /** Header in which a trusted proxy names the client's address. */
  readonly clientIpHeader?: string | undefined;
}

/** Largest request: a pasted block of a whole form is far below it. */
const body = { bytes: 1024 * 1024, words: "1 MB" } as const;

/** One origin: the API under `/trpc` and `/api`, the reviewers' app under `/admin`, the communes' at `/`. */
export function createApp({ services, web, admin, clientIpHeader }: AppOptions): Hono {
  const app = new Hono();
  const readActor = createActorReader(services.auth, services.db, inheritFrom(services));
  const jobs = createPaperJobs(services);
  const reconciling = createReconcileJobs(services);
  app.use(requestId());
  // Before the pages' headers and the limit of a request: files have their own.
  app.route("/api/files", filesRoute(services, readActor));
  app.route("/api/reconcile", reconcileRoute({ services, readActor, jobs: reconciling }));
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

  app.onError((error, c) => {
    const event = `${c.req.method} ${c.req.path} failed`;
    const detail = detailOf(error);
    services.log({ level: "error", event, requestId: c.get("requestId"), detail });
    return refusal(new Problem("internal", {}), c.req.path);
  });
  const handleAuth = createAuthHandler(services, readActor);
  const limited = bodyLimit({
    maxSize: body.bytes,
    onError: (c) => refusal(new Problem("too-large", { limit: body.words }), c.req.path),
  });
  app.use("/api/*", limited, noStore);
  app.route("/api/imports", importsRoute(services, readActor));
  app.route("/api/papers", papersRoute(services, readActor, jobs));
  // The rest of the sign-in library stays closed.
  app.on("POST", [...authPaths], (c) =>
    handleAuth(withClientAddress(c, clientIpHeader), c.get("requestId")),
  );
  app.use("/trpc/*", compress(), limited, noStore);
  app.use(
    "/trpc/*",
    trpcServer({
      router: appRouter,
      // A question about hundreds of reports is too long for an address: it is asked by POST.
      allowMethodOverride: true,
      // What fails before a procedure is reached; what fails in one is logged where it runs.
      onError: ({ error, ctx, req }) => {
        if (ctx === undefined && publicError(error).code === "internal") {
          const { pathname } = new URL(req.url);
          services.log({ level: "error", event: `${pathname} failed`, detail: detailOf(error) });
        }
      },
      createContext: async (_options, c): Promise<Context & Record<string, unknown>> => ({
        ...services,
        jobs,
        reconciling,
        actor: await readActor(c.req.raw.headers),
        requestId: c.get("requestId"),
      }),
    }),
  );

  servePublications(app, services);
  if (admin !== undefined) serveApp(app, "/admin", admin);
  if (web !== undefined) serveApp(app, "", web);
  return app;
}

async function noStore(c: HonoContext, next: () => Promise<void>): Promise<void> {
  await next();
  // What says itself how long it holds, as a publication does, is left as it is.
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
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
