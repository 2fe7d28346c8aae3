import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { test } from "./product.ts";
import { expectAccessible, picture } from "./steps.ts";

const { administrator } = accounts;

const changeDay = "2026-12-01";
const eve = "2026-11-30";

/** The names below a province on a day, as the screen lists them. */
async function treeOn(page: Page, day: string): Promise<readonly string[]> {
  await page.goto(`/admin/don-vi?ngay=${day}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("vào ngày");
  for (const name of ["Mở Thành phố Hải Phòng", "Mở Tỉnh Hà Tĩnh"]) {
    await page.getByRole("button", { name }).click();
  }
  return page.locator(".a-tree li a").allTextContents();
}

async function change(page: Page, unit: string, kind: string): Promise<void> {
  await page.goto(`/admin/don-vi?ngay=${changeDay}`);
  await page.getByLabel("Tìm đơn vị").fill(unit);
  await page.getByRole("link", { name: unit, exact: true }).click();
  await page.getByRole("button", { name: kind }).click();
  await expect(page.getByLabel("Từ ngày")).toHaveValue("01/12/2026");
}

/** Names the decision, drafts what the dialog says and makes it so, as the one administrator may. */
async function carryOut(page: Page, number: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Số, ký hiệu").fill(number);
  await dialog.getByLabel("Ngày ban hành").fill("1/11/2026");
  await dialog.getByLabel("Cơ quan ban hành").fill("HĐND tỉnh");
  await dialog.getByRole("button", { name: "Lập dự thảo" }).click();
  await page.getByRole("button", { name: "Xác nhận thực hiện…" }).click();
  await dialog.getByRole("button", { name: "Thực hiện" }).click();
  await expect(page.getByText(/xác nhận/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Xác nhận thực hiện…" })).toBeHidden();
}

test("units change from a day on; the tree of the day before stays as it was", async ({
  windowOf,
}) => {
  const page = await windowOf(administrator.username);
  const before = await treeOn(page, eve);
  expect(before).toContain("Phường Phú Hà");
  const dialog = page.getByRole("dialog");

  await change(page, "Xã Thái Phú", "Đổi tên, loại…");
  await dialog.getByLabel("Loại").selectOption({ label: "Phường" });
  await dialog.getByLabel("Tên").fill("Thái Phú Mới");
  await expectAccessible(page);
  await picture(page, "50-doi-ten");
  await carryOut(page, "Nghị quyết số 1/NQ-HĐND");

  await change(page, "Xã Khê Cường", "Chuyển về đơn vị khác…");
  await dialog.getByLabel("Thuộc").selectOption({ label: "Tỉnh Hà Tĩnh" });
  await carryOut(page, "Nghị quyết số 2/NQ-HĐND");

  await change(page, "Phường Phú Hà", "Sáp nhập…");
  await dialog.getByRole("button", { name: "Lập dự thảo" }).click();
  await expect(dialog).toContainText("Hãy chọn ít nhất một đơn vị nữa.");
  await dialog.getByLabel("Phường Quang Khê").check();
  await dialog.getByLabel("Loại đơn vị mới").selectOption({ label: "Phường" });
  await dialog.getByLabel("Tên đơn vị mới").fill("Quang Phú");
  await picture(page, "51-sap-nhap");
  await carryOut(page, "Nghị quyết số 3/NQ-HĐND");

  const after = await treeOn(page, changeDay);
  expect(await treeOn(page, eve)).toEqual(before);
  expect(after).toContain("Phường Thái Phú Mới");
  expect(after).toContain("Phường Quang Phú");
  expect(after).not.toContain("Phường Phú Hà");
  expect(after).not.toContain("Phường Quang Khê");
  expect(after.length).toBe(before.length - 1);
  expect(after.indexOf("Xã Khê Cường")).toBeGreaterThan(after.indexOf("Tỉnh Hà Tĩnh"));

  await page.goto(`/admin/don-vi?ngay=${changeDay}&tim=quang phu`);
  await page.getByRole("link", { name: "Phường Quang Phú" }).click();
  const panel = page.getByRole("complementary", { name: "Đơn vị" });
  await expect(panel.getByRole("link", { name: "Phường Phú Hà" })).toBeVisible();
  await picture(page, "52-don-vi");
});

test("an account is made, used, given another password and closed", async ({
  windowOf,
  emptyWindow,
}) => {
  const page = await windowOf(administrator.username);
  await page.goto("/admin/tai-khoan");
  await page.getByRole("button", { name: "Thêm tài khoản…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Họ và tên").fill("Công chức văn hóa phường Bình Vạn");
  await dialog.getByLabel("Tên đăng nhập").fill("binhvan.vanhoa");
  await dialog.getByLabel("Tìm đơn vị").fill("binh van");
  await dialog.getByLabel("Đơn vị", { exact: true }).selectOption({ label: "Phường Bình Vạn" });
  await expectAccessible(page);
  await picture(page, "53-them-tai-khoan");
  await dialog.getByRole("button", { name: "Thêm tài khoản" }).click();
  const first = await handedOver(page);

  const theirs = await emptyWindow();
  await enter(theirs, first);
  await expect(theirs.getByRole("heading", { name: "Việc cần làm" })).toBeVisible();

  const row = page.getByRole("row", { name: /binhvan\.vanhoa/ });
  await row.getByRole("button", { name: /^Đặt lại mật khẩu/ }).click();
  await dialog.getByRole("button", { name: "Đặt lại mật khẩu" }).click();
  const second = await handedOver(page);
  expect(second).not.toBe(first);
  await enter(theirs, first);
  await expect(theirs.getByRole("alert")).toContainText("không đúng");
  await enter(theirs, second);
  await expect(theirs.getByRole("heading", { name: "Việc cần làm" })).toBeVisible();

  await row.getByRole("button", { name: /^Đóng tài khoản/ }).click();
  await picture(page, "54-dong-tai-khoan");
  await dialog.getByRole("button", { name: "Đóng tài khoản" }).click();
  await expect(row).toContainText("Đã đóng");
  await enter(theirs, second);
  await expect(theirs.getByRole("alert")).toContainText("Tài khoản này đã đóng");
  await theirs.goto("/admin/dang-nhap");
  await theirs.getByLabel("Tên đăng nhập").fill("binhvan.vanhoa");
  await theirs.getByLabel("Mật khẩu").fill(second);
  await theirs.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(theirs.getByLabel("Mật khẩu")).toHaveAccessibleDescription(/Tài khoản này đã đóng/);
});

/** The password that is shown once. */
async function handedOver(page: Page): Promise<string> {
  const shown = page.getByRole("dialog", { name: /^Mật khẩu của/ });
  const password = await shown.locator(".c-receipt-code").textContent();
  await shown.getByRole("button", { name: "Đã ghi lại, đóng" }).click();
  await expect(shown).toBeHidden();
  return password ?? "";
}

async function enter(page: Page, password: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/dang-nhap");
  await page.getByLabel("Tên đăng nhập").fill("binhvan.vanhoa");
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}
