import { expect } from "@playwright/test";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { expectAccessible, expectNoSidewaysScroll, picture } from "./steps.ts";

/** A commune that has not begun this report; the import journey writes other cells of it. */
const unitId = "mh-xa-hoa-nhuong";
const report = `/bao-cao/${unitId}/${periodIds.annual2025}`;

/** Its one-stop desk in the year; the names are nobody's. */
const exported = [
  "DANH SÁCH HỒ SƠ",
  "Mã HS;Người nộp;Lĩnh vực;Ngày tiếp nhận;Hẹn trả;Ngày trả kết quả;Kênh nộp;Trạng thái",
  "H1;Nguyễn Thử;Hộ tịch;10/01/2025;15/01/2025;12/01/2025;Trực tuyến;Đã trả kết quả",
  "H2;Trần Thử;Hộ tịch;10/02/2025;15/02/2025;16/02/2025;Trực tiếp;Đã trả kết quả",
  "H2;Trần Thử;Hộ tịch;10/02/2025;15/02/2025;16/02/2025;Trực tiếp;Đã trả kết quả",
  "H3;Lê Thử;Chứng thực;20/12/2025;25/12/2025;;Trực tuyến;Đang xử lý",
].join("\n");

test("an export of the one-stop desk is dropped, its columns set right, counted, compared, filled in and taken back", async ({
  product,
  windowOf,
}) => {
  await product.hire("doi-chieu", "officer", unitId);
  const page = await windowOf("doi-chieu");
  // A slow line: what was asked on arrival is answered only after the file is there.
  await page.route(
    /reconcile\.status/,
    async (route) => {
      const answer = await route.fetch();
      await page.waitForRequest(/reconcile\.status/);
      await route.fulfill({ response: answer });
    },
    { times: 1 },
  );
  await page.goto(`${report}/nhap-tu-tep`);
  await page.getByRole("link", { name: "Đối chiếu với một cửa" }).click();
  await expect(page.getByText("không được lưu và không ghi nhật ký")).toBeVisible();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "mot-cua.csv", mimeType: "text/csv", buffer: Buffer.from(exported) });
  const channel = page.getByLabel("Hình thức nộp");
  await expect(channel).toHaveValue("6");
  await expectAccessible(page);
  await channel.selectOption("");
  await expect(page.getByText("hồ sơ nào cũng tính là nộp trực tiếp")).toBeVisible();
  await channel.selectOption("6");
  await page.getByRole("button", { name: "Đếm và so với báo cáo" }).click();

  await expect(page.getByRole("heading", { name: /ô báo cáo chưa có số/ })).toBeVisible();
  const total = page.getByRole("row", { name: /Tổng số hồ sơ TTHC tiếp nhận trong kỳ/ }).first();
  await expect(total).toContainText("2");
  const twice = page.locator("details", { hasText: "Mã hồ sơ đứng nhiều lần" });
  await twice.locator("summary").click();
  await expect(twice.getByRole("row")).toHaveCount(3);
  await expect(page.locator("body")).not.toContainText("Thử");
  await expectAccessible(page);
  await picture(page, "doi-chieu");

  await total.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Điền 1 số đếm được vào báo cáo" }).click();
  await expect(total).toContainText("Khớp");
  await page.getByRole("button", { name: "Hoàn tác cả lần điền" }).click();
  await expect(total).toContainText("Báo cáo chưa có số");

  // The next file of this sender needs no setting right.
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "lan-sau.csv", mimeType: "text/csv", buffer: Buffer.from(exported) });
  await expect(page.getByText("Các cột đặt như lần trước")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
