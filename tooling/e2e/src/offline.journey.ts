import { readFileSync } from "node:fs";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { appKept, cell, expectAccessible, picture, signInAs } from "./steps.ts";

const unitId = "mh-phuong-quang-khe";
const report = `/bao-cao/${unitId}/${periodIds.annual2026}`;
const procedures = `${report}/procedures`;

async function type(page: Page, code: string, text: string): Promise<void> {
  await cell(page, code).fill(text);
  await cell(page, code).press("Enter");
}

/** Everything on this computer that whoever sits down next could read: all storages, as text. */
async function readable(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const seen: string[] = [
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
    ];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(name)));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(new Error(store)));
        });
        for (const row of rows) {
          const bytes = row !== null && typeof row === "object" && "data" in row ? row.data : "";
          const text = bytes instanceof ArrayBuffer ? new TextDecoder("latin1").decode(bytes) : "";
          const kind = row !== null && typeof row === "object" && "seal" in row ? "A KEY" : "";
          seen.push(`${store} ${kind} ${JSON.stringify(row)} ${text}`);
        }
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) seen.push(url);
    }
    return seen.join("\n");
  });
}

test("with the line cut one goes on entering; a shared computer shows nothing to the next", async ({
  product,
  browser,
  windowOf,
}) => {
  await product.hire("song-yeu", "officer", unitId);
  await product.hire("nguoi-sau", "officer", unitId);
  await product.hire("o-xa", "officer", unitId);
  const context: BrowserContext = await browser.newContext({
    baseURL: product.url,
    extraHTTPHeaders: { "x-journey-address": "10.78.0.1" },
  });
  const page = await context.newPage();
  await page.goto(`/dang-nhap?tiep=${encodeURIComponent(procedures)}`);
  await signInAs(page, "song-yeu");
  await expect(cell(page, "tthc.resolved.late")).toBeVisible();
  await appKept(page);
  // Saved after the page was opened: it stands in the copy on this computer all the same.
  await type(page, "tthc.resolved.late", "90401");
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/^Mất mạng: đang dùng bản giữ trên máy này/)).toBeVisible();
  await expect(cell(page, "tthc.resolved.late")).toHaveValue("90.401");
  await type(page, "tthc.resolved.late", "90417");
  await type(page, "tthc.resolved.early", "90411");
  const waiting = page.getByText("Mất mạng: đang lưu trên máy này, còn 2 ô chờ gửi");
  await expect(waiting).toBeVisible();
  await expectAccessible(page);
  await picture(page, "60-mat-mang");
  // Checks work on what was kept: against last year's figure.
  await expect(page.getByText(/90.417 hồ sơ, cách xa mức thường thấy/).first()).toBeVisible();
  // The half of the visit that nobody planned: the computer restarts, still without a line.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(cell(page, "tthc.resolved.late")).toHaveValue("90.417");
  await expect(waiting).toBeVisible();
  expect(await readable(page)).not.toMatch(/9041[17]|song-yeu|Quang Khê/);

  // Meanwhile somebody else writes one of the two cells from another machine.
  const far = await windowOf("o-xa");
  await far.goto(procedures);
  await type(far, "tthc.resolved.early", "90412");
  await expect(far.getByText(/^Đã lưu lúc/)).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText(/Người dùng o-xa vừa ghi 90.412/)).toBeVisible();
  await expect(page.getByText("1 ô chưa lưu, chờ bạn chọn giá trị")).toBeVisible();
  // One question only: what this person saved here before is no conflict with themselves.
  await expect(page.getByRole("button", { name: "Giữ của tôi" })).toHaveCount(1);
  // A question that stands survives a reload as well.
  await page.reload();
  await page.getByRole("button", { name: "Giữ của tôi" }).click();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await far.reload();
  await expect(cell(far, "tthc.resolved.late")).toHaveValue("90.417");
  await expect(cell(far, "tthc.resolved.early")).toHaveValue("90.411");

  // Signing out with something unsent asks; what is left stays sealed.
  await context.setOffline(true);
  await type(page, "tthc.resolved.late", "90418");
  await expect(page.getByText(/còn 1 ô chờ gửi/)).toBeVisible();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  const leave = page.getByRole("dialog", { name: "Còn 1 ô chưa gửi" });
  await expectAccessible(page);
  await picture(page, "61-dang-xuat-con-o-chua-gui");
  await leave.getByRole("button", { name: "Để lại, đã mã hóa" }).click();
  await expect(page.getByRole("heading", { name: "Đăng nhập" })).toBeVisible();
  const left = await readable(page);
  expect(left).not.toMatch(/9041|song-yeu|Quang Khê|A KEY/);
  await page.goto(procedures);
  await expect(page.getByRole("heading", { name: "Đăng nhập" })).toBeVisible();

  await context.setOffline(false);
  await page.goto("/");
  await expect(page.getByText(/Số liệu chưa gửi còn trên máy này/)).toBeVisible();
  await signInAs(page, "nguoi-sau");
  await page.goto(procedures);
  await expect(cell(page, "tthc.resolved.late")).toHaveValue("90.417");
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page.getByRole("heading", { name: "Đăng nhập" })).toBeVisible();

  await page.goto(`/dang-nhap?tiep=${encodeURIComponent(procedures)}`);
  await signInAs(page, "song-yeu");
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await far.reload();
  await expect(cell(far, "tthc.resolved.late")).toHaveValue("90.418");
  await context.close();
});

