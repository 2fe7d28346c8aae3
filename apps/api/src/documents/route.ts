import { createReadStream } from "node:fs";
import { type Context as HonoContext, Hono } from "hono";
import { PdfProblem } from "@cchc/documents/write/pdf";
import { can, type Permission } from "@cchc/domain/access/permissions";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import type { Actor, ActorReader } from "../auth/actor.ts";
import { contentDisposition } from "../files/file-name.ts";
import { Problem } from "../problem.ts";
import { refusal } from "../refusal.ts";
import { findNode } from "../review/scope.ts";
import type { Services } from "../services.ts";
import { requirePlan } from "../plans/reach.ts";
import { readPlan } from "../plans/read.ts";
import { paperFileName } from "./file-names.ts";
import { findIssued } from "./issued.ts";
import type { PaperJobs } from "./jobs.ts";
import { composePaper, findPaper } from "./paper.ts";
import { composeStoredPlan } from "./plan-paper.ts";
import { type DocumentFormat, documentFormats, mediaTypes, produce } from "./produce.ts";
import { composeRollUp } from "./roll-up.ts";
import { createTurns } from "./turns.ts";
import { fillOwnTemplate } from "./word-templates.ts";

/** LibreOffice takes a core and some hundred megabytes: one paper after the other, few in line. */
const pdfLine = { each: 3, all: 30 } as const;

/**
 * Papers as files: `/report/<unit>/<period>.docx?mau=<template>`, `/issued/<id>.docx`,
 * `/own/<unit>/<period>/<template>.docx`,
 * `/roll-up/<node>/<period>.docx`, `/plan/<id>.docx`, `/job/<id>.zip`; `.xlsx` and `.pdf` too. Each is made when it is
 * asked for, for whoever may read what is in it.
 */
export function papersRoute(services: Services, readActor: ActorReader, jobs: PaperJobs): Hono {
  const route = new Hono();
  const inTurn = createTurns(pdfLine);
  route.onError((error, c) => {
    if (error instanceof PdfProblem) return noPdf(error, c.req.path);
    // Whoever asked went away; nobody reads this.
    if (c.req.raw.signal.aborted) return new Response(null, { status: 499 });
    if (!(error instanceof Problem)) throw error;
    return refusal(error, c.req.path);
  });

  const actorOf = async (c: HonoContext, permission: Permission): Promise<Actor> => {
    const actor = await readActor(c.req.raw.headers);
    if (actor === null) throw new Problem("not-signed-in", {});
    if (!can(actor.grants, permission)) throw new Problem("forbidden", {});
    return actor;
  };
  const send = async (
    c: HonoContext,
    { userId }: Actor,
    { document, format }: { readonly document: OfficialDocument; readonly format: DocumentFormat },
  ): Promise<Response> => {
    const make = () => produce(document, format);
    const bytes = await (format === "pdf" ? inTurn(userId, c.req.raw.signal, make) : make());
    return download(bytes, { type: mediaTypes[format], name: paperFileName(document, format) });
  };

  route.get("/report/:unit/:file", async (c) => {
    const actor = await actorOf(c, "report.read");
    const { name: periodId, format } = fileOf(c.req.param("file"));
    const template = c.req.query("mau");
    const address = { unitId: c.req.param("unit"), periodId, template };
    const found = await findPaper(services, actor, address);
    return send(c, actor, { document: await composePaper(services, found), format });
  });
  route.get("/own/:unit/:period/:file", async (c) => {
    const actor = await actorOf(c, "report.read");
    const { unit: unitId, period: periodId, file } = c.req.param();
    const { name, format } = fileOf(file);
    if (format !== "docx") throw new Problem("not-found", {});
    const bytes = await fillOwnTemplate(services, actor, { unitId, periodId, name });
    return download(bytes, { type: mediaTypes.docx, name: `${name}.docx` });
  });
  route.get("/issued/:file", async (c) => {
    const actor = await actorOf(c, "report.read");
    const { name: id, format } = fileOf(c.req.param("file"));
    const { content } = await findIssued(services, actor, id);
    return send(c, actor, { document: content.document, format });
  });
  route.get("/roll-up/:node/:file", async (c) => {
    const actor = await actorOf(c, "review.read");
    const { name: periodId, format } = fileOf(c.req.param("file"));
    const node = await findNode(services, actor, { nodeId: c.req.param("node"), periodId });
    return send(c, actor, { document: await composeRollUp(services, node), format });
  });
  route.get("/plan/:file", async (c) => {
    const actor = await actorOf(c, "plan.read");
    const { name: id, format } = fileOf(c.req.param("file"));
    await requirePlan(services, actor, id);
    const plan = await readPlan(services.db, id);
    if (plan === undefined) throw new Problem("not-found", {});
    return send(c, actor, { document: await composeStoredPlan(services, plan), format });
  });
  route.get("/job/:file", async (c) => {
    const actor = await actorOf(c, "review.read");
    const id = /^(.+)\.zip$/u.exec(c.req.param("file"))?.[1] ?? "";
    const file = jobs.file(actor.userId, id);
    if (file === null) throw new Problem("not-found", {});
    const stream = ReadableStream.from<Uint8Array>(createReadStream(file.path));
    const headers = {
      ...headersOf("application/zip", file.name),
      "content-length": `${file.size}`,
    };
    return new Response(stream, { headers });
  });
  return route;
}

function fileOf(file: string): { readonly name: string; readonly format: DocumentFormat } {
  const [, name, ending] = /^(.+)\.([a-z]+)$/u.exec(file) ?? [];
  const format = documentFormats.find((one) => one === ending);
  if (name === undefined || format === undefined) throw new Problem("not-found", {});
  return { name, format };
}

function headersOf(type: string, name: string): Record<string, string> {
  return {
    "content-type": type,
    "content-disposition": contentDisposition("attachment", name),
    "cache-control": "private, no-store",
  };
}

function download(
  bytes: Uint8Array,
  { type, name }: { readonly type: string; readonly name: string },
): Response {
  const headers = { ...headersOf(type, name), "content-length": String(bytes.length) };
  return new Response(new Uint8Array(bytes), { headers });
}

/** In the shape of every other refusal; its sentence says what can be had instead. */
function noPdf({ message }: PdfProblem, path: string): Response {
  const data = { code: "unavailable", params: {}, httpStatus: 503, path };
  return Response.json({ error: { code: -32603, message, data } }, { status: 503 });
}
