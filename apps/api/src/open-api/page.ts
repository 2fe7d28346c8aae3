import { html, raw } from "hono/html";
import { allScopes, keyScopes } from "../keys/scopes.ts";
import type { AnyTable } from "./table.ts";

const example = `curl -H "Authorization: Bearer $CCHC_KEY" \\
  "https://cchc.tinh.gov.vn/api/v1/indicators?period=…&node=…&format=csv"`;

/** The API in words, for whoever writes a program against it: no script, no other file. */
export function readablePage(tables: readonly AnyTable[]) {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API của Sổ CCHC</title>
        <link rel="stylesheet" href="/api/v1/page.css" />
      </head>
      <body>
        <main>
          <h1>API của Sổ CCHC</h1>
          <p>
            Phần mềm khác đọc được mọi bảng dưới đây và ghi được số liệu vào báo cáo, trong phạm vi
            và quyền của người tạo khóa. Mô tả cho máy:
            <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
          </p>
          <h2 id="khoa">Khóa</h2>
          <p>Tạo ở <em>Kết nối</em> trong ứng dụng; khóa chỉ hiện một lần. Gửi kèm mỗi yêu cầu:</p>
          <pre><code>${example}</code></pre>
          <table>
            <thead>
              <tr>
                <th scope="col">Phạm vi</th>
                <th scope="col">Cho phép</th>
              </tr>
            </thead>
            <tbody>
              ${allScopes.map(
                (scope) =>
                  html`<tr>
                    <td><code>${scope}</code></td>
                    <td>${keyScopes[scope]}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2 id="tra-loi">Cách trả lời</h2>
          <p>
            <code>format=json</code> (mặc định): <code>{"data": […], "next": …}</code>; khi
            <code>next</code> khác null, gửi lại với <code>after</code> bằng giá trị đó để lấy trang
            sau. <code>format=csv</code>: UTF-8, dấu chấm phẩy, dòng đầu là tên cột.
            <code>format=xlsx</code>: bảng tính với tiêu đề tiếng Việt. Điểm và tỷ lệ là số nguyên
            phần trăm: 9953 là 99,53. Giá trị chưa có là null, khác với 0.
          </p>
          <p>
            Khi từ chối: <code>{"code", "message", "params"}</code>, trong đó
            <code>message</code> là một câu tiếng Việt nói cần làm gì.
          </p>
          <h2 id="bang">Các bảng</h2>
          ${tables.map(tableSection)}
          <h2 id="ghi">Ghi số liệu</h2>
          <p>
            <code>PUT /api/v1/reports/{period}/{unit}/cells</code>, phạm vi
            <code>report.edit</code>, tiêu đề <code>Idempotency-Key</code> là một UUID: gửi lại cùng
            UUID thì không ghi lần hai. Mỗi ô có <code>version</code> đã đọc được; ô đã có người sửa
            trước trả về ở <code>conflicts</code>, không bị ghi đè.
          </p>
          <pre><code>${writeExample}</code></pre>
          <h2 id="bao-tin">Báo tin</h2>
          <p>
            Máy chủ gửi POST tới địa chỉ đã đăng ký khi báo cáo được nộp
            (<code>report.submitted</code>), bị trả lại (<code>report.returned</code>) hoặc kết quả
            được công bố (<code>result.published</code>). Mỗi tin có <code>webhook-id</code>,
            <code>webhook-timestamp</code> và <code>webhook-signature</code> (HMAC-SHA256 của
            <code>id.timestamp.nội dung</code>, theo Standard Webhooks); gửi lại đến khi nhận được
            mã 2xx, nhiều nhất 6 lần. Trùng <code>webhook-id</code> là cùng một tin.
          </p>
        </main>
      </body>
    </html>`;
}

const writeExample = `{
  "cells": [
    {
      "field": "tthc.received.online", "row": "", "version": 3,
      "cell": { "state": "entered", "value": 1049, "qualifier": "exact", "source": "Một cửa điện tử" }
    },
    { "field": "tthc.pending.late", "row": "", "version": 0, "cell": { "state": "none" } }
  ]
}`;

function tableSection({ path, title, about, scope, params, columns }: AnyTable) {
  const shape = Object.entries(params.shape);
  return html`<section id="${path}">
    <h3>${title} <code>GET /api/v1/${path}</code></h3>
    <p>${about} ${scope === "public" ? "Không cần khóa." : html`Phạm vi <code>${scope}</code>.`}</p>
    ${
      shape.length === 0
        ? raw("")
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Tham số</th>
                <th scope="col">Ý nghĩa</th>
              </tr>
            </thead>
            <tbody>
              ${shape.map(
                ([name, schema]) =>
                  html`<tr>
                    <td><code>${name}</code></td>
                    <td>
                      ${schema.meta()?.description ?? ""}${schema.isOptional() ? " (không bắt buộc)" : ""}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <table>
      <thead>
        <tr>
          <th scope="col">Cột</th>
          <th scope="col">Ý nghĩa</th>
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          (column) =>
            html`<tr>
              <td><code>${column.name}</code></td>
              <td>${column.about}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** The page's looks: paper and ink, light and dark, A4. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #16201f; --paper: #fbfaf7; --rule: #d5d2c8; --accent: #0b5d5a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8e4; --paper: #12191a; --rule: #36403f; --accent: #6cc5be; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 "Noto Sans", system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 2rem 0 0.25rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
h3 code { font-weight: 400; margin-left: 0.5rem; }
p { max-width: 72ch; margin: 0.5rem 0; }
a { color: var(--accent); }
code, pre { font: 0.875em/1.5 ui-monospace, "Cascadia Mono", Consolas, monospace; }
pre { border-left: 2px solid var(--rule); padding: 0.5rem 1rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { width: 12rem; white-space: nowrap; }
@media (max-width: 40rem) { th:first-child, td:first-child { width: auto; white-space: normal; overflow-wrap: anywhere; } }
@media print { body { background: none; } section, tr { break-inside: avoid; } }
`;
