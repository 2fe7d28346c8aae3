import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { findPackedText } from "@cchc/api/documents/docx-text";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import { cell, expectAccessible, expectNoSidewaysScroll, picture, saving } from "./steps.ts";

const report = `/bao-cao/${unitIds.mergedWard}/${periodIds.annual2026}`;

/** The text of a .docx and the texts between the marks of its figures. */
async function readBack(path: string) {
  const file = new Uint8Array(await readFile(path));
  const [place] = await findPackedText(file);
  const packed = file.subarray(place?.from, place?.to);
  const xml = inflateRawSync(packed).toString("utf8");
  const figures = xml.match(/w:name="_F\d+_[^"]*"[\s\S]*?<w:bookmarkEnd/g) ?? [];
  const words = (piece: string): string =>
    [...piece.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("");
  return { text: words(xml), figures: figures.map(words) };
}

async function saved(page: Page, button: string) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), path: await download.path() };
}

test("an officer opens the report on paper, asks a figure why, writes a difficulty and takes the file along", async ({
  product,
  windowOf,
}) => {
  await product.hire("viet-bao-cao", "officer", unitIds.mergedWard);
  const page = await windowOf("viet-bao-cao");
  await page.goto(`${report}/institutions`);
  await saving(page, async () => {
    await cell(page, "documents.checked").fill("1.234");
    await cell(page, "documents.checked").press("Enter");
  });
  await page.goto(report);
  await page.getByRole("link", { name: "Xem báo cáo" }).click();
  const paper = page.getByRole("article", { name: /^Báo cáo Công tác cải cách hành chính/ });
  await expect(paper).toContainText("Độc lập - Tự do - Hạnh phúc");
  await expectAccessible(page);
  await picture(page, "van-ban-bao-cao");

  // The figure opens its explanation, and that leads to its cell.
  await paper.getByRole("button", { name: "1.234", exact: true }).first().press("Enter");
  const why = page.getByRole("region", { name: "Vì sao có số này" });
  await expect(why).toContainText("1.234");
  await expect(why).toContainText("viet-bao-cao");
  await expect(why.getByRole("link", { name: "Mở ô này trong biểu mẫu" })).toHaveAttribute(
    "href",
    /institutions#/,
  );
  await picture(page, "van-ban-vi-sao");

  // A difficulty is typed where it will stand, and saves itself.
  await paper
    .getByRole("button", { name: /^Viết, sửa đoạn này.*Nêu hạn chế, yếu kém trong kỳ/ })
    .click();
  const text = paper.getByRole("textbox", { name: "Nêu hạn chế, yếu kém trong kỳ" });
  await text.fill("Hồ sơ nộp trực tuyến ở một số lĩnh vực còn ít.");
  await expect(paper.getByText(/^Đã lưu lúc/)).toBeVisible();
  await picture(page, "van-ban-viet");
  await paper.getByRole("button", { name: "Xong" }).click();
  await page.reload();
  await expect(paper).toContainText("- Hồ sơ nộp trực tuyến ở một số lĩnh vực còn ít.");

  // The file holds exactly what the screen shows.
  const shown = await page.locator(".p-figure").allTextContents();
  const { name, path } = await saved(page, "Tải Word");
  expect(name).toMatch(/Báo cáo công tác cải cách hành chính.*\.docx$/);
  const back = await readBack(path);
  expect(back.figures).toEqual(shown);
  expect(back.figures).toContain("1.234");
  expect(back.text).toContain("Hồ sơ nộp trực tuyến ở một số lĩnh vực còn ít.");

  // It comes back: nothing differs, until the data do.
  const files = page.getByLabel("Chọn tệp Word đã sửa");
  await files.setInputFiles(path);
  await expect(page.getByText(`cả ${shown.length} số khớp với số liệu`)).toBeVisible();
  await page.goto(`${report}/institutions`);
  await saving(page, async () => {
    await cell(page, "documents.checked").fill("1.235");
    await cell(page, "documents.checked").press("Enter");
  });
  await page.goto(`${report}/van-ban`);
  await files.setInputFiles(path);
  const found = page.getByRole("table", { name: "Số khác với số liệu" });
  await expect(found.getByRole("row", { name: /1\.234.*1\.235/ })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "van-ban-so");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${report}/van-ban`);
  await expect(paper).toBeVisible();
  await expectNoSidewaysScroll(page);
  await picture(page, "van-ban-390");
});

test("a report that was handed in is issued once and stands in the register; the reviewer makes all of them in one job", async ({
  windowOf,
}) => {
  const officer = await windowOf(accounts.neighbourOfficer.username);
  await officer.goto(`/bao-cao/${unitIds.neighbour}/${periodIds.annual2022}/van-ban`);
  await officer.getByRole("button", { name: "Ban hành…" }).click();
  const dialog = officer.getByRole("dialog");
  await expect(dialog).toContainText("vào sổ văn bản");
  await expectAccessible(officer);
  await dialog.getByRole("button", { name: "Ban hành văn bản" }).click();
  await expect(dialog).toBeHidden();
  await expect(officer.getByRole("button", { name: "Ban hành…" })).toHaveCount(0);
  const list = officer.getByRole("region", { name: "Đã ban hành" });
  await list.getByRole("link", { name: /^Bản / }).click();
  await expect(officer.getByText("Đây là bản đã ban hành")).toBeVisible();
  await picture(officer, "van-ban-da-ban-hanh");
  await list.getByRole("link", { name: "mở trong sổ văn bản" }).click();
  await expect(officer.getByRole("dialog", { name: /BC-UBND/ })).toBeVisible();

  const city = await windowOf(accounts.cityReviewer.username);
  await city.goto(`/admin/bao-cao-tong-hop?ky=${periodIds.annual2022}`);
  await expect(city.getByRole("heading", { name: /^Báo cáo tổng hợp của/ })).toBeVisible();
  await city
    .getByRole("button", { name: /^Viết, sửa đoạn này.*Nhận xét chung, ưu điểm, hạn chế/ })
    .click();
  await city
    .getByRole("textbox", { name: "Nhận xét chung, ưu điểm, hạn chế" })
    .fill("Các xã, phường thực hiện đầy đủ.");
  await expect(city.getByText(/^Đã lưu lúc/)).toBeVisible();
  await city.getByRole("button", { name: "Xong" }).click();
  await expectAccessible(city);
  await picture(city, "tong-hop");

  await city.getByRole("button", { name: "Lập báo cáo của mọi xã" }).click();
  await expect(city.getByText(/^Đã xong: Báo cáo của \d+ đơn vị/)).toBeVisible({ timeout: 60_000 });
  // The job outlives the page.
  await city.reload();
  await expect(city.getByText(/^Đã xong: Báo cáo của \d+ đơn vị/)).toBeVisible();
  const waiting = city.waitForEvent("download");
  await city.getByRole("button", { name: /^Tải tệp zip/ }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^Báo cáo - .*\.zip$/);
  await expectAccessible(city);
  await picture(city, "tong-hop-xong");
});
