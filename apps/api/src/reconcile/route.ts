import { createHash } from "node:crypto";
import { type Context as HonoContext, Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { DOSSIER_LIMITS } from "@cchc/documents/read/dossier-file";
import { can } from "@cchc/domain/access/permissions";
import { fileName } from "@cchc/domain/text/csv";
import { todayInVietnam } from "@cchc/domain/text/days";
import { cleanText } from "@cchc/domain/text/hygiene";
import type { Actor, ActorReader } from "../auth/actor.ts";
import { contentDisposition } from "../files/file-name.ts";
import { sizeWords } from "../files/incoming.ts";
import { Problem } from "../problem.ts";
import { refusal } from "../refusal.ts";
import { code, opId } from "../reports/input.ts";
import { readCells } from "../reports/queries.ts";
import { findTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { comparisonCsv, comparisonXlsx } from "./download.ts";
import type { ReconcileJobs } from "./jobs.ts";
import { recallLayout } from "./layouts.ts";
import { compareRows } from "./view.ts";

const sendQuery = z.object({
  unit: code(100),
  period: code(100),
  name: z.string().min(1).max(1000),
});
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the routes work with. */
export interface ReconcileServices {
  readonly services: Services;
  readonly readActor: ActorReader;
  readonly jobs: ReconcileJobs;
}

/**
 * Exports of the one-stop software come in here and not among the files: they carry people's names,
 * so their bytes stay in memory and are forgotten. `POST /?unit=&period=&name=`;
 * `GET /<unit>/<period>/doi-chieu.csv` or `.xlsx` is the comparison.
 */
export function reconcileRoute({ services, readActor, jobs }: ReconcileServices): Hono {
  const route = new Hono();
  route.use(csrf());
  route.onError((error, c) => {
    // Another site's page sent it.
    if (error instanceof HTTPException) return refusal(new Problem("forbidden", {}), c.req.path);
    if (!(error instanceof Problem)) throw error;
    return refusal(error, c.req.path);
  });
  const actorOf = async (c: HonoContext): Promise<Actor> => {
    const actor = await readActor(c.req.raw.headers);
    if (actor === null) throw new Problem("not-signed-in", {});
    if (!can(actor.grants, "report.edit")) throw new Problem("forbidden", {});
    return actor;
  };

  route.post("/", async (c) => {
    const actor = await actorOf(c);
    const query = sendQuery.safeParse(c.req.query());
    // A header that no form of another site can send.
    const id = opId.safeParse(c.req.header("x-operation-id"));
    if (!query.success || !id.success) throw new Problem("bad-input", {});
    const address = { unitId: query.data.unit, periodId: query.data.period };
    const { unitId } = await findTarget(services, actor, "report.edit", address);
    const bytes = await take(c.req.raw.body);
    const last = cleanText(query.data.name.split(/[/\\]/).at(-1) ?? "").replaceAll("\n", " ");
    jobs.start({
      ...address,
      id: id.data,
      owner: actor.userId,
      file: { name: last.slice(0, 150), bytes },
      hash: createHash("sha256").update(bytes).digest("hex"),
      recall: (looked) => recallLayout(services.db, unitId, looked),
    });
    c.header("cache-control", "no-store");
    return c.json({ jobId: id.data });
  });

  route.get("/:unit/:period/:file", async (c) => {
    const actor = await actorOf(c);
    const { unit: unitId, period: periodId, file } = c.req.param();
    const target = await findTarget(services, actor, "report.edit", { unitId, periodId });
    const counted = jobs.find(actor.userId, { unitId, periodId })?.counted;
    const format = /^doi-chieu\.(csv|xlsx)$/.exec(file)?.[1];
    if (counted === undefined || counted === null || format === undefined) {
      throw new Problem("not-found", {});
    }
    const { form, period } = target;
    const rows = compareRows(
      form,
      counted.rows,
      await readCells(services.db, form, unitId, periodId),
    );
    const comparison = { form, counted, rows, today: todayInVietnam(services.now()) };
    const name = fileName(["đối chiếu một cửa", period.name], format);
    return new Response(format === "csv" ? comparisonCsv(comparison) : comparisonXlsx(comparison), {
      headers: {
        "content-type": format === "csv" ? "text/csv; charset=utf-8" : spreadsheet,
        "content-disposition": contentDisposition("attachment", name),
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  });
  return route;
}

/** All bytes of a request. @throws Problem `too-large` as soon as they are too many. */
async function take(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? new Blob([]).stream()) {
    size += part.length;
    if (size > DOSSIER_LIMITS.bytes) {
      throw new Problem("too-large", { limit: sizeWords(DOSSIER_LIMITS.bytes) });
    }
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
