import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { test } from "./product.ts";
import { expectAccessible, expectNoSidewaysScroll, picture } from "./steps.ts";

const { cityReviewer, cityLeader } = accounts;

async function expectErrors(page: Page, words: string): Promise<void> {
  const check = page.getByRole("region", { name: "Bảng kiểm tra bộ tiêu chí" });
  await expect(check.getByRole("status")).toContainText(words);
}

test("a set is copied, broken, mended, issued, and its next version told apart in words", async ({
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto("/admin/bo-tieu-chi");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Lập bộ mới…" }).click();
  await page.getByLabel("Tên bộ tiêu chí").fill("Bộ tiêu chí phường, xã 2023");
  await expect(page.getByLabel("Mã")).toHaveValue("bo-tieu-chi-phuong-xa-2023");
  await page.getByLabel("Quyết định ban hành").fill("Quyết định 52/QĐ-UBND ngày 10/01/2023");
  await page.getByRole("button", { name: "Sao thành bản thảo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bộ tiêu chí phường, xã 2023");
  await expectErrors(page, "Không có lỗi");
  await expectAccessible(page);
  await picture(page, "criteria-tree");

  // A gap between two bands is found as soon as it is typed, and its finding leads back to it.
  await page
    .getByRole("link", { name: /^3\.1\.2 / })
    .first()
    .click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("3.1.2");
  const low = page.getByRole("textbox", { name: /^Từ \(%\), bậc 2/ });
  const right = await low.inputValue();
  await low.fill("99,5");
  await expectErrors(page, "lỗi");
  await expectAccessible(page);
  await picture(page, "criteria-finding");
  await page
    .getByRole("link", { name: "Quy định chung" })
    .or(page.getByRole("link", { name: "Bộ tiêu chí phường, xã 2023" }))
    .first()
    .click();
  await page
    .getByRole("region", { name: "Bảng kiểm tra bộ tiêu chí" })
    .getByRole("link", { name: /không thuộc bậc nào|chồng nhau/ })
    .first()
    .click();
  await expect(heading).toContainText("3.1.2");
  await expect(page.locator(":focus")).toHaveAttribute("aria-label", /bậc/);

  await page.getByLabel("Tên tiêu chí thành phần").focus();
  await page
    .getByRole("link", { name: /không thuộc bậc nào|chồng nhau/ })
    .first()
    .click();
  await expect(page.locator(":focus")).toHaveAttribute("aria-label", /bậc/);

  // Broken, it may be saved, and not issued.
  await page.getByRole("button", { name: "Lưu bản thảo" }).click();
  await expect(page.getByText("Đã lưu, lần ghi 2")).toBeVisible();
  await page.getByRole("button", { name: "Ban hành…" }).click();
  await expect(page.getByRole("dialog").getByText(/Bảng kiểm tra còn \d+ lỗi/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Ban hành phiên bản 1" })).toBeDisabled();
  await page.getByRole("button", { name: "Quay lại" }).click();
  await low.fill(right);
  await expectErrors(page, "Không có lỗi");

  // Leaving asks first; what was not saved is still there.
  await page.getByRole("link", { name: "Đơn vị" }).click();
  await page.getByRole("button", { name: "Ở lại" }).click();
  await expect(low).toHaveValue(right);
  await page.getByRole("button", { name: "Lưu bản thảo" }).click();
  await expect(page.getByText("Đã lưu, lần ghi 3")).toBeVisible();
  await page.getByRole("button", { name: "Ban hành…" }).click();
  await expect(page.getByLabel("Nội dung thay đổi")).toHaveValue("Ban hành lần đầu.");
  await page.getByRole("button", { name: "Ban hành phiên bản 1" }).click();
  await expect(page.getByRole("button", { name: "Lưu bản thảo" })).toBeHidden();

  // The file holds the whole set.
  await page.getByRole("link", { name: "Bộ tiêu chí phường, xã 2023" }).first().click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Xuất tệp JSON" }).click(),
  ]);
  const parse: (text: string) => { id: string; areas: unknown[] } = JSON.parse;
  const written = parse(readFileSync(await file.path(), "utf8"));
  expect(written).toMatchObject({ id: "bo-tieu-chi-phuong-xa-2023", version: 1 });
  expect(written.areas).toHaveLength(8);

  await page.getByRole("button", { name: "Lập phiên bản mới" }).click();
  await expect(page.getByText(/phiên bản 2/).first()).toBeVisible();
  await page.getByRole("link", { name: /^2\. / }).first().click();
  await page.getByLabel("Tên lĩnh vực").fill("Xây dựng thể chế");
  await page.getByRole("link", { name: "Bộ tiêu chí phường, xã 2023" }).first().click();
  await page.getByRole("link", { name: "Thay đổi" }).click();
  await expect(page.getByText(/Lĩnh vực 2: tên đổi từ .* thành “Xây dựng thể chế”/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "criteria-changes");

  // A colleague who saves first is named; what is on this screen stays.
  const other = await windowOf(cityLeader.username);
  await other.goto("/admin/bo-tieu-chi/xem?bo=bo-tieu-chi-phuong-xa-2023&ban=2&muc=1");
  await other.getByLabel("Tên lĩnh vực").fill("Chỉ đạo");
  await other.getByRole("button", { name: "Lưu bản thảo" }).click();
  await expect(other.getByText("Đã lưu, lần ghi 2")).toBeVisible();
  await page.getByRole("button", { name: "Lưu bản thảo" }).click();
  await expect(page.getByRole("alert")).toContainText(cityLeader.name);
  await expect(page.getByText(/thành “Xây dựng thể chế”/)).toBeVisible();
  const [kept] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Giữ bản của tôi vào tệp" }).click(),
  ]);
  expect(readFileSync(await kept.path(), "utf8")).toContain("Xây dựng thể chế");
  await page.getByRole("button", { name: "Mở bản mới, bỏ bản của tôi" }).click();
  await expect(page.getByText(/Lĩnh vực 1: tên đổi từ .* thành “Chỉ đạo”/)).toBeVisible();
});

test("a file becomes a draft whole, or says where it is wrong and changes nothing", async ({
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto("/admin/bo-tieu-chi/xem?bo=reference&ban=1");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Xuất tệp JSON" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8").replace(
    '"id": "reference"',
    '"id": "tu-tep"',
  );
  const send = async (content: string): Promise<void> => {
    const chosen = { name: "bo.json", mimeType: "application/json", buffer: Buffer.from(content) };
    await page.getByLabel("Tệp JSON của bộ tiêu chí").setInputFiles(chosen);
    await page.getByRole("button", { name: "Nhập thành bản thảo" }).click();
  };
  await page.goto("/admin/bo-tieu-chi");
  await page.getByRole("button", { name: "Nhập từ tệp JSON…" }).click();
  await send(text.replace('"max": 1200', '"max": 12.5'));
  await expect(page.getByRole("alert")).toContainText("“Lĩnh vực 1 › Điểm tối đa” chưa đúng");
  await send("không phải JSON");
  await expect(page.getByRole("alert")).toContainText("“Tệp JSON” chưa đúng");
  await send(text);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Bộ tiêu chí tham khảo cấp xã (70 + 30)",
  );
  await expect(page).toHaveURL(/bo=tu-tep/);
  await page.getByRole("button", { name: "Bỏ bản thảo…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bỏ bản thảo" }).click();
  await expect(page.getByText("Đã bỏ bản thảo")).toBeVisible();
  await expect(page.getByRole("table").getByText("tu-tep")).toHaveCount(0);
});

