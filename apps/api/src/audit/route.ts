import { Hono } from "hono";
import { can } from "@cchc/domain/access/permissions";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { formatInstant, todayInVietnam } from "@cchc/domain/text/days";
import type { ActorReader } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { readUnitNames } from "../units/queries.ts";
import { type AuditCursor, type AuditQuery, listAudit } from "./list.ts";
import { type AuditReach, auditReach } from "./reach.ts";
import { auditFilter } from "./router.ts";

const head = [
  "Thời điểm",
  "Đơn vị",
  "Dòng",
  "Người làm",
  "Việc",
  "Về",
  "Trước",
  "Sau",
  "Mã thao tác",
  "Mã băm",
];

/** Lines read at once while a file is sent. */
const atOnce = 500;

/** `/export.csv`: the history within reach as auditors take it along, sent while it is read. */
export function auditRoute(services: Services, readActor: ActorReader): Hono {
  const route = new Hono();
  route.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    return refusal(error, c.req.path);
  });
  route.get("/export.csv", async (c) => {
    const actor = await readActor(c.req.raw.headers);
    if (actor === null) throw new Problem("not-signed-in", {});
    if (actor.heldBack === true) throw new Problem("second-factor-required", {});
    if (!can(actor.grants, "audit.read")) throw new Problem("forbidden", {});
    const filter = auditFilter.safeParse(c.req.query());
    if (!filter.success) throw new Problem("bad-input", {});
    const reach = await auditReach(services, actor);
    const { unitId } = filter.data;
    if (unitId !== undefined && !reach.unitIds.includes(unitId)) throw new Problem("not-found", {});
    const text = csvOf(services, reach, filter.data);
    const today = todayInVietnam(services.now());
    return new Response(ReadableStream.from(encoded(text)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName(["nhat-ky", today], "csv")}"`,
        "cache-control": "private, no-store",
      },
    });
  });
  return route;
}

async function* csvOf(
  services: Services,
  reach: AuditReach,
  filter: Omit<AuditQuery, "limit">,
): AsyncGenerator<string> {
  yield toCsv([head]);
  const names = new Map<string, string>();
  const today = todayInVietnam(services.now());
  let cursor: AuditCursor | null = null;
  do {
    const query: AuditQuery = { ...filter, cursor, limit: atOnce };
    const page = await listAudit(services.db, reach, query);
    const unknown = page.lines.map((line) => line.unitId).filter((id) => !names.has(id));
    for (const [id, name] of await readUnitNames(services, [...new Set(unknown)], today)) {
      names.set(id, name);
    }
    const lines = page.lines.map((line) => [
      formatInstant(line.at),
      line.unitId === "" ? "Hệ thống" : (names.get(line.unitId) ?? line.unitId),
      String(line.seq),
      line.by,
      line.what,
      line.of,
      line.withheld ? "(của đơn vị)" : (line.before ?? ""),
      line.withheld ? "(của đơn vị)" : (line.after ?? ""),
      line.operationId,
      line.hash,
    ]);
    if (lines.length > 0) yield toCsv(lines).slice(1);
    cursor = page.next;
  } while (cursor !== null);
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
