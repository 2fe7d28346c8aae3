import { type Context as HonoContext, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z, ZodError } from "zod";
import { fileName } from "@cchc/domain/text/csv";
import type { Actor, Inherit } from "../auth/actor.ts";
import { callAs } from "../caller.ts";
import { trpcCode } from "../error-map.ts";
import { routeOf } from "../health/requests.ts";
import { type KeyHolder, readKeyHolder } from "../keys/keys.ts";
import type { KeyScope } from "../keys/scopes.ts";
import { Problem } from "../problem.ts";
import { detailOf } from "../refusal.ts";
import { opId, periodId, unitId } from "../reports/input.ts";
import type { Services } from "../services.ts";
import { type Context, publicError } from "../trpc.ts";
import { describeApi, writtenCells } from "./describe.ts";
import { type Format, formats, mediaTypes, written } from "./format.ts";
import { pageStyle, readablePage } from "./page.ts";
import type { AnyTable } from "./table.ts";
import { tables } from "./tables.ts";

export interface OpenApiOptions {
  readonly services: Services;
  readonly inherit: Inherit;
  /** What procedures are called with, in somebody's name. */
  readonly contextOf: (actor: Actor | null, requestId: string) => Context;
}

const formatQuery = z.enum(formats).default("json");

/** The API for other programs, mounted at `/api/v1`: one address a table, a page that describes them. */
export function openApiRoute({ services, inherit, contextOf }: OpenApiOptions): Hono {
  const route = new Hono();

  route.onError((error, c) => {
    const known = refusalOf(error);
    if (known.code === "internal") {
      const event = `${c.req.method} ${routeOf(c.req.path)} failed`;
      services.log({
        level: "error",
        event,
        requestId: c.get("requestId"),
        detail: detailOf(error),
      });
    }
    const { status, ...body } = known;
    return Response.json(body, { status });
  });

  const holderOf = async (c: HonoContext, scope: KeyScope): Promise<KeyHolder> => {
    const holder = await readKeyHolder(services, c.req.header("authorization"), inherit);
    if (holder === null) throw new Problem("key-refused", {});
    if (!holder.scopes.includes(scope)) throw new Problem("forbidden", {});
    return holder;
  };
  const description = (c: HonoContext) => describeApi(new URL(c.req.url).origin);
  route.get("/openapi.json", (c) => c.json(description(c)));
  route.get("/", (c) => c.html(readablePage(tables)));
  route.get("/page.css", (c) =>
    c.body(pageStyle, 200, { "content-type": "text/css; charset=utf-8" }),
  );

  for (const table of tables) {
    route.get(`/${table.path}`, async (c) => {
      const { format: asked, ...params } = c.req.query();
      const format = formatQuery.parse(asked);
      requireGiven(table, params);
      const holder = table.scope === "public" ? null : await holderOf(c, table.scope);
      const actor = holder?.actor ?? null;
      const caller = callAs(contextOf(actor, c.get("requestId")));
      const rows = await table.ask({ caller, services, actor }, params);
      return new Response(written(table, rows, format), {
        headers: headersOf(table, format, rows.next),
      });
    });
  }

  route.put("/reports/:period/:unit/cells", async (c) => {
    const holder = await holderOf(c, "report.edit");
    const address = {
      periodId: periodId.parse(c.req.param("period")),
      unitId: unitId.parse(c.req.param("unit")),
    };
    const id = opId.parse(c.req.header("idempotency-key"));
    const { cells } = writtenCells.parse(await bodyOf(c));
    const caller = callAs(contextOf(holder.actor, c.get("requestId")));
    return c.json(await caller.reports.saveCells({ opId: id, ...address, cells }));
  });

  route.all("*", () => {
    throw new Problem("not-found", {});
  });
  return route;
}

/** @throws Problem `bad-input` naming a parameter that has to be there and is not. */
function requireGiven({ params }: AnyTable, given: Readonly<Record<string, string>>): void {
  const absent = Object.entries(params.shape).find(
    ([name, schema]) => given[name] === undefined && !schema.safeParse(undefined).success,
  );
  if (absent === undefined) return;
  const reason = `Thiếu tham số “${absent[0]}”: hãy gửi kèm, xem trang mô tả ở /api/v1.`;
  throw new Problem("bad-input", { reason });
}

async function bodyOf(c: HonoContext): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem("bad-input", {});
    throw error;
  }
}

function headersOf(
  table: AnyTable,
  format: Format,
  next: string | undefined,
): Record<string, string> {
  return {
    "content-type": mediaTypes[format],
    "cache-control": "no-store",
    ...(format === "json"
      ? {}
      : { "content-disposition": `attachment; filename="${fileName([table.path], format)}"` }),
    ...(next === undefined ? {} : { "x-next": encodeURIComponent(next) }),
  };
}

/** What leaves the server of a failure: a code of the closed list, its sentence, its status. */
function refusalOf(error: Error) {
  if (error instanceof HTTPException) return refusalOf(new Problem("forbidden", {}));
  if (error instanceof ZodError) {
    const field = error.issues[0]?.path.join(".") ?? "";
    return refusalOf(new Problem("bad-input", field === "" ? {} : { field }));
  }
  const cause =
    error instanceof TRPCError ? error : new TRPCError({ code: codeOf(error), cause: error });
  return { ...publicError(cause), status: getHTTPStatusCodeFromError(cause) };
}

function codeOf(error: Error): TRPCError["code"] {
  return error instanceof Problem ? trpcCode[error.code] : "INTERNAL_SERVER_ERROR";
}
