import { expect } from "@playwright/test";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import { expectAccessible, expectNoSidewaysScroll, picture } from "./steps.ts";

test("a paper is written into the register with its file, found without accents, opened and kept from others", async ({
  product,
  windowOf,
}) => {
  await product.hire("van-thu", "officer", unitIds.ward);
  const page = await windowOf("van-thu");
  await page.goto("/");
  await page.getByRole("link", { name: "Văn bản & minh chứng" }).click();
  await expect(page.getByRole("heading", { name: "Văn bản & minh chứng" })).toBeVisible();
  await expect(page.getByRole("row", { name: /71\/KH-UBND/ })).toContainText("71-KH-UBND");
  await expectAccessible(page);
  await picture(page, "van-ban-so");

  await page.getByRole("button", { name: "Thêm văn bản" }).click();
  const dialog = page.getByRole("dialog", { name: "Thêm văn bản" });
  await dialog.getByRole("button", { name: "Thêm vào sổ" }).click();
  await expect(dialog.getByText("Hãy ghi trích yếu")).toBeVisible();
  // The symbol names the type; a number that is taken already is said, and hinders nothing.
  await dialog.getByLabel("Số, ký hiệu").fill("91/BC-UBND");
  await expect(dialog.getByLabel("Loại văn bản")).toHaveValue("report");
  await dialog.getByLabel("Ngày ban hành").fill("8/9/2023");
  await expect(dialog.getByText(/91\/BC-UBND.*trích yếu khác nhau/).first()).toBeVisible();
  await dialog.getByLabel("Số, ký hiệu").fill("105/BC-UBND");
  await expect(dialog.getByText(/91\/BC-UBND/)).toHaveCount(0);
  await dialog.getByLabel("Trích yếu").fill("Rà soát thủ tục đất đai quý IV");

  // A program is no evidence file; the next one is.
  const files = dialog.locator('input[type="file"]');
  const program = Buffer.from("MZ\u0090\u0000\u0003\u0000\u0000\u0000", "latin1");
  const mimeType = "application/x-msdownload";
  await files.setInputFiles({ name: "chay.exe", mimeType, buffer: program });
  await expect(dialog.getByRole("alert").filter({ hasText: "Chỉ nhận tệp PDF" })).toBeVisible();
  await dialog.getByRole("button", { name: "Bỏ chay.exe" }).click();
  const text = Buffer.from("Số liệu minh họa: danh mục rà soát\n");
  await files.setInputFiles({ name: "đất đai.txt", mimeType: "text/plain", buffer: text });
  await expect(dialog.getByText("Đã tải lên")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "van-ban-them");
  await dialog.getByRole("button", { name: "Thêm vào sổ" }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("searchbox").fill("dat dai quy IV");
  const row = page.getByRole("row", { name: /105\/BC-UBND/ });
  await expect(row).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/tim=/);
  const saved = page.waitForEvent("download");
  await row.getByRole("link", { name: "đất đai.txt" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe("đất đai.txt");

  const path = await row.getByRole("link", { name: "đất đai.txt" }).getAttribute("href");
  const neighbour = await windowOf("lientri");
  const refused = await neighbour.request.get(path ?? "");
  expect(refused.status()).toBe(404);
  const city = await windowOf("thanhpho");
  const shown = await city.request.get(path ?? "");
  expect(shown.status()).toBe(200);

  await row.getByRole("button", { name: /105\/BC-UBND/ }).click();
  const entry = page.getByRole("dialog", { name: /105\/BC-UBND/ });
  await entry.getByLabel("Lĩnh vực").selectOption("procedures");
  await entry.getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(entry).toBeHidden();
  await expect(row).toContainText("Cải cách thủ tục hành chính");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/van-ban");
  await expect(page.getByRole("button", { name: /71\/KH-UBND/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await picture(page, "van-ban-390");
});
