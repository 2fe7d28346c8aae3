import { expect, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { roundIds } from "@cchc/demo/rounds";
import { test } from "./product.ts";
import { expectAccessible, expectNoSidewaysScroll, picture, saving } from "./steps.ts";

const { cityReviewer, cityLeader, secondCityReviewer } = accounts;
const round = `dot=${roundIds.city2023}`;

/** A commune of the demonstration that handed in and has nothing returned yet. */
const commune = { unitId: "mh-phuong-minh-khanh", name: "Phường Minh Khánh" };

async function openLeaf(page: Page, leaf: string, unitId = ""): Promise<void> {
  const at = unitId === "" ? "" : `&muc=${unitId}`;
  await page.goto(`/admin/tham-dinh/tieu-chi/${leaf}?${round}${at}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(leaf);
}

function rowOf(page: Page, name: string) {
  return page.getByRole("row", { name: new RegExp(`^${name}`) });
}

/** Returns one commune's item with a reason; the window takes the focus by itself. */
async function giveBack(page: Page, leaf: string, reason: string): Promise<void> {
  await openLeaf(page, leaf, commune.unitId);
  await rowOf(page, commune.name).getByRole("link").first().focus();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: `Trả lại: ${commune.name}` });
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(dialog.getByText("Hãy ghi lý do.")).toBeVisible();
  await dialog.getByLabel("Lý do").fill(reason);
  await dialog.getByLabel("Hạn trả lời").fill("31/12/2035");
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rowOf(page, commune.name)).toContainText("Đánh dấu trả lại, chưa gửi");
}

test("one criterion is verified across all communes with the keyboard, equal cases once", async ({
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto(`/admin/tham-dinh?${round}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("23/26 xã, phường đã nộp");
  await expectAccessible(page);
  await picture(page, "60-tham-dinh");
  await page.getByLabel("Tình trạng").selectOption("chua-nop");
  await expect(page.getByRole("row", { name: /Phường Trần Hưng Đạo.*Đang tự chấm/ })).toBeVisible();

  await page.getByRole("link", { name: "Từng tiêu chí" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^4\.1\.3/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("4.1.3");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, "61-cham-doc");

  const waiting = page.getByText(/(\d+)\/23 đơn vị đã nộp còn chờ thẩm định/);
  await expect(waiting).toContainText("17/23");
  // The first row that waits and all that are equal to it, with one key.
  await page.getByRole("table").getByRole("row", { selected: false }).first().waitFor();
  await rowOf(page, "Xã An Hòa Đông").getByRole("link").first().focus();
  // One commune at a time, until its group is chosen: then the buttons say how many they decide.
  await expect(page.getByRole("button", { name: /^Đồng ý A$/ })).toBeVisible();
  await page.keyboard.press("g");
  await expect(page.getByRole("button", { name: /^Đồng ý cho \d+ đơn vị/ })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("log")).toContainText("Đã đồng ý");
  // What was done is said above the buttons, not over them.
  const undo = await page.getByRole("button", { name: /^Bỏ quyết định/ }).boundingBox();
  const said = await page.getByRole("log").boundingBox();
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(undo?.y ?? 0);
  await expect(rowOf(page, "Xã An Hòa Đông")).toContainText("Đồng ý");
  await expect(waiting).not.toContainText("17/23");
  const through = page.getByText(
    /Mọi đơn vị đã nộp đều thẩm định xong|Không đơn vị nào còn chờ thẩm định/,
  );
  // The next that waits has the focus; the keyboard alone goes on to the end.
  for (let left = 0; left < 20; left += 1) {
    if ((await through.count()) > 0) break;
    await expect(page.getByText("Đang ghi…")).toHaveCount(0);
    await page.keyboard.press("a");
    await expect(page.getByText("Đang ghi…")).toHaveCount(0);
  }
  await expect(through).toBeVisible();

  // One is undone and changed with a reason; another person has to confirm it.
  await rowOf(page, "Xã An Hòa Đông").getByRole("link").first().focus();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Chấm khác: Xã An Hòa Đông" });
  await dialog.getByLabel("Điểm thẩm định").fill("2,01");
  await dialog.getByLabel("Lý do").fill("Chưa có quyết định chuyển đổi vị trí.");
  await dialog.getByRole("button", { name: "Ghi điểm" }).click();
  await expect(dialog.getByText("Điểm phải từ 0,00 đến 2,00.")).toBeVisible();
  await dialog.getByLabel("Điểm thẩm định").fill("1");
  await expectAccessible(page);
  await picture(page, "62-cham-khac");
  await dialog.getByRole("button", { name: "Ghi điểm" }).click();
  await expect(rowOf(page, "Xã An Hòa Đông")).toContainText("Chấm 1,00, chờ người thứ hai");
  await expect(page.getByRole("button", { name: /Xác nhận điểm/ })).toHaveCount(0);

  const other = await windowOf(secondCityReviewer.username);
  await openLeaf(other, "4.1.3", "mh-xa-an-hoa-dong");
  await expect(other.getByText(/cũng đang xem mục này/)).toContainText(cityReviewer.name);
  await rowOf(other, "Xã An Hòa Đông").getByRole("link").first().focus();
  await other.keyboard.press("x");
  await expect(rowOf(other, "Xã An Hòa Đông")).toContainText("Chấm 1,00, đã xác nhận");
});

test("somebody else was first: the row says so, and what was typed is still there", async ({
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  const other = await windowOf(secondCityReviewer.username);
  await openLeaf(page, "6.1.2");
  await page.clock.install();
  await openLeaf(page, "6.1.2", "mh-xa-bach-lien");
  await openLeaf(other, "6.1.2", "mh-xa-bach-lien");
  await rowOf(page, "Xã Bạch Liên").getByRole("link").first().focus();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Lý do").fill("Thiếu quy chế tài sản công.");
  await rowOf(other, "Xã Bạch Liên").getByRole("link").first().focus();
  await other.keyboard.press("a");
  await expect(rowOf(other, "Xã Bạch Liên")).toContainText("Đồng ý");
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Chưa ghi gì");
  await expect(dialog.getByLabel("Lý do")).toHaveValue("Thiếu quy chế tài sản công.");
  await picture(page, "63-nguoi-khac-truoc");
  await dialog.getByRole("button", { name: "Quay lại" }).click();
  await expect(rowOf(page, "Xã Bạch Liên")).toContainText("Đồng ý");
});

test("two items go back, the commune corrects only those, a second person confirms, many are concluded after a preview", async ({
  product,
  windowOf,
}) => {
  const page = await windowOf(cityReviewer.username);
  await giveBack(page, "5.1.3", "Chưa gửi danh sách cán bộ được đánh giá.");
  await giveBack(page, "6.1.2", "Thiếu quy chế quản lý tài sản công.");
  await page.goto(`/admin/tham-dinh/don-vi/${commune.unitId}?${round}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(commune.name);
  await expectAccessible(page);
  await picture(page, "64-mot-don-vi");
  await page.getByRole("button", { name: "Trả lại…", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByLabel("Lý do chung").fill("Đề nghị giải trình hai mục.");
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Bị trả lại");

  await product.hire("minh-khanh", "officer", commune.unitId);
  const officer = await windowOf("minh-khanh");
  const own = `/tu-cham/${commune.unitId}/${roundIds.city2023}`;
  await officer.goto(own);
  await expect(officer.getByRole("heading", { name: /^Mục phải trả lời \(2\)/ })).toBeVisible();
  await expect(officer.getByRole("main")).toContainText("Thiếu quy chế quản lý tài sản công.");
  for (const leaf of ["5.1.3", "6.1.2"]) {
    await officer.goto(`${own}/linh-vuc/${leaf.charAt(0)}`);
    // Nothing but what came back can be written to.
    const open = officer.locator("[data-leaf]:has(textarea:enabled:not([readonly]))");
    await expect(open).toHaveCount(1);
    await expect(open).toHaveAttribute("data-leaf", leaf);
    const reply = open.getByLabel("Trả lời của đơn vị");
    await saving(officer, async () => {
      await reply.fill("Đã bổ sung vào hồ sơ.");
      await reply.blur();
    });
  }
  await officer.goto(`${own}/kiem-tra`);
  await expect(officer.getByRole("button", { name: "Nộp bản tự chấm" })).toBeVisible();
  const despite = officer.getByLabel("Vẫn nộp bản tự chấm khi báo cáo chưa nộp");
  if (await despite.isVisible()) await despite.check();
  await officer.getByRole("button", { name: "Nộp bản tự chấm" }).click();
  await expect(officer.getByRole("heading", { name: /^Biên nhận/ })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("row", { name: /^5\.1\.3/ })).toContainText("Đơn vị đã giải trình");
  await page
    .getByRole("row", { name: /^5\.1\.3/ })
    .getByRole("link")
    .first()
    .focus();
  await page.keyboard.press("c");
  const change = page.getByRole("dialog");
  await change.getByLabel("Điểm thẩm định").fill("2,5");
  await change.getByRole("button", { name: "Soạn giúp lời giải trình" }).click();
  await expect(change.getByLabel("Lý do")).toHaveValue(/Về mục 5\.1\.3.*2,50 trên 3,00 điểm/);
  await change.getByRole("button", { name: "Ghi điểm" }).click();
  await expect(page.getByRole("row", { name: /^5\.1\.3/ })).toContainText("chờ người thứ hai");

  const other = await windowOf(secondCityReviewer.username);
  await other.goto(`/admin/tham-dinh/don-vi/${commune.unitId}?${round}&muc=5.1.3`);
  await other.getByRole("button", { name: /Xác nhận điểm/ }).click();
  await expect(other.getByRole("row", { name: /^5\.1\.3/ })).toContainText("đã xác nhận");
  await other.getByText("Lịch sử").click();
  await expect(other.getByRole("row", { name: /Xác nhận điểm chấm khác/ }).first()).toBeVisible();

  // The rest of little risk is accepted together, after it was said what that is.
  await page.goto(`/admin/tham-dinh/hang-doi?${round}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("mục nên xem trước");
  await expectAccessible(page);
  await picture(page, "65-hang-doi");
  await page.getByRole("button", { name: /^Đồng ý cả \d+ mục/ }).click();
  await picture(page, "66-dong-y-loat");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Đồng ý \d+ mục/ })
    .click();
  await expect(page.getByRole("log")).toContainText("mục ít rủi ro");

  await page.goto(`/admin/tham-dinh/loat?${round}&viec=ket-thuc`);
  await expect(page.getByRole("heading", { name: "Kết thúc thẩm định" })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "67-ket-thuc");
  const count = await page.getByRole("checkbox", { checked: true }).count();
  expect(count).toBeGreaterThan(0);
  await page.getByRole("button", { name: `Kết thúc thẩm định ${count} xã, phường…` }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Kết thúc thẩm định ${count} xã, phường` })
    .click();
  await expect(page.getByRole("log")).toContainText("Kết thúc thẩm định: đã xong");

  const leader = await windowOf(cityLeader.username);
  await leader.goto(`/admin/tham-dinh/loat?${round}&viec=duyet`);
  await expect(
    leader.getByRole("button", { name: `Duyệt ${count + 1} xã, phường…` }),
  ).toBeVisible();
});

test("a survey comes in from a file, all rows or none", async ({ windowOf }) => {
  const page = await windowOf(cityReviewer.username);
  await page.goto(`/admin/tham-dinh/khao-sat?${round}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Cả 26 xã, phường có kết quả khảo sát",
  );
  await expectAccessible(page);
  const lines = [
    "Đơn vị;Rất hài lòng;Hài lòng;Bình thường;Không hài lòng",
    "Phường Minh Khánh;40;50;8;2",
    "Xã Không Có Thật;1;1;1;1",
  ];
  await page.getByLabel(/Chọn tệp kết quả/).setInputFiles({
    name: "khao-sat.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\n"), "utf8"),
  });
  await expect(page.getByRole("row", { name: /^Xã Không Có Thật/ })).toContainText("hãy sửa tên");
  const bring = page.getByRole("button", { name: /^Nhập kết quả/ });
  await expect(bring).toBeDisabled();
  await expectAccessible(page);
  await picture(page, "68-khao-sat");
  await page.getByRole("checkbox", { name: /Bỏ dòng 3/ }).check();
  await bring.click();
  await expect(page.getByRole("log")).toContainText("Đã nhập kết quả khảo sát của 1 xã, phường");
  const files = page.getByRole("table", { name: /^Các tệp đã nhập/ });
  await expect(files.getByRole("row").nth(1)).toContainText("khao-sat.csv");
});
