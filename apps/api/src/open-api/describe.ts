import { OpenAPIHono, z } from "@hono/zod-openapi";
import { cellWrite, mostCells, opId, periodId, unitId } from "../reports/input.ts";
import { formats, mediaTypes } from "./format.ts";
import type { AnyTable, Column } from "./table.ts";
import { tables } from "./tables.ts";

/** Figures that a program writes into one report. */
export const writtenCells = z.object({ cells: z.array(cellWrite).min(1).max(mostCells) });

const problem = z
  .object({
    code: z.string().meta({ description: "Mã lỗi trong danh sách đóng, không đổi" }),
    message: z.string().meta({ description: "Một câu tiếng Việt nói cần làm gì" }),
    params: z.unknown(),
  })
  .meta({ id: "Problem" });

function rowSchema({ columns }: AnyTable) {
  return z.object(
    Object.fromEntries(
      columns.map((column) => [
        column.name,
        valueSchema(column).nullable().meta({ description: column.about }),
      ]),
    ),
  );
}

function valueSchema({ kind }: Column) {
  switch (kind) {
    case "count":
    case "hundredths":
      return z.int();
    case "boolean":
      return z.boolean();
    case "day":
      return z.iso.date();
    case "instant":
      return z.iso.datetime();
    default:
      return z.string();
  }
}

const failures = {
  400: "Tham số chưa đúng",
  401: "Thiếu khóa, khóa sai, đã thu hồi hoặc hết hạn",
  403: "Khóa không có phạm vi này, hoặc chủ khóa không có quyền",
  404: "Không có, hoặc nằm ngoài phạm vi của chủ khóa",
  429: "Gọi quá nhiều",
};

const refusals = Object.fromEntries(
  Object.entries(failures).map(([status, description]) => [
    status,
    { description, content: { "application/json": { schema: problem } } },
  ]),
);

/** The description of the whole API, OpenAPI 3.1. `server`: the address that people type. */
export function describeApi(server: string): ReturnType<OpenAPIHono["getOpenAPI31Document"]> {
  const app = new OpenAPIHono();
  const { openAPIRegistry: registry } = app;
  const key = registry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "Khóa tạo ở trang Tài khoản của tôi → Kết nối, dạng cchc_…_…",
  });
  for (const table of tables) {
    const format = z.enum(formats).default("json").meta({ description: "Dạng trả về" });
    const ok = z
      .object({ data: z.array(rowSchema(table)), next: z.string().nullable() })
      .meta({ description: table.about });
    registry.registerPath({
      method: "get",
      path: `/api/v1/${table.path}`,
      operationId: table.path,
      summary: table.title,
      description: table.about,
      tags: [table.scope === "public" ? "Công khai" : "Đọc"],
      security: table.scope === "public" ? [] : [{ [key.name]: [table.scope] }],
      request: { query: table.params.extend({ format }) },
      responses: {
        200: {
          description: table.about,
          content: {
            "application/json": { schema: ok },
            [mediaTypes.csv]: { schema: z.string() },
            [mediaTypes.xlsx]: { schema: z.string().meta({ format: "binary" }) },
          },
        },
        ...refusals,
      },
    });
  }
  registry.registerPath({
    method: "put",
    path: "/api/v1/reports/{period}/{unit}/cells",
    operationId: "writeCells",
    summary: "Ghi số liệu vào một báo cáo",
    description:
      "Ghi như người nhập trên màn hình: cùng quyền, cùng lịch sử. Ô đã bị người khác sửa trước trả về ở conflicts, không ghi đè.",
    tags: ["Ghi"],
    security: [{ [key.name]: ["report.edit"] }],
    request: {
      params: z.object({ period: periodId, unit: unitId }),
      headers: z.object({
        "idempotency-key": opId.meta({
          description: "UUID do phía gọi đặt; gửi lại cùng UUID thì không ghi lần hai",
        }),
      }),
      body: { content: { "application/json": { schema: writtenCells } }, required: true },
    },
    responses: {
      200: {
        description: "Những ô đã ghi với phiên bản mới, và những ô bị trùng sửa",
        content: { "application/json": { schema: z.unknown() } },
      },
      ...refusals,
    },
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Sổ CCHC",
      version: "1.0.0",
      description:
        "Đọc mọi bảng số liệu dưới dạng JSON, CSV hoặc XLSX và ghi số liệu vào báo cáo, trong phạm vi và quyền của chủ khóa.",
    },
    servers: [{ url: server }],
  });
}
