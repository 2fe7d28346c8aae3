import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { can, type Permission } from "@cchc/domain/access/permissions";
import { FormError } from "@cchc/domain/form/catalogue";
import { errorSentence, type ErrorCode } from "@cchc/domain/text/messages";
import type { Actor } from "./auth/actor.ts";
import { nameMark } from "./auth/name-mark.ts";
import type { PaperJobs } from "./documents/jobs.ts";
import { trpcCode } from "./error-map.ts";
import { type OutageWatch, unavailable } from "./outage.ts";
import { Problem } from "./problem.ts";
import { detailOf } from "./refusal.ts";
import type { ReconcileJobs } from "./reconcile/jobs.ts";
import type { Services } from "./services.ts";

export interface Context extends Services {
  readonly actor: Actor | null;
  /** Papers of many units that are being made. */
  readonly jobs: PaperJobs;
  /** Exports of one-stop software that are being compared. */
  readonly reconciling: ReconcileJobs;
  readonly requestId: string;
  /** Told of every call and what became of it. */
  readonly observe: (procedure: string, seconds: number, outcome: string) => void;
  readonly outages: OutageWatch;
}

/** What a procedure asks of its caller: a permission, merely a session, or nothing. */
export interface Meta {
  readonly permission: Permission | "signed-in" | "public";
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const { code, message, params } = publicError(error);
      return {
        code: shape.code,
        message,
        data: { code, params, httpStatus: shape.data.httpStatus, path: shape.data.path },
      };
    },
  });

export interface PublicError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly params: unknown;
}

/** What of an error may leave the server: a code of the closed list and its sentence. */
export function publicError(error: TRPCError): PublicError {
  const { cause } = error;
  if (cause instanceof Problem) {
    return { code: cause.code, message: cause.message, params: cause.params };
  }
  if (cause instanceof FormError) {
    return { code: "bad-input", message: cause.message, params: {} };
  }
  const outage = unavailable(cause);
  if (outage !== undefined) return { code: outage.code, message: outage.message, params: {} };
  if (cause instanceof ZodError || error.code === "BAD_REQUEST" || error.code === "PARSE_ERROR") {
    return plain("bad-input");
  }
  if (error.code === "NOT_FOUND") return plain("not-found");
  if (error.code === "PAYLOAD_TOO_LARGE") return plain("too-large");
  if (error.code === "METHOD_NOT_SUPPORTED" || error.code === "UNSUPPORTED_MEDIA_TYPE") {
    return plain("bad-input");
  }
  return plain("internal");
}

function plain(code: "bad-input" | "not-found" | "too-large" | "internal"): PublicError {
  return { code, message: errorSentence(code, {}), params: {} };
}

export const router = t.router;
export const mergeRouters = t.mergeRouters;

/** Turns a domain refusal, thrown anywhere below, into a tRPC error with the right status. */
const asTrpcError = t.middleware(async ({ next, path, ctx }) => {
  const began = performance.now();
  const result = await next();
  const seconds = (performance.now() - began) / 1000;
  if (result.ok) {
    ctx.observe(path, seconds, "ok");
    ctx.outages.over();
    return result;
  }
  const { cause } = result.error;
  const { code } = publicError(result.error);
  ctx.observe(path, seconds, code);
  if (withoutRight.has(code)) logRefusal(ctx, path, code);
  if (cause instanceof Problem) throw new TRPCError({ code: trpcCode[cause.code], cause });
  if (cause instanceof FormError) throw new TRPCError({ code: "BAD_REQUEST", cause });
  if (ctx.outages.seen(cause, ctx.requestId)) {
    throw new TRPCError({ code: trpcCode.unavailable, cause });
  }
  if (code === "internal") {
    ctx.log({
      level: "error",
      event: `procedure ${path} failed`,
      requestId: ctx.requestId,
      detail: detailOf(result.error),
    });
  }
  return result;
});

/** Somebody asked for what is not theirs to do. Another's unit is unknown to them, and no line of the log. */
const withoutRight: ReadonlySet<ErrorCode> = new Set([
  "forbidden",
  "other-reviewer",
  "second-factor-required",
]);

function logRefusal({ log, auth, actor, requestId }: Context, path: string, code: ErrorCode): void {
  const who = actor === null ? {} : { who: nameMark(auth.options.secret, actor.username) };
  log({ level: "info", event: `procedure ${path} refused`, requestId, code, ...who });
}

/**
 * May this role do this: asked here, from what the procedure declares. On which units: asked
 * inside the query. A procedure that declares nothing is refused.
 */
const declared = t.middleware(({ ctx, meta, next }) => {
  if (meta === undefined) throw new Problem("forbidden", {});
  if (meta.permission === "public") return next();
  if (ctx.actor === null) throw new Problem("not-signed-in", {});
  if (meta.permission !== "signed-in" && ctx.actor.heldBack === true) {
    throw new Problem("second-factor-required", {});
  }
  if (meta.permission !== "signed-in" && !can(ctx.actor.grants, meta.permission)) {
    throw new Problem("forbidden", {});
  }
  return next();
});

const base = t.procedure.use(asTrpcError).use(declared);

/** Open to everybody. */
export const openProcedure = base.meta({ permission: "public" });

/** For everybody with a session. */
export const signedIn = base.meta({ permission: "signed-in" }).use(withActor());

/** For whoever holds the permission on some unit. */
export function allowed(permission: Permission) {
  return base.meta({ permission }).use(withActor());
}

function withActor() {
  return t.middleware(({ ctx, next }) => {
    if (ctx.actor === null) throw new Problem("not-signed-in", {});
    return next({ ctx: { ...ctx, actor: ctx.actor } });
  });
}
