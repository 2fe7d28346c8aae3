import { expect, type Page } from "@playwright/test";
import { fieldOf } from "@cchc/domain/form/form";
import { formByCode } from "@cchc/domain/form/catalogue";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { wardFigures } from "@cchc/demo/seed-ward";
import { unitIds } from "@cchc/demo/unit-ids";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { expectAccessible, picture, signIn } from "./steps.ts";

const form = formByCode("annual", "2023-11-30");
const report = `/bao-cao/${unitIds.ward}/${periodIds.annual2023}`;

/** The figure as an officer types it: `1.059`, `99,53`. */
function typed(code: string, value: number): string {
  return fieldOf(form, code)?.kind === "rate" ? formatHundredths(value) : formatCount(value);
}

function cell(page: Page, code: string) {
  const { label, unit } = fieldOf(form, code) ?? { label: code, unit: "" };
  return page.getByRole("main").getByRole("textbox", { name: `${label}, ${unit}`, exact: true });
}

async function enter(page: Page, code: string, text: string): Promise<void> {
  const input = cell(page, code);
  await input.fill(text);
  await input.press("Enter");
}

const areas = new Set(Object.keys(wardFigures).flatMap((code) => fieldOf(form, code)?.area ?? []));

test("a ward enters its year, hands it in, and the city sees it, sends two cells back and takes it in", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await page.goto("/");
  await expect(page).toHaveURL(/dang-nhap/);
  await expectAccessible(page);
  await signIn(page, "wardOfficer");
  await expect(page.getByRole("heading", { name: "Việc cần làm" })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "1-viec-can-lam");

  await page.goto(report);
  await expectAccessible(page);
  await picture(page, "2-bao-cao");
  for (const area of areas) {
    await page.goto(`${report}/${area}`);
    for (const [code, value] of Object.entries(wardFigures)) {
      if (fieldOf(form, code)?.area === area) await enter(page, code, typed(code, value));
    }
    await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  }

  // English grouping is asked back, not guessed, and what was saved stays.
  await page.goto(`${report}/procedures`);
  await expect(cell(page, "tthc.received.total")).toHaveValue("1.059");
  await enter(page, "tthc.received.total", "1,059");
  await expect(page.getByText(/Có phải ý bạn là 1\.059/)).toBeVisible();
  await picture(page, "3-nhap-so");
  await expectAccessible(page);

  // A broken identity is seen at the cell and mended.
  await enter(page, "tthc.received.total", "1.058");
  await expect(page.getByText(/1\.058/).first()).toBeVisible();
  await page.goto(`${report}/kiem-tra`);
  await expect(page.getByRole("heading", { name: /Phải sửa trước khi nộp/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Trình lãnh đạo" })).toHaveCount(0);
  await picture(page, "4-chua-khop");
  await page.goto(`${report}/procedures`);
  await enter(page, "tthc.received.total", "1.059");
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  await handIn(page);
  await picture(page, "5-bien-nhan");
  await expectAccessible(page);

  // The reviewer's side.
  const city = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await signIn(city, "cityReviewer", "/admin/dang-nhap");
  await city.goto(`/admin/tong-quan?ky=${periodIds.annual2023}`);
  const row = city.getByRole("row", { name: /Phường Trần Hưng Đạo/ });
  await expect(row).toContainText("100,00");
  await expectAccessible(city);
  await picture(city, "6-tong-quan");
});

async function handIn(page: Page): Promise<void> {
  await page.goto(`${report}/kiem-tra`);
  await page.getByRole("link", { name: "Trình lãnh đạo" }).click();
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
  await expect(page.getByText("Chờ lãnh đạo duyệt").first()).toBeVisible();
  await page.goto(`${report}/kiem-tra`);
  await page.getByRole("link", { name: "Duyệt và nộp" }).click();
  await page.getByLabel("Số", { exact: true }).fill("126");
  await page.getByRole("button", { name: "Duyệt và nộp" }).click();
  await expect(page.getByRole("heading", { name: "Biên nhận nộp báo cáo" })).toBeVisible();
  await expect(page.getByText(/^ĐÃ NỘP \d\d:\d\d ngày/)).toBeVisible();
}
