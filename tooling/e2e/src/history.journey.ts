import { expect } from "@playwright/test";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { cell, expectAccessible, expectNoSidewaysScroll, picture, saving } from "./steps.ts";

const unitId = "mh-xa-khe-cuong";
const path = `/bao-cao/${unitId}/${periodIds.annual2026}/procedures`;

test("who changed which figure from what to what, when, and found again by words, kind and person", async ({
  product,
  windowOf,
}) => {
  await product.hire("lich-su-mot", "officer", unitId);
  await product.hire("lich-su-hai", "officer", unitId);
  const page = await windowOf("lich-su-mot");
  const other = await windowOf("lich-su-hai");
  for (const [who, figure] of [
    [page, "3.210"],
    [other, "3.120"],
  ] as const) {
    await who.goto(path);
    const total = cell(who, "tthc.received.total");
    await saving(who, async () => {
      await total.fill(figure);
      await total.press("Enter");
    });
  }

  await page.goto("/lich-su");
  const lines = page.getByRole("main").getByRole("listitem");
  const changed = lines.filter({ hasText: "từ 3.210 thành 3.120" });
  await expect(changed).toHaveText(
    /^\d\d:\d\d\s*Người dùng lich-su-hai sửa “Tổng số hồ sơ TTHC tiếp nhận.*” từ 3\.210 thành 3\.120 – Năm 2026$/,
  );
  await expect(lines.filter({ hasText: "Người dùng lich-su-mot nhập" })).toContainText("3.210");
  await expect(page.getByRole("heading", { level: 2, name: /^\d\d\/\d\d\/\d{4}$/ })).toHaveCount(
    await page.getByRole("heading", { level: 2 }).count(),
  );
  await expectAccessible(page);
  await picture(page, "80-lich-su");

  // Narrowed by words without accents, by person, by kind; the address keeps it, Back leaves it.
  await page.getByLabel("Tìm trong lịch sử").fill("tong so ho so");
  await expect(lines.filter({ hasNotText: /Tổng số hồ sơ/ })).toHaveCount(0);
  await page.getByLabel("Người thực hiện").selectOption({ label: "Người dùng lich-su-mot" });
  await expect(changed).toHaveCount(0);
  await expect(lines.filter({ hasText: "3.210" })).toHaveCount(1);
  await page.reload();
  await expect(lines.filter({ hasText: "3.210" })).toHaveCount(1);
  await page.getByLabel("Loại").selectOption({ label: "Văn bản & minh chứng" });
  await expect(page.getByText("Không có việc nào khớp")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  // A line leads to the very cell.
  await page.goto("/lich-su");
  await changed.getByRole("link").click();
  await expect(cell(page, "tthc.received.total")).toBeFocused();
  await expect(cell(page, "tthc.received.total")).toHaveValue("3.120");
});
