import type { Context, Hono } from "hono";
import { z } from "zod";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { formatHundredths } from "@cchc/domain/text/numbers";
import type { Services } from "../services.ts";
import type { PublicationContent } from "./content.ts";
import { findPublished } from "./read.ts";

/** What was published, for everybody: the very text that the hash is of, and a table. */
export function servePublications(app: Hono, services: Pick<Services, "db">): void {
  const path = (kind: Kind): string => `/api/cong-bo/:id/ket-qua.${kind}`;
  app.get(path("json"), (c) => download(c, services, "json"));
  app.get(path("csv"), (c) => download(c, services, "csv"));
}

type Kind = "json" | "csv";

async function download(c: Context, { db }: Pick<Services, "db">, kind: Kind): Promise<Response> {
  const id = z.uuid().safeParse(c.req.param("id"));
  const found = id.success ? await findPublished(db, id.data) : undefined;
  if (found === undefined) return c.notFound();
  const { text, content, hash } = found;
  c.header("cache-control", "public, max-age=31536000, immutable");
  c.header("etag", `"${hash}"`);
  const about = ["ket-qua-cchc", String(content.round.year), "so", String(content.number)];
  c.header("content-disposition", `attachment; filename="${fileName(about, kind)}"`);
  return kind === "json"
    ? c.body(text, 200, { "content-type": "application/json; charset=utf-8" })
    : c.body(tableOf(content), 200, { "content-type": "text/csv; charset=utf-8" });
}

/** One row a unit, in the order of the tree; what is not a figure says so above the heading. */
export function tableOf({ set, units, illustration }: PublicationContent): string {
  const beside = units.some(({ bonus, rescaled }) => [bonus, rescaled].some(isSome));
  const heading = [
    "Hạng",
    "Đơn vị",
    ...(set.blocks.length > 0 ? ["Khối"] : []),
    "Điểm",
    "Chỉ số (%)",
    "Xếp loại",
    ...set.areas.map(({ code, label }) => `${code}. ${label}`),
    ...(beside ? ["Thưởng, trừ", "Quy đổi"] : []),
    "Mã phiếu",
  ];
  const blocks = new Map(set.blocks.map(({ code, label }) => [code, label]));
  const rows = units.map((unit) => [
    unit.rank === null ? "" : String(unit.rank),
    unit.name,
    ...(set.blocks.length > 0 ? [blocks.get(unit.block ?? "") ?? ""] : []),
    points(unit.total),
    points(unit.index),
    unit.grade ?? "Chưa xếp loại",
    ...set.areas.map((_area, at) => points(unit.areas?.[at]?.[0] ?? null)),
    ...(beside ? [points(unit.bonus), points(unit.rescaled)] : []),
    unit.code ?? "",
  ]);
  const notice = [
    ...(set.notice === undefined ? [] : [[set.notice]]),
    ...(illustration ? [["Số liệu minh họa"]] : []),
  ];
  return toCsv([...notice, heading, ...rows]);
}

/** Neither nothing nor unknown: 0 changes no total, null says there is none. */
function isSome(hundredths: number | null): boolean {
  return hundredths !== null && hundredths !== 0;
}

function points(hundredths: number | null): string {
  return hundredths === null ? "" : formatHundredths(hundredths);
}
