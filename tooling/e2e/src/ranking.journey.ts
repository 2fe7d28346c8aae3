import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { roundIds } from "@cchc/demo/rounds";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import { expectAccessible, expectNoSidewaysScroll, picture } from "./steps.ts";

const { cityReviewer, secondCityReviewer, cityLeader } = accounts;
const roundId = roundIds.city2022;
const ranking = `/admin/xep-hang?dot=${roundId}`;

async function post(page: Page, path: string, input: object): Promise<void> {
  const data = { opId: crypto.randomUUID(), roundId, ...input };
  const answer = await page.request.post(`/trpc/${path}`, { data });
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200);
}

/** The version of an item as it stands, which every decision names. */
async function versionOf(page: Page, leaf: string): Promise<number> {
  const input = JSON.stringify({ roundId, unitId: unitIds.ward });
  const answer = await page.request.get(`/trpc/appraisal.unit?input=${encodeURIComponent(input)}`);
  const read: (text: string) => {
    result: { data: { items: readonly { leaf: string; version: number }[] } };
  } = JSON.parse;
  const { items } = read(await answer.text()).result.data;
  return items.find((item) => item.leaf === leaf)?.version ?? 0;
}

test("J5: ranks are seen, told apart, and a changed criterion is tried on everybody", async ({
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto("/admin/xep-hang");
  await page.getByLabel("Đợt chấm điểm").selectOption(roundId);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/đứng đầu, \d\d,\d\d điểm; mọi hạng đã chắc/);
  const table = page.getByRole("table", { name: /Xếp hạng/ });
  await expect(table.getByRole("row")).toHaveCount(14);
  await expectAccessible(page);
  await picture(page, "ranking");

  // Points fall from the first row to the last; another order is one press away.
  const totals = (await table.locator("tbody td.r-total").allTextContents()).map((text) =>
    Number(text.replace(",", ".")),
  );
  expect(totals.toSorted((a, b) => b - a)).toEqual(totals);
  await page.getByRole("link", { name: "Theo lĩnh vực" }).click();
  await expectNoSidewaysScroll(page);
  await table.getByRole("button", { name: /^2\. Thể chế/ }).click();
  await expect(page).toHaveURL(/sap=lv1/);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải CSV" }).click(),
  ]);
  expect(readFileSync(await file.path(), "utf8").split("\r\n")).toContainEqual(
    expect.stringMatching(/^Hạng;Đơn vị;Khối;Hạng tạm;Tổng điểm/),
  );

  await page.goto(`${ranking}&xem=dai-hang`);
  await page.getByLabel("Dải hạng").selectOption("trong-so");
  await expect(heading).toHaveText(/hạng còn có thể đổi|không hạng nào đổi/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "So hai đơn vị" }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(/ hơn .* điểm$/);
  await expectAccessible(page);

  // Half-appraised, what each commune may still end with is open.
  await page.goto(`/admin/xep-hang?dot=${roundIds.city2023}&xem=nam-truoc`);
  await expect(page.locator("figcaption")).toHaveText(/so với Chấm điểm CCHC năm 2022$/);
  await expectAccessible(page);

  await page.goto(`/admin/xep-hang/thu-sua?dot=${roundId}&muc=2-1-2`);
  await expect(heading).toHaveText("Sửa một tiêu chí để thấy mọi đơn vị trước và sau");
  await page.getByLabel("Điểm tối đa").fill("8");
  await expect(heading).toHaveText(/26 đơn vị đổi điểm, \d+ đổi hạng, \d+ đổi xếp loại/);
  await expect(page.getByRole("region", { name: "Bảng kiểm tra bộ tiêu chí" })).toContainText(
    "lỗi",
  );
  await expect(page.getByText(/^Bộ thử cộng lại 106,00 điểm/)).toBeVisible();
  await expect(page.getByText("Các lĩnh vực cộng lại 106,00 trên tổng 106,00 điểm.")).toBeVisible();
  await expect(page.getByText(/điểm tối đa tăng từ 2,00 lên 8,00/)).toBeAttached();
  await expectAccessible(page);
  await picture(page, "ranking-try");

  // The address carries what is tried to a colleague.
  await expect(page).toHaveURL(/sua=/);
  await page.reload();
  await expect(heading).toHaveText(/26 đơn vị đổi điểm/);
  await expect(page.getByLabel("Điểm tối đa")).toHaveValue("8,00");

  // Nothing of it was kept.
  await page.goto(ranking);
  await expect(page.locator("tbody td.r-total")).toHaveCount(13);
  const again = await page.locator("tbody td.r-total").allTextContents();
  expect(again.map((text) => Number(text.replace(",", ".")))).toEqual(totals);
});

