import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { roundIds } from "@cchc/demo/rounds";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import { expectAccessible, expectFocusSeen, expectNoSidewaysScroll, picture } from "./steps.ts";

const { wardOfficer, cityReviewer, administrator } = accounts;
const own = `/bao-cao/${unitIds.ward}/${periodIds.annual2024}`;
const draft = `/bao-cao/mh-phuong-ngoc-quang/${periodIds.annual2026}`;
const city = `ky=${periodIds.annual2022}`;
const read = `${city}&dv=${unitIds.neighbour}&bc=${periodIds.annual2022}&loc=tat-ca`;

interface Visit {
  readonly name: string;
  readonly path: string;
  /** Pressed once the page stands: opens a dialog or a part. */
  readonly press?: string;
}

const commune: readonly Visit[] = [
  { name: "viec-can-lam", path: "/" },
  { name: "bao-cao-theo-ky", path: "/bao-cao" },
  { name: "bao-cao", path: own },
  { name: "phan-da-nop", path: `${own}/procedures` },
  { name: "kiem-tra", path: `${own}/kiem-tra` },
  { name: "khong-co-trang", path: "/khong-co" },
  { name: "cong-bo", path: "/cong-bo" },
  { name: "kiem-tra-phieu", path: "/cong-bo/kiem-tra" },
];

const drafting: readonly Visit[] = [
  { name: "phan-dang-nhap", path: `${draft}/direction` },
  { name: "theo-linh-vuc", path: `${draft}/procedures`, press: "Nhập theo lĩnh vực" },
  { name: "kiem-tra-nhap", path: `${draft}/kiem-tra` },
];

const reviewer: readonly Visit[] = [
  { name: "tong-quan", path: `/admin/tong-quan?${city}` },
  { name: "tong-quan-vi-sao", path: `/admin/tong-quan?${city}&chi=on_time` },
  { name: "tong-quan-linh-vuc", path: `/admin/tong-quan?${city}&xem=linh-vuc` },
  { name: "dien-bien", path: `/admin/tong-quan?${city}&xem=dien-bien` },
  { name: "phan-bo", path: `/admin/tong-quan?${city}&xem=phan-bo` },
  { name: "tiep-nhan", path: `/admin/tiep-nhan?${city}&loc=tat-ca` },
  { name: "tiep-nhan-trong", path: `/admin/tiep-nhan?${city}&loc=tat-ca&tim=khong-co-xa-nay` },
  { name: "doc-bao-cao", path: `/admin/tiep-nhan/bao-cao?${read}&phan=procedures` },
  { name: "tiep-nhan-loat", path: `/admin/tiep-nhan/tiep-nhan-loat?ky=${periodIds.annual2024}` },
  { name: "ky-bao-cao", path: "/admin/ky-bao-cao" },
  { name: "mo-ky", path: "/admin/ky-bao-cao", press: "Mở kỳ mới…" },
  { name: "don-vi", path: `/admin/don-vi?ngay=2023-06-30&chon=${unitIds.ward}` },
  { name: "xep-hang", path: `/admin/xep-hang?dot=${roundIds.city2022}` },
  { name: "dai-hang", path: `/admin/xep-hang?dot=${roundIds.city2022}&xem=dai-hang` },
  { name: "thu-sua", path: `/admin/xep-hang/thu-sua?dot=${roundIds.city2022}` },
  { name: "cong-bo-admin", path: `/admin/xep-hang/cong-bo?dot=${roundIds.city2023}` },
  { name: "khong-co-trang-admin", path: "/admin/khong-co" },
];

const house: readonly Visit[] = [
  { name: "tai-khoan", path: "/admin/tai-khoan" },
  { name: "them-tai-khoan", path: "/admin/tai-khoan", press: "Thêm tài khoản…" },
  { name: "nhat-ky", path: "/admin/nhat-ky" },
  { name: "tai-khoan-cua-toi", path: "/admin/mat-khau" },
  { name: "cay-don-vi", path: `/admin/don-vi?ngay=2026-06-30&chon=${unitIds.mergedWard}` },
];

