import { z } from "zod";
import { unitId } from "../../reports/input.ts";
import { count, dayColumn, flag, instant, table, text } from "../table.ts";

export const documents = table({
  path: "documents",
  title: "Sổ văn bản",
  about: "Văn bản trong sổ của một đơn vị, mới nhất trước, mỗi trang 200 văn bản.",
  scope: "document.read",
  params: z.object({
    unit: unitId.meta({ description: "Mã đơn vị" }),
    year: z.coerce
      .number()
      .int()
      .min(1900)
      .max(2200)
      .optional()
      .meta({ description: "Năm ban hành" }),
    after: z
      .string()
      .max(200)
      .regex(/^\d{4}-\d{2}-\d{2} .+$/)
      .optional()
      .meta({ description: "Trang tiếp theo, lấy ở trường next" }),
  }),
  columns: [
    text("documentId", "Mã văn bản trong phần mềm này"),
    text("type", "Loại: plan, report, decision, article …"),
    text("number", "Số"),
    text("symbol", "Ký hiệu"),
    dayColumn("issuedOn", "Ngày ban hành"),
    text("issuer", "Cơ quan ban hành"),
    text("summary", "Trích yếu"),
    text("area", "Lĩnh vực cải cách"),
    count("files", "Số tệp"),
    count("version", "Lần ghi thứ mấy"),
    instant("updatedAt", "Lúc ghi"),
    flag("illustration", "Số liệu minh họa"),
  ],
  read: async ({ caller }, { unit, year, after }) => {
    const cursor = after === undefined ? null : { day: after.slice(0, 10), id: after.slice(11) };
    const asked = { unitId: unit, cursor, limit: 200, ...(year === undefined ? {} : { year }) };
    const page = await caller.documents.list(asked);
    return {
      rows: page.documents.map((entry) => ({
        documentId: entry.id,
        type: entry.type,
        number: entry.number,
        symbol: entry.symbol,
        issuedOn: entry.issuedOn,
        issuer: entry.issuer,
        summary: entry.summary,
        area: entry.area,
        files: entry.files.length,
        version: entry.version,
        updatedAt: entry.at.toISOString(),
        illustration: entry.illustration,
      })),
      next: page.next === null ? undefined : `${page.next.day} ${page.next.id}`,
    };
  },
});
