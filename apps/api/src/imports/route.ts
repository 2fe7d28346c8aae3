import { type Context as HonoContext, Hono } from "hono";
import { writeEntrySheet } from "@cchc/documents/write/entry-sheet";
import { can } from "@cchc/domain/access/permissions";
import { fullName } from "@cchc/domain/unit/unit";
import type { ActorReader } from "../auth/actor.ts";
import { contentDisposition } from "../files/file-name.ts";
import { Problem } from "../problem.ts";
import { refusal } from "../refusal.ts";
import { readCells, toCells } from "../reports/queries.ts";
import { findTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { entrySheetOf } from "./template.ts";

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `/template/<unit>/<period>.xlsx`: a report to fill in offline, for whoever may write it. */
export function importsRoute(services: Services, readActor: ActorReader): Hono {
  const route = new Hono();
  route.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    return refusal(error, c.req.path);
  });
  route.get("/template/:unit/:file", async (c: HonoContext) => {
    const actor = await readActor(c.req.raw.headers);
    if (actor === null) throw new Problem("not-signed-in", {});
    if (!can(actor.grants, "report.edit")) throw new Problem("forbidden", {});
    const periodId = /^(.+)\.xlsx$/u.exec(c.req.param("file") ?? "")?.[1];
    if (periodId === undefined) throw new Problem("not-found", {});
    const address = { unitId: c.req.param("unit") ?? "", periodId };
    const target = await findTarget(services, actor, "report.edit", address);
    const { form, unitId, period, tree } = target;
    const cells = toCells(await readCells(services.db, form, unitId, period.id));
    const unit = tree.get(unitId);
    const about = `${unit === undefined ? unitId : fullName(unit)}, ${period.name}`;
    const bytes = await writeEntrySheet(entrySheetOf({ form, about, cells }));
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": spreadsheet,
        "content-disposition": contentDisposition("attachment", `Mẫu nhập ${about}.xlsx`),
        "content-length": String(bytes.length),
        "cache-control": "private, no-store",
      },
    });
  });
  return route;
}
