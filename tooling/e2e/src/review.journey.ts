import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import { expectAccessible, picture } from "./steps.ts";

const { cityReviewer, provinceReviewer } = accounts;

/** The table as it is read: heads without units, cells with their figure alone. */
async function shownTable(page: Page): Promise<readonly (readonly string[])[]> {
  return page.getByRole("table").evaluate((table) =>
    [...table.querySelectorAll("tbody tr, tfoot tr")].map((row) =>
      [...row.querySelectorAll("th, td")].map((cell) => {
        const figure = cell.querySelector(".a-rate > span:first-child") ?? cell.querySelector("a");
        return (figure ?? cell).textContent.trim();
      }),
    ),
  );
}

function firstRow(page: Page) {
  return page.getByRole("table").locator("tbody tr").first();
}

test("a view of the roll-up is sorted, searched, sent on as a link and taken along as CSV", async ({
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto("/admin");
  await expect(page).toHaveURL(/tong-quan/);
  await page.getByLabel("Kỳ báo cáo").selectOption({ label: "Năm 2022" });
  await expect(page).toHaveURL(new RegExp(periodIds.annual2022));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cả 26 xã, phường đã nộp");

  await page.getByRole("button", { name: "Hài lòng", exact: true }).click();
  const heads = page.getByRole("columnheader", { name: /Hài lòng/ });
  await expect(heads).toHaveAttribute("aria-sort", "descending");
  const highest = await firstRow(page).textContent();
  await page.getByRole("button", { name: "Hài lòng", exact: true }).click();
  await expect(heads).toHaveAttribute("aria-sort", "ascending");
  await expect(firstRow(page)).not.toHaveText(highest ?? "");

  await page.getByLabel("Tìm đơn vị").fill("dong khe");
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(1);
  await expect(firstRow(page)).toContainText("Phường Đông Khê Thượng");
  await page.getByLabel("Tìm đơn vị").fill("");
  await page.getByLabel("Tình trạng").selectOption({ label: "Nộp muộn" });
  await expect(page).toHaveURL(/loc=nop-muon/);
  await expect.poll(async () => (await shownTable(page)).length).toBeLessThan(20);
  const sifted = await shownTable(page);

  // Somebody else opens the address and sees the same lines in the same order.
  const colleague = await windowOf(accounts.cityLeader.username);
  await colleague.goto(page.url());
  await expect(colleague.getByLabel("Tình trạng")).toHaveValue("nop-muon");
  await expect.poll(() => shownTable(colleague)).toEqual(sifted);

  // The file holds what the table shows, cell by cell.
  await page.getByLabel("Tình trạng").selectOption({ label: "Tất cả" });
  await expect(page.getByRole("table").locator("tfoot")).toBeVisible();
  const whole = await shownTable(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("tong-quan-thanh-pho-hai-duong-nam-2022.csv");
  const text = readFileSync(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const lines = text.slice(1).trimEnd().split("\r\n");
  const [head = [], ...body] = lines.map((line) => line.split(";"));
  const values = head.flatMap((name, at) =>
    /^Kỳ$|: (tử số|mẫu số|ghi chú)$/.test(name) ? [] : [at],
  );
  expect(whole.length).toBe(27);
  expect(body.length).toBe(whole.length);
  whole.forEach((row, line) => {
    row.forEach((shown, column) => {
      const at = values[column] ?? -1;
      const figure = column < 2 || /^\d/.test(shown);
      // A word in the table is an empty figure with its note in the file.
      expect(body[line]?.[at]).toBe(figure ? shown.replace("*", "") : "");
      if (!figure) expect(body[line]?.[at + 3]).not.toBe("");
    });
  });

  await page.getByRole("link", { name: "Diễn biến qua các năm" }).click();
  await expect(page.getByText(/so với năm 2021/).first()).toBeVisible();
  await picture(page, "40-dien-bien");
  await page.getByRole("link", { name: "Phân bố" }).click();
  await expect(page.getByText(/một nửa số xã, phường từ/).first()).toBeVisible();
  await picture(page, "41-phan-bo");
});

test("from the province of 2023 down to its district and back, each row in the tree of its day", async ({
  product,
  windowOf,
}) => {
  await product.hire("tinh-cu", "reviewer", unitIds.haiDuong);
  const page = await windowOf("tinh-cu");
  await page.goto(`/admin/tong-quan?ky=${periodIds.annual2023}&nut=${unitIds.haiDuong}`);
  await page.getByRole("link", { name: "Thành phố Hải Dương" }).click();
  await expect(page).toHaveURL(new RegExp(`nut=${unitIds.city}`));
  await expect(page.getByRole("link", { name: "Phường Bình Nguyên" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Đường dẫn" })
    .getByRole("link", { name: "Tỉnh Hải Dương" })
    .click();
  await expect(page.getByRole("link", { name: "Thành phố Hải Dương" })).toBeVisible();
  await page.getByLabel("Dòng").selectOption({ label: "Từng xã, phường" });
  await expect(page.getByRole("link", { name: "Phường Bình Nguyên" })).toBeVisible();
});

test("reports are taken in together after a preview", async ({ windowOf }) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto(`/admin/tiep-nhan?ky=${periodIds.annual2023}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("chờ tiếp nhận");
  await page.getByRole("link", { name: "Tiếp nhận hàng loạt…" }).click();
  await expect(page.getByRole("heading", { name: "Tiếp nhận hàng loạt" })).toBeVisible();
  await expect(page.getByText(/^Đang kiểm tra số liệu/)).toHaveCount(0);
  const ticked = await page.getByRole("checkbox", { checked: true }).count();
  expect(ticked).toBeGreaterThan(0);
  await expectAccessible(page);
  await picture(page, "42-tiep-nhan-loat");
  const names = await page
    .getByRole("row")
    .filter({ has: page.getByRole("checkbox", { checked: true }) })
    .getByRole("link")
    .allTextContents();
  await page.getByRole("button", { name: `Tiếp nhận ${ticked} báo cáo…` }).click();
  await picture(page, "43-hoi-tiep-nhan");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Tiếp nhận ${ticked} báo cáo` })
    .click();
  await expect(page).toHaveURL(/loc=tiep-nhan/);
  for (const name of names) {
    await expect(
      page.getByRole("row", { name: new RegExp(`^${name}.*Đã tiếp nhận`) }),
    ).toBeVisible();
  }
});

test("one commune gets more time; a new period opens for all", async ({ windowOf }) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto("/admin/ky-bao-cao");
  await page.getByRole("button", { name: "Gia hạn cho một đơn vị: Năm 2024" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Gia hạn", exact: true }).click();
  await expect(dialog).toContainText("Hãy chọn một xã, phường.");
  await expectAccessible(page);
  await dialog.getByLabel("Xã, phường").selectOption({ label: "Xã Sơn Đoài" });
  await dialog.getByLabel("Hạn nộp mới").fill("20/01/2025");
  await dialog.getByLabel("Ngày khóa mới").fill("31/12/2035");
  await dialog.getByLabel("Lý do").fill("Máy chủ của xã hỏng trong tuần cuối của kỳ.");
  await picture(page, "44-gia-han");
  await dialog.getByRole("button", { name: "Gia hạn", exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/admin/tiep-nhan?ky=${periodIds.annual2024}&loc=tat-ca&tim=son doai`);
  await expect(page.getByRole("row", { name: /Xã Sơn Đoài/ })).toContainText("20/01/2025");
  await expect(page.getByRole("row", { name: /Xã Sơn Đoài/ })).toContainText("được gia hạn");

  const province = await windowOf(provinceReviewer.username);
  await province.goto("/admin/ky-bao-cao");
  await province.getByRole("button", { name: "Mở kỳ mới…" }).click();
  const opening = province.getByRole("dialog");
  await opening.getByLabel("Mẫu báo cáo").selectOption({ label: "Báo cáo CCHC quý" });
  await opening.getByLabel("Loại kỳ").selectOption({ label: "Quý IV" });
  await picture(province, "45-mo-ky");
  const name = await opening.getByLabel("Tên kỳ").inputValue();
  await opening.getByRole("button", { name: "Mở kỳ", exact: true }).click();
  await expect(opening).toBeHidden();
  await expect(province.getByRole("rowheader", { name: new RegExp(`^${name}`) })).toBeVisible();

  const officer = await windowOf(accounts.mergedOfficer.username);
  await officer.goto("/");
  await expect(officer.getByRole("main").getByRole("link", { name })).toBeVisible();
});