test("a round is opened upon the issued set in force, once", async ({ windowOf }) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto("/admin/dot-cham");
  await expect(page.getByRole("table")).toContainText("Chấm điểm CCHC năm 2023");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mở đợt chấm…" }).click();
  const period = page.getByLabel("Số liệu lấy từ kỳ báo cáo");
  const label = await period.locator("option", { hasText: "Năm 2024" }).first().textContent();
  await period.selectOption({ label: label ?? "" });
  await page
    .getByRole("dialog")
    .getByLabel("Bộ tiêu chí")
    .selectOption({ label: "Bộ tiêu chí tham khảo cấp xã (70 + 30), phiên bản 1" });
  await expect(page.getByLabel("Tên đợt chấm")).toHaveValue("Chấm điểm CCHC năm 2024");
  await page.getByLabel("Hạn tự chấm").fill("25/12/2024");
  await page.getByLabel("Hạn thẩm định").fill("24/12/2024");
  await page.getByRole("button", { name: "Mở đợt chấm", exact: true }).click();
  await expect(page.getByText("Hạn thẩm định phải từ hạn tự chấm trở đi.")).toBeVisible();
  await page.getByLabel("Hạn thẩm định").fill("31/01/2025");
  await page.getByRole("button", { name: "Mở đợt chấm", exact: true }).click();
  await expect(page.getByRole("table")).toContainText("Chấm điểm CCHC năm 2024");
  await page.getByRole("button", { name: "Đổi hạn Chấm điểm CCHC năm 2024" }).click();
  await page.getByLabel("Hạn thẩm định").fill("10/02/2025");
  await page.getByRole("button", { name: "Lưu hạn mới" }).click();
  await expect(page.getByRole("table")).toContainText("10/02/2025");
  await picture(page, "rounds");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    "/admin/dot-cham",
    "/admin/bo-tieu-chi",
    "/admin/bo-tieu-chi/xem?bo=reference&ban=1",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});