test("J5: a correction is published; anybody reads it, recomputes a sheet and prints it", async ({
  windowOf,
  emptyWindow,
}) => {
  const visitor = await emptyWindow();
  await visitor.goto("/cong-bo");
  await visitor.getByRole("link", { name: /các xã, phường năm 2022/ }).click();
  const heading = visitor.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/năm 2022$/);
  await expect(visitor.getByText("Số liệu minh họa.")).toBeVisible();
  await expect(visitor.getByText("Khung tham khảo").first()).toBeVisible();
  await expectAccessible(visitor);
  await picture(visitor, "published");
  await visitor.getByRole("button", { name: "Tính lại mã băm trên máy này" }).click();
  await expect(visitor.getByText("Khớp: tệp JSON")).toBeVisible();
  const first = visitor.url();
  await visitor.getByRole("link", { name: "Biểu đồ" }).click();
  await expect(visitor.locator("figcaption").first()).toHaveText(/^Cao nhất .* cách nhau/);
  await expectAccessible(visitor);

  // One commune has one item changed: reopened, decided, confirmed, approved.
  const reviewer = await windowOf(cityReviewer.username);
  const second = await windowOf(secondCityReviewer.username);
  const leader = await windowOf(cityLeader.username);
  const units = [unitIds.ward];
  const leaf = "2.1.1";
  await post(leader, "appraisal.approve", { action: "reopen", reason: "Nhầm điểm", units });
  await post(reviewer, "appraisal.decide", {
    action: "change",
    points: 50,
    reason: "Kế hoạch ban hành sau khi rà soát.",
    decisions: [{ unitId: unitIds.ward, leaf, version: await versionOf(reviewer, leaf) }],
  });
  await leader.goto(`/admin/xep-hang/cong-bo?dot=${roundId}`);
  const leaderHeading = leader.getByRole("heading", { level: 1 });
  await expect(leader.getByText("1 đơn vị đã nộp nhưng chưa được duyệt")).toBeVisible();
  await expect(leader.getByRole("button", { name: /^Công bố/ })).toHaveCount(0);
  await expectAccessible(leader);
  await post(second, "appraisal.confirm", {
    decisions: [{ unitId: unitIds.ward, leaf, version: await versionOf(reviewer, leaf) }],
  });
  await post(reviewer, "appraisal.conclude", { action: "appraise", reason: "", units });
  await post(leader, "appraisal.approve", { action: "approve", reason: "", units });

  await leader.reload();
  await expect(leaderHeading).toHaveText("Kết quả đã khác bản công bố: cần bản đính chính");
  await leader.getByRole("button", { name: /^Công bố bản đính chính/ }).click();
  await expect(leader.getByText("Hãy ghi bản này đính chính điều gì.")).toBeVisible();
  await leader.getByLabel("Số, ký hiệu quyết định").fill("27/QĐ-UBND");
  await leader.getByLabel("Ngày quyết định").fill("15/03/2023");
  await leader.getByLabel("Đính chính điều gì").fill("Sửa điểm mục 2.1.1 phường Trần Hưng Đạo");
  await expectAccessible(leader);
  await picture(leader, "publish");
  await leader.getByRole("button", { name: /^Công bố bản đính chính/ }).click();
  await leader.getByRole("dialog").getByRole("button", { name: "Công bố" }).click();
  await expect(leaderHeading).toHaveText("Đã công bố lần 2, số liệu không đổi từ đó");
  await picture(leader, "published-twice");

  // The first number stands as it was and says where the second is.
  await visitor.goto(first);
  await expect(visitor.getByText("Bản này đã được đính chính bởi lần 2")).toBeVisible();
  await visitor.getByRole("link", { name: "Mở bản đính chính mới nhất" }).click();
  await expect(visitor.getByText("Sửa điểm mục 2.1.1 phường Trần Hưng Đạo")).toBeVisible();
  await visitor.getByRole("table", { name: /Kết quả xếp hạng/ }).waitFor();
  await visitor.getByRole("link", { name: "Phường Trần Hưng Đạo" }).click();
  await expect(heading).toHaveText("Phiếu điểm Phường Trần Hưng Đạo");
  await expect(visitor.getByText("Khớp từng số")).toBeVisible();
  const row = visitor.getByRole("row", { name: /^2\.1\.1/ });
  await expect(row).toContainText("Kế hoạch ban hành sau khi rà soát.");
  await row.getByText("Vì sao").click();
  await expect(row.getByText("Căn cứ")).toBeVisible();
  await expectAccessible(visitor);
  await picture(visitor, "published-sheet");
  const code = (await visitor.locator(".p-code").textContent()) ?? "";

  // The printed code leads back to it, however it is typed; also where no cryptography is offered.
  const reader = await emptyWindow();
  await reader.addInitScript(() => {
    Object.defineProperty(window, "isSecureContext", { value: false });
  });
  await reader.goto("/cong-bo/kiem-tra");
  await expectAccessible(reader);
  await reader.getByLabel("Mã phiếu").fill("AAAA-AAAA");
  await reader.getByRole("button", { name: "Tìm phiếu" }).click();
  await expect(reader.getByText("Không có phiếu nào mang mã AAAA-AAAA")).toBeVisible();
  const library = reader.waitForRequest(/\/assets\/sha2-/);
  await reader.goto(`/cong-bo/kiem-tra?ma=${code.toLowerCase().replace("-", " ")}`);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText("Phường Trần Hưng Đạo");
  await expect(reader.getByText("Khớp từng số")).toBeVisible();
  await library;

  // A figure changed on the way is found out.
  const forged = await emptyWindow();
  await forged.route(/\/trpc\/publications\.sheet/, async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text()).replace('"points":50,', '"points":100,');
    await route.fulfill({ response: answer, body: text });
  });
  await forged.goto(visitor.url());
  await expect(forged.getByRole("alert")).toContainText("KHÔNG KHỚP");

  for (const path of ["/cong-bo", new URL(first).pathname, new URL(visitor.url()).pathname]) {
    await reader.setViewportSize({ width: 390, height: 844 });
    await reader.goto(path);
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(reader);
  }
});