/** Pages are looked at on a wide screen, a phone, and at 400 % of 1366 × 768. */
async function visit(page: Page, { name, path, press }: Visit): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(path);
  await expect(page.locator("h1").first()).toBeVisible();
  if (press !== undefined) await page.getByRole("button", { name: press }).click();
  await expect(page.getByText(/^Đang (tải|lấy số liệu|kiểm tra số liệu)/)).toHaveCount(0);
  await picture(page, `p-${name}`);
  await expectAccessible(page);
  await expectFocusSeen(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, `p-${name}-390`);
  await page.setViewportSize({ width: 342, height: 192 });
  await expectNoSidewaysScroll(page);
  if (/^(phan-dang-nhap|tong-quan|mo-ky)$/.test(name)) await picture(page, `p-${name}-342`);
  await page.setViewportSize({ width: 1366, height: 768 });
  if (/^(viec-can-lam|phan-dang-nhap|tong-quan-vi-sao|doc-bao-cao|mo-ky|dien-bien)$/.test(name)) {
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, `p-${name}-toi`);
    await page.emulateMedia({ colorScheme: "light" });
  }
}

test("every page of the commune can be read, reached and used by everybody", async ({
  product,
  windowOf,
  emptyWindow,
}) => {
  const outside = await emptyWindow();
  await visit(outside, { name: "dang-nhap", path: "/dang-nhap" });
  const page = await windowOf(wardOfficer.username);
  for (const each of commune) await visit(page, each);
  await product.hire("nguoi-xem", "officer", "mh-phuong-ngoc-quang");
  const second = await windowOf("nguoi-xem");
  for (const each of drafting) await visit(second, each);
});

test("every page of the reviewer can be read, reached and used by everybody", async ({
  windowOf,
  emptyWindow,
}) => {
  const outside = await emptyWindow();
  await visit(outside, { name: "dang-nhap-admin", path: "/admin/dang-nhap" });
  const page = await windowOf(cityReviewer.username);
  for (const each of reviewer) await visit(page, each);
});

test("every page of the administrator can be read, reached and used by everybody", async ({
  windowOf,
}) => {
  const page = await windowOf(administrator.username);
  for (const each of house) await visit(page, each);
});

test("a roll-up on paper has the figures and nothing to press", async ({ windowOf }) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto(`/admin/tong-quan?${city}`);
  await expect(page.getByRole("rowheader", { name: "Toàn địa bàn" })).toBeVisible();
  // On the screen the row of the total stays in sight whole: no other unit's figures beside its name.
  const ends = await page
    .getByRole("table")
    .locator("tfoot tr > *")
    .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().bottom)));
  expect(new Set(ends).size).toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Tải CSV" })).toBeHidden();
  await expect(page.getByLabel("Tìm đơn vị")).toBeHidden();
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(26);
  const clipped = await page
    .locator(".c-table-box")
    .evaluate((box) => getComputedStyle(box).overflow);
  expect(clipped).toBe("visible");
  await picture(page, "60-tren-giay");
});

test("a server that does not answer: what is safe and what to do", async ({ windowOf }) => {
  const page = await windowOf(wardOfficer.username);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Việc cần làm" })).toBeVisible();
  await page.route("**/trpc/**", (route) => route.abort());
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Năm 2024/ })
    .click();
  await expect(page.getByRole("alert")).toContainText("Số liệu đã lưu không mất");
  await expectAccessible(page);
  await picture(page, "61-may-chu-dung");
  await page.unrouteAll();
  await page.getByRole("button", { name: "Thử lại" }).click();
  await expect(page.getByRole("heading", { name: "Năm 2024", level: 1 })).toBeVisible();

  const reviewing = await windowOf(cityReviewer.username);
  await reviewing.route("**/trpc/review.**", (route) => route.abort());
  await reviewing.goto(`/admin/tong-quan?${city}`);
  await expect(reviewing.getByText("Không nối được với máy chủ")).toBeVisible();
  await expectAccessible(reviewing);
  await picture(reviewing, "62-may-chu-dung-admin");
});
