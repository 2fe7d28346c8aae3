import { expect, type Page } from "@playwright/test";
import { demoPassword } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { cell, expectAccessible, picture } from "./steps.ts";

const unitId = "mh-phuong-binh-van";
const page2026 = `/bao-cao/${unitId}/${periodIds.annual2026}`;

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    const words = await page.evaluate(() => {
      const { activeElement: at } = document;
      const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? "") : "";
      return `${at?.getAttribute("aria-label") ?? ""} ${label} ${at?.textContent ?? ""}`.trim();
    });
    if (name.test(words)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${name.source}`);
}

/** What Excel puts on the clipboard, pasted into the cell that has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", block);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test("from the sign-in to a saved figure without a mouse", async ({ page, product }) => {
  await product.hire("ban-phim", "officer", unitId);
  await page.goto("/");
  await tabTo(page, /^Tên đăng nhập/);
  await page.keyboard.type("ban-phim");
  await page.keyboard.press("Tab");
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Việc cần làm" })).toBeVisible();

  await tabTo(page, /^Năm 2026/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Năm 2026", level: 1 })).toBeVisible();
  await tabTo(page, /^Cải cách thủ tục hành chính/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/procedures$/);
  await tabTo(page, /^Tổng số hồ sơ TTHC tiếp nhận/);
  await page.keyboard.type("3.210");
  await page.keyboard.press("Enter");
  await expect(cell(page, "tthc.received.online")).toBeFocused();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await page.reload();
  await expect(cell(page, "tthc.received.total")).toHaveValue("3.210");
});

test("a block from Excel, taken back and done again; answers that are no figure", async ({
  product,
  windowOf,
}) => {
  await product.hire("dan-khoi", "officer", unitId);
  const page = await windowOf("dan-khoi");
  await page.goto(`${page2026}/procedures`);

  // Labels copied along are left aside; an English figure is asked back, the others are written.
  await cell(page, "tthc.resolved.total").focus();
  await paste(page, "Đã giải quyết\t2.100\nTrước hạn\t2.000\nĐúng hạn\t1,90\nQuá hạn\t10\n");
  await expect(cell(page, "tthc.resolved.early")).toHaveValue("2.000");
  await expect(cell(page, "tthc.resolved.late")).toHaveValue("10");
  await expect(page.getByText(/Đã điền 3 ô từ khối vừa dán\. 1 ô chưa nhận/)).toBeVisible();
  await expect(cell(page, "tthc.resolved.on_time")).toBeFocused();
  await picture(page, "20-dan-khoi");
  await expectAccessible(page);
  await page.keyboard.type("90");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(cell(page, "tthc.resolved.on_time")).toHaveValue("");
  await page.keyboard.press("Control+z");
  await expect(cell(page, "tthc.resolved.early")).toHaveValue("");
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  await expect(cell(page, "tthc.resolved.early")).toHaveValue("2.000");
  await expect(cell(page, "tthc.resolved.on_time")).toHaveValue("90");

  // A total that follows from its parts is offered, and only a press takes it.
  await cell(page, "tthc.pending.in_time").fill("30");
  await cell(page, "tthc.pending.late").fill("5");
  await page.keyboard.press("Enter");
  await expect(cell(page, "tthc.pending.total")).toHaveValue("");
  await page.getByRole("button", { name: /^Lấy 35/ }).click();
  await expect(cell(page, "tthc.pending.total")).toHaveValue("35");
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  await cell(page, "petitions.received").focus();
  const panel = page.getByRole("complementary", { name: "Vì sao?" });
  await panel.getByRole("button", { name: "Không phát sinh" }).click();
  await expect(cell(page, "petitions.received")).toHaveValue("Không phát sinh");
  await expect(cell(page, "petitions.received")).toBeFocused();
  await cell(page, "survey.ballots.total").focus();
  await panel.getByRole("button", { name: "Chưa có số liệu" }).click();
  await expect(cell(page, "survey.ballots.total")).toHaveValue("Chưa có số liệu");
  await picture(page, "21-tra-loi-khac");

  // How sure, why, from where: by keyboard.
  await cell(page, "survey.ballots.satisfied").focus();
  await page.keyboard.press("Shift+F2");
  const window = page.getByRole("dialog");
  await window.getByRole("radio", { name: "Có giá trị" }).check();
  await window.getByLabel("Mức chắc chắn").selectOption({ label: "khoảng" });
  await window.getByLabel("Giá trị (phiếu)").fill("40");
  await window.getByLabel("Ghi chú").fill("Ước theo ba tháng cuối.");
  await window.getByLabel("Nguồn số liệu").fill("Sổ phiếu của Bộ phận một cửa");
  await expectAccessible(page);
  await picture(page, "22-ghi-chu");
  await window.getByRole("button", { name: "Ghi vào ô" }).click();
  await expect(page.getByRole("main")).toContainText("Ghi chú: Ước theo ba tháng cuối.");
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  // Who wrote what, and when.
  await cell(page, "tthc.resolved.on_time").focus();
  await panel.getByRole("button", { name: "Lịch sử của ô" }).click();
  await expect(window.getByRole("row")).toHaveCount(4);
  await expect(window).toContainText("90 hồ sơ");
  await picture(page, "23-lich-su");
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.reload();
  await expect(cell(page, "survey.ballots.satisfied")).toHaveValue(/40/);
  await expect(cell(page, "petitions.received")).toHaveValue("Không phát sinh");
  await expect(cell(page, "tthc.pending.total")).toHaveValue("35");
});
