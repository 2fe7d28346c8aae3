import { getConnInfo } from "@hono/node-server/conninfo";
import { trpcServer } from "@hono/trpc-server";
import { TRPCError } from "@trpc/server";
import type { PoolCounts } from "@cchc/db/connect";
import { type Context as HonoContext, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { type Actor, createActorReader } from "./auth/actor.ts";
import { auditRoute } from "./audit/route.ts";
import { authPaths, createAuthHandler } from "./auth/handler.ts";
import { limitRequests } from "./auth/request-limit.ts";
import { requireFactor } from "./auth/require-factor.ts";
import { createPaperJobs } from "./documents/jobs.ts";
import { papersRoute } from "./documents/route.ts";
import { filesRoute } from "./files/route.ts";
import { importsRoute } from "./imports/route.ts";
import { trpcCode } from "./error-map.ts";
import { createMetrics } from "./health/metrics.ts";
import { healthRoute } from "./health/route.ts";
import { logRequests, routeOf } from "./health/requests.ts";
import { unavailable, watchOutages } from "./outage.ts";
import { serveApp } from "./pages.ts";
import { servePublications } from "./publications/download.ts";
import { Problem } from "./problem.ts";
import { detailOf, refusal } from "./refusal.ts";
import { appRouter } from "./router.ts";
import { openApiRoute } from "./open-api/route.ts";
import { inheritFrom } from "./units/inherited.ts";
import { createReconcileJobs } from "./reconcile/jobs.ts";
import { reconcileRoute } from "./reconcile/route.ts";
import type { DataPlace } from "./data-place.ts";
import type { Services } from "./services.ts";
import { type Context, publicError } from "./trpc.ts";

export interface AppOptions {
  readonly services: Services;
  /** Folders of the built apps; absent where only the API is served. */
  readonly web?: string;
  readonly admin?: string;
  /** Header in which a trusted proxy names the client's address. */
  readonly clientIpHeader?: string | undefined;
  readonly running?: Running;
  /** Whether callers and addresses that ask too much are held up. */
  readonly limited?: boolean;
}

/** What the process itself knows, for whoever watches over it; absent where only requests are tried. */
export interface Running {
  readonly place: DataPlace;
  readonly counts: () => PoolCounts;
  readonly metricsToken: string | undefined;
  readonly logAll: boolean;
  readonly stopping: () => boolean;
}

/** Largest request: a pasted block of a whole form is far below it. */
const body = { bytes: 1024 * 1024, words: "1 MB" } as const;

/** Most procedures in one request; a page that opens asks a dozen. */
const mostAtOnce = 100;

/** One origin: the API under `/trpc` and `/api`, the reviewers' app under `/admin`, the communes' at `/`. */
export function createApp(options: AppOptions): Hono {
  const { services, web, admin, clientIpHeader, running } = options;
  const app = new Hono();
  const inherit = inheritFrom(services);
  const readActor = requireFactor(
    createActorReader(services.auth, services.db, inherit),
    services.factorRule ?? "optional",
  );
  const jobs = createPaperJobs(services);
  const reconciling = createReconcileJobs(services);
  const metrics = createMetrics();
  if (running !== undefined) metrics.gauge(poolGauge(running.counts));
  metrics.gauge({
    name: "cchc_paper_jobs",
    help: "Jobs of papers by state",
    read: () => jobs.counts(),
  });
  const outages = watchOutages(services.log, services.now);
  app.use(requestId());
  app.use(logRequests(services.log, running?.logAll ?? false));
  app.use(safeHeaders(services.auth.options.baseURL));
  app.use(refuseNul);
  if (options.limited === true) {
    const limit = limitRequests({
      addressOf: (c) =>
        clientIpHeader === undefined
          ? clientAddress(c)
          : c.req.header(clientIpHeader)?.split(",").at(-1)?.trim(),
    });
    app.use("/trpc/*", limit);
    app.use("/api/*", limit);
  }
  // Before the limit of a request: files have their own.
  app.route("/api/files", filesRoute(services, readActor));
  app.route("/api/reconcile", reconcileRoute({ services, readActor, jobs: reconciling }));
  app.use(csrf());
  app.route(
    "/",
    healthRoute({
      source: { ...services, place: running?.place },
      metrics,
      token: running?.metricsToken,
      addressOf: clientAddress,
      behindProxy: clientIpHeader !== undefined,
      stopping: running?.stopping ?? (() => false),
    }),
  );

  app.onError((error, c) => {
    // Another site's page sent it.
    if (error instanceof HTTPException && error.status === 403) {
      return refusal(new Problem("forbidden", {}), c.req.path);
    }
    if (outages.seen(error, c.get("requestId"))) {
      return refusal(unavailable(error) ?? new Problem("unavailable", {}), c.req.path);
    }
    const event = `${c.req.method} ${routeOf(c.req.path)} failed`;
    const detail = detailOf(error);
    services.log({ level: "error", event, requestId: c.get("requestId"), detail });
    return refusal(new Problem("internal", {}), c.req.path);
  });
  const handleAuth = createAuthHandler(services, readActor);
  const limited = bodyLimit({
    maxSize: body.bytes,
    onError: (c) => refusal(new Problem("too-large", { limit: body.words }), c.req.path),
  });
  const contextOf = (actor: Actor | null, id: string): Context => ({
    ...services,
    jobs,
    reconciling,
    actor,
    requestId: id,
    observe: (procedure, seconds, outcome) => metrics.observe(procedure, seconds, outcome),
    outages,
  });
  // Outside a procedure nobody else says that it was the database.
  const actorOf = async (headers: Headers): Promise<Actor | null> => {
    try {
      return await readActor(headers);
    } catch (cause) {
      if (unavailable(cause) === undefined) throw cause;
      throw new TRPCError({ code: trpcCode.unavailable, cause });
    }
  };
  app.use("/api/*", limited, noStore);
  app.route("/api/v1", openApiRoute({ services, inherit, contextOf }));
  app.route("/api/audit", auditRoute(services, readActor));
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
      maxBatchSize: mostAtOnce,
      // What fails before a procedure is reached; what fails in one is logged where it runs.
      onError: ({ error, ctx, req }) => {
        if (ctx !== undefined || outages.seen(error.cause, "")) return;
        if (publicError(error).code === "internal") {
          const { pathname } = new URL(req.url);
          const event = `${routeOf(pathname)} failed`;
          services.log({ level: "error", event, detail: detailOf(error) });
        }
      },
      createContext: async (_options, c): Promise<Context & Record<string, unknown>> => ({
        ...contextOf(await actorOf(c.req.raw.headers), c.get("requestId")),
      }),
    }),
  );

  servePublications(app, services);
  if (admin !== undefined) serveApp(app, "/admin", admin);
  if (web !== undefined) serveApp(app, "", web);
  return app;
}

