import { type Context as HonoContext, Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { can } from "@cchc/domain/access/permissions";
import type { Actor, ActorReader } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { refusal } from "../refusal.ts";
import { code, opId } from "../reports/input.ts";
import type { Services } from "../services.ts";
import { findFile } from "./download.ts";
import { contentDisposition } from "./file-name.ts";
import { kindOfMediaType } from "./file-kind.ts";
import { receiveUpload } from "./upload.ts";

const uploadQuery = z.object({ unit: code(100), name: z.string().min(1).max(1000) });
const filePath = z.object({ document: code(100), position: z.coerce.number().int().min(1) });

/**
 * Uploads and downloads, beside the procedures because their bytes are streamed. They carry headers of
 * their own: a file that a person gave must be able to do nothing in the browser of another.
 */
export function filesRoute(services: Services, readActor: ActorReader): Hono {
  const route = new Hono();
  route.use(csrf());
  route.use(async (c, next) => {
    await next();
    c.header("x-frame-options", "SAMEORIGIN");
    if (!c.res.headers.has("content-security-policy")) {
      const nothing = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";
      c.header("content-security-policy", nothing);
    }
  });
  route.onError((error, c) => {
    // Another site's page sent it.
    if (error instanceof HTTPException) return refusal(new Problem("forbidden", {}), c.req.path);
    if (!(error instanceof Problem)) throw error;
    return refusal(error, c.req.path);
  });

  const actorOf = async (c: HonoContext, permission: "document.read" | "document.edit") => {
    const actor = await readActor(c.req.raw.headers);
    if (actor === null) throw new Problem("not-signed-in", {});
    if (!can(actor.grants, permission)) throw new Problem("forbidden", {});
    return actor;
  };

  /** The bytes are the body; `?unit=&name=`; the operation's id in `x-operation-id`, which no form can send. */
  route.post("/", async (c) => {
    const actor = await actorOf(c, "document.edit");
    const query = uploadQuery.safeParse(c.req.query());
    const id = opId.safeParse(c.req.header("x-operation-id"));
    if (!query.success || !id.success) throw new Problem("bad-input", {});
    const { unit: unitId, name } = query.data;
    const source = c.req.raw.body ?? new Blob([]).stream();
    const upload = await receiveUpload(services, actor, { opId: id.data, unitId, name, source });
    c.header("cache-control", "no-store");
    return c.json(upload);
  });

  /** `?xem` shows a PDF or a picture in the browser; everything else is saved. */
  route.get("/:document/:position", async (c) => {
    const actor = await actorOf(c, "document.read");
    const path = filePath.safeParse(c.req.param());
    if (!path.success) throw new Problem("not-found", {});
    return sendFile(c, services, actor, path.data);
  });
  return route;
}

interface FilePath {
  readonly document: string;
  readonly position: number;
}

async function sendFile(
  c: HonoContext,
  services: Services,
  actor: Actor,
  { document, position }: FilePath,
): Promise<Response> {
  const file = await findFile(services, actor, document, position);
  const opened = await services.files.open(file.hash);
  if (opened === null) {
    services.log({ level: "error", event: "a stored file is missing", detail: file.hash });
    throw new Problem("not-found", {});
  }
  if (opened.size !== null && opened.size !== file.size) {
    await opened.stream.cancel();
    const event = "a stored file is cut off: put it back from a backup";
    services.log({ level: "error", event, detail: file.hash });
    throw new Problem("internal", {});
  }
  const kind = kindOfMediaType(file.mediaType);
  const shown = kind?.shown === true && c.req.query("xem") !== undefined;
  const text = file.mediaType.startsWith("text/") ? "; charset=utf-8" : "";
  return new Response(opened.stream, {
    headers: {
      "content-type": `${file.mediaType}${text}`,
      "content-length": String(file.size),
      "content-disposition": contentDisposition(shown ? "inline" : "attachment", file.name),
      "content-security-policy": policy(shown ? file.mediaType : ""),
      "cache-control": "private, no-store",
    },
  });
}

/**
 * Nothing loads, nothing runs. A sandbox too, except for a PDF that is shown: Chrome draws none in a
 * sandbox and has its own process for them, which runs nothing of ours.
 */
function policy(mediaType: string): string {
  if (mediaType === "application/pdf") {
    return "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";
  }
  return "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'; sandbox";
}
