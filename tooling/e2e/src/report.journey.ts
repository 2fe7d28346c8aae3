import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { fieldOf } from "@cchc/domain/form/form";
import { formByCode } from "@cchc/domain/form/catalogue";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { wardFigures } from "@cchc/demo/seed-ward";
import { unitIds } from "@cchc/demo/unit-ids";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { cell, expectAccessible, picture, saving, signIn } from "./steps.ts";

const form = formByCode("annual", "2023-11-30");
const report = `/bao-cao/${unitIds.ward}/${periodIds.annual2023}`;

/** The figure as an officer types it: `1.059`, `99,53`. */
function typed(code: string, value: number): string {
  return fieldOf(form, code)?.kind === "rate" ? formatHundredths(value) : formatCount(value);
}

async function enter(page: Page, code: string, text: string): Promise<void> {
  const input = cell(page, code);
  await input.fill(text);
  await input.press("Enter");
}

const areas = new Set(Object.keys(wardFigures).flatMap((code) => fieldOf(form, code)?.area ?? []));

test("a ward enters its year, hands it in, and the city sees it, sends two cells back and takes it in", async ({
  page,
  windowOf,
}) => {
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
  await saving(page, () => enter(page, "tthc.received.total", "1.058"));
  await expect(page.getByText(/1\.058/).first()).toBeVisible();
  await page.goto(`${report}/kiem-tra`);
  await expect(page.getByRole("heading", { name: /Phải sửa trước khi nộp/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Trình lãnh đạo" })).toHaveCount(0);
  await picture(page, "4-chua-khop");
  await page.goto(`${report}/procedures`);
  await saving(page, () => enter(page, "tthc.received.total", "1.059"));

  await handIn(page, "126");
  await picture(page, "5-bien-nhan");
  await expectAccessible(page);

  // The reviewer drills from a rate to the cells behind it, and from there into the report.
  const city = await windowOf(accounts.cityReviewer.username);
  await city.goto(`/admin/tong-quan?ky=${periodIds.annual2023}`);
  const row = city.getByRole("row", { name: /Phường Trần Hưng Đạo/ });
  await expect(row).toContainText("100,00");
  await picture(city, "6-tong-quan");
  await row
    .getByRole("button", { name: /Đúng hạn|đúng hạn/ })
    .first()
    .click();
  const why = city.getByRole("complementary", { name: "Vì sao?" });
  await expect(why).toContainText("1.059");
  await expect(why).toContainText("1.054");
  await expectAccessible(city);
  await picture(city, "7-vi-sao");
  await why.getByRole("link", { name: "Mở báo cáo" }).click();
  await expect(city.getByRole("heading", { name: "Phường Trần Hưng Đạo", level: 1 })).toBeVisible();

  // Two named cells go back with their reasons.
  await openArea(city, "procedures");
  await sendBack(city, "survey.ballots.total", "Phiếu tổng hợp ghi 145 phiếu ở sổ nào?");
  await openArea(city, "institutions");
  await sendBack(city, "documents.checked", "Chưa khớp danh mục đã gửi Phòng Tư pháp.");
  await expectAccessible(city);
  await picture(city, "8-danh-dau-tra-lai");
  await city.getByRole("button", { name: "Trả lại 2 ô…" }).click();
  const dialog = city.getByRole("dialog");
  await expect(dialog).toContainText("Đơn vị chỉ sửa được 2 ô dưới đây");
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(dialog).toContainText("Hãy ghi lý do chung.");
  await dialog.getByLabel("Lý do chung").fill("Đề nghị kiểm tra lại hai số liệu dưới đây.");
  await expectAccessible(city);
  await picture(city, "9-tra-lai");
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(dialog).toBeHidden();

  await correct(page);
  await handIn(page, "127");

  // Taken in, alone.
  await city.goto(`/admin/tiep-nhan?ky=${periodIds.annual2023}`);
  await city.getByRole("link", { name: "Phường Trần Hưng Đạo" }).click();
  await city.getByRole("button", { name: "Tiếp nhận…" }).click();
  await picture(city, "12-tiep-nhan");
  await city.getByRole("dialog").getByRole("button", { name: "Tiếp nhận báo cáo" }).click();
  await expect(city.getByRole("dialog")).toBeHidden();
  await city.goto(`/admin/tiep-nhan?ky=${periodIds.annual2023}&loc=tiep-nhan`);
  await expect(city.getByRole("link", { name: "Phường Trần Hưng Đạo" })).toBeVisible();

  await page.goto(report);
  await expect(page.getByText("ĐÃ TIẾP NHẬN").first()).toBeVisible();
  await picture(page, "13-da-tiep-nhan");
  await page.goto(`${report}/procedures`);
  await expect(cell(page, "tthc.received.total")).toHaveJSProperty("readOnly", true);
});

/** The tab of one area in the reviewer's reading room. */
async function openArea(city: Page, area: "procedures" | "institutions"): Promise<void> {
  const label = area === "procedures" ? "Thủ tục hành chính" : "Thể chế";
  await city
    .getByRole("navigation", { name: "Lĩnh vực" })
    .getByRole("link", { name: label })
    .click();
  await expect(city).toHaveURL(new RegExp(`phan=${area}`));
}

async function sendBack(city: Page, code: string, reason: string): Promise<void> {
  const label = fieldOf(form, code)?.label ?? code;
  await city.getByRole("checkbox", { name: `Trả lại ô ${label}`, exact: true }).check();
  await city.getByLabel("Lý do trả lại ô này").fill(reason);
}

/** What came back stands first, with its reasons; nothing else opens. */
async function correct(page: Page): Promise<void> {
  await page.goto("/");
  // Tasks of plans arrive a moment later: the line is found by what it says.
  const first = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: "Đề nghị kiểm tra lại hai số liệu dưới đây." });
  await expect(first).toContainText("Bị trả lại");
  await picture(page, "10-viec-tra-lai");
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Ô phải sửa (2)" })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "11-o-phai-sua");
  for (const [area, code] of [
    ["procedures", "survey.ballots.total"],
    ["institutions", "documents.checked"],
  ] as const) {
    await page.goto(`${report}/${area}`);
    await expect(cell(page, code)).toHaveJSProperty("readOnly", false);
    const open = page.getByRole("main").locator("input[id]:not([readonly]), select:enabled");
    await expect(open).toHaveCount(1);
    const value = await cell(page, code).inputValue();
    await enter(page, code, code === "documents.checked" ? "190" : value);
    await page
      .getByRole("button", { name: /^Trả lời khác, ghi chú: / })
      .and(page.locator(":enabled"))
      .click();
    const window = page.getByRole("dialog");
    await window.getByLabel("Ghi chú").fill("Đã đối chiếu lại với sổ.");
    await saving(page, () => window.getByRole("button", { name: "Ghi vào ô" }).click());
    await expect(page.getByRole("main")).toContainText("Ghi chú: Đã đối chiếu lại với sổ.");
  }
}

async function handIn(page: Page, number: string): Promise<void> {
  await page.goto(`${report}/kiem-tra`);
  await page.getByRole("link", { name: "Trình lãnh đạo" }).click();
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
  await expect(page.getByText("Chờ lãnh đạo duyệt").first()).toBeVisible();
  await page.goto(`${report}/kiem-tra`);
  await page.getByRole("link", { name: "Nộp báo cáo" }).click();
  await page.getByLabel("Số", { exact: true }).fill(number);
  await page.getByRole("button", { name: "Nộp báo cáo" }).click();
  await expect(page.getByRole("heading", { name: "Biên nhận nộp báo cáo" })).toBeVisible();
  await expect(page.getByText(/^ĐÃ NỘP \d\d:\d\d ngày/)).toBeVisible();
}