test("a report is carried by hand: signed without a line, taken in once by the level above", async ({
  product,
  browser,
  windowOf,
}) => {
  const ward = "mh-phuong-phu-ha";
  await product.hire("mang-tay", "officer", ward);
  const context = await browser.newContext({
    baseURL: product.url,
    extraHTTPHeaders: { "x-journey-address": "10.78.0.2" },
  });
  const page = await context.newPage();
  const path = `/bao-cao/${ward}/${periodIds.annual2026}`;
  await page.goto(`/dang-nhap?tiep=${encodeURIComponent(`${path}/procedures`)}`);
  await signInAs(page, "mang-tay");
  await expect(cell(page, "tthc.resolved.late")).toBeVisible();
  await appKept(page);

  await context.setOffline(true);
  await page.reload();
  await type(page, "tthc.resolved.late", "90417");
  await page.getByRole("link", { name: "Về danh sách phần" }).click();
  await page.getByRole("link", { name: "Gói nộp mang tay" }).click();
  await page.getByLabel(/Tệp minh chứng/).setInputFiles({
    name: "ke-hoach.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4 ke hoach"),
  });
  await expectAccessible(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Lập gói" }).click();
  const file = await (await saving).path();
  await expect(page.getByText(/^Đã lập goi-.*\.cchc/)).toBeVisible();
  await picture(page, "62-goi-nop-mang-tay");

  const reviewer = await windowOf(accounts.provinceReviewer.username);
  await reviewer.goto("/admin/nhan-goi");
  const choose = reviewer.getByLabel("Tệp gói nộp");
  const text = readFileSync(file, "utf8");
  const changed = { mimeType: "application/octet-stream", name: "goi.cchc" };
  await choose.setInputFiles({ ...changed, buffer: Buffer.from(text.replace("90417", "90418")) });
  await expect(reviewer.getByText(/Chữ ký không khớp nội dung/)).toBeVisible();
  await choose.setInputFiles({ ...changed, buffer: Buffer.from(text.slice(0, -9)) });
  await expect(reviewer.getByText(/Gói bị cắt cụt/)).toBeVisible();
  await choose.setInputFiles(file);
  await expect(reviewer.getByText(/Đúng, của Người dùng mang-tay/)).toBeVisible();
  await expect(reviewer.getByRole("cell", { name: "90.417" })).toBeVisible();
  await expectAccessible(reviewer);
  await picture(reviewer, "63-nhan-goi");
  await reviewer.getByRole("button", { name: "Nhận số liệu của gói" }).click();
  await expect(reviewer.getByText(/^ĐÃ NHẬN GÓI/)).toBeVisible();
  await picture(reviewer, "64-bien-nhan-goi");
  await reviewer.getByRole("button", { name: "Nhận gói khác" }).click();
  await choose.setInputFiles(file);
  await expect(
    reviewer.getByText(/Gói này đã được .* nhận lúc .* không nhận lần nữa/),
  ).toBeVisible();
  await expect(reviewer.getByRole("button", { name: "Nhận số liệu của gói" })).toBeHidden();

  // The line is back: the same figure waits here, and nobody is asked which of two equals stays.
  await context.setOffline(false);
  await page.goto(`${path}/procedures`);
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await expect(cell(page, "tthc.resolved.late")).toHaveValue("90.417");
  await expect(page.getByRole("button", { name: "Giữ của tôi" })).toBeHidden();
  await context.close();
});