/** What keeps a browser safe, on every answer; what a route says itself, as that of files does, stands. */
function safeHeaders(origin: string | undefined): MiddlewareHandler {
  const https = origin?.startsWith("https://") === true;
  return secureHeaders({
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
    strictTransportSecurity: https ? "max-age=31536000; includeSubDomains" : false,
    overwrite: false,
  });
}

/** No address of ours holds the sign that PostgreSQL takes in no text; `/api/v1` says so in its own shape. */
async function refuseNul(c: HonoContext, next: () => Promise<void>): Promise<Response | undefined> {
  if (c.req.url.includes("%00") && !c.req.path.startsWith("/api/v1/")) {
    return refusal(new Problem("bad-input", {}), c.req.path);
  }
  await next();
  return undefined;
}

async function noStore(c: HonoContext, next: () => Promise<void>): Promise<void> {
  await next();
  // What says itself how long it holds, as a publication does, is left as it is. Not by `c.header`: it
  // would make the answer anew, body and all.
  const { headers } = c.res;
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
}

function poolGauge(counts: () => PoolCounts) {
  const read = (): Record<string, number> => {
    const { total, idle, waiting } = counts();
    return { 'state="used"': total - idle, 'state="idle"': idle, 'state="waiting"': waiting };
  };
  return { name: "cchc_pool_connections", help: "Connections to PostgreSQL", read };
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
