import { expect, type Page } from "@playwright/test";
import { demoPassword } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { type Product, test } from "./product.ts";
import { cell, expectAccessible, picture, saving } from "./steps.ts";

const unitId = "mh-phuong-quang-khe";
const procedures = `/bao-cao/${unitId}/${periodIds.annual2026}/procedures`;

interface Desk {
  readonly product: Product;
  readonly windowOf: (username: string) => Promise<Page>;
}

async function officer({ product, windowOf }: Desk, username: string): Promise<Page> {
  await product.hire(username, "officer", unitId);
  const page = await windowOf(username);
  await page.goto(procedures);
  return page;
}

const satisfied = "survey.ballots.satisfied";

test("a session that ends while typing loses nothing", async ({ product, windowOf }) => {
  const page = await officer({ product, windowOf }, "het-phien");
  const early = cell(page, "tthc.resolved.early");
  await early.fill("411");
  await product.endSessions("het-phien");
  // The server's answer arrives in the middle of the next figure: it must not be cut in two.
  const answered = page.waitForResponse(/reports\.saveCells/);
  await page.route(/reports\.saveCells/, async (route) => {
    await expect(cell(page, "tthc.resolved.on_time")).toHaveValue("1");
    await route.continue();
  });
  await early.press("Enter");
  await page.keyboard.type("1");
  await answered;
  await expect(page.getByText("1 ô chưa lưu, chờ đăng nhập lại")).toBeVisible();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await page.unrouteAll();

  const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã hết" });
  await expect(dialog).toBeVisible();
  await expect(page.getByText("2 ô chưa lưu, chờ đăng nhập lại")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await picture(page, "30-het-phien");
  await dialog.getByLabel("Mật khẩu").fill("sai-mat-khau");
  await dialog.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(dialog.getByRole("alert")).not.toBeEmpty();
  await dialog.getByLabel("Mật khẩu").fill(demoPassword);
  await dialog.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await page.reload();
  await expect(early).toHaveValue("411");
  await expect(cell(page, "tthc.resolved.on_time")).toHaveValue("17");
});

test("a line that drops says so, keeps what is typed and sends it", async ({
  product,
  windowOf,
}) => {
  const page = await officer({ product, windowOf }, "mat-mang");
  const late = cell(page, "tthc.resolved.late");
  await expect(late).toBeVisible();
  await page.context().setOffline(true);
  await late.fill("3");
  await late.press("Enter");
  await expect(page.getByText(/^Mất mạng: đang lưu trên máy này, còn 1 ô chờ gửi/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "31-mat-ket-noi");
  await page.context().setOffline(false);
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await page.reload();
  await expect(late).toHaveValue("3");
});

test("two people write one cell: both are shown, a person decides", async ({
  product,
  windowOf,
}) => {
  const first = await officer({ product, windowOf }, "nguoi-mot");
  const second = await officer({ product, windowOf }, "nguoi-hai");
  await expect(cell(second, satisfied)).toHaveValue("");
  await saving(first, async () => {
    await cell(first, satisfied).fill("51");
    await cell(first, satisfied).press("Enter");
  });
  await cell(second, satisfied).fill("52");
  await cell(second, satisfied).press("Enter");
  await expect(second.getByText(/Người dùng nguoi-mot vừa ghi 51 phiếu/)).toBeVisible();
  await expectAccessible(second);
  await picture(second, "32-hai-nguoi");
  await saving(second, () => second.getByRole("button", { name: "Giữ của tôi" }).click());
  await expect(second.getByText(/vừa ghi 51 phiếu/)).toBeHidden();
  await expect(cell(second, satisfied)).toBeFocused();
  await first.reload();
  await expect(cell(first, satisfied)).toHaveValue("52");
});
