import { expect, type Locator, type Page } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { roundIds } from "@cchc/demo/rounds";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import {
  appKept,
  cell,
  expectAccessible,
  expectFocusSeen,
  expectNoSidewaysScroll,
  picture,
  saved,
  saving,
  signInAs,
} from "./steps.ts";

const round = roundIds.city2023;
/** A commune whose report is begun and whose score is not. */
const fresh = "mh-xa-dai-loc-thuong";
/** One that nobody has written anything of. */
const blank = "mh-xa-lam-thao-tay";
/** One whose score came back. */
const returned = "mh-phuong-kim-lang";

function scoreOf(unitId: string, ...rest: readonly string[]): string {
  return ["/tu-cham", unitId, round, ...rest].join("/");
}

const areas = ["1", "2", "3", "4", "5", "6", "7"] as const;

async function openArea(page: Page, unitId: string, area: string): Promise<void> {
  await page.goto(scoreOf(unitId, "linh-vuc", area));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** The section of one leaf on its area's page. */
function leaf(page: Page, code: string): Locator {
  return page.locator(`[data-leaf="${code}"]`);
}

/** Follows every link to a missing figure and enters it in the report, once for all criteria. */
async function enterMissing(page: Page, unitId: string): Promise<number> {
  const links = new Set<string>();
  for (const area of areas) {
    await openArea(page, unitId, area);
    for (const link of await page.locator(".s-figures a").all()) {
      links.add((await link.getAttribute("href")) ?? "");
    }
  }
  for (const link of links) {
    await page.goto(link);
    const id = decodeURIComponent(link.split("#")[1] ?? "");
    const input = page.locator(`[id="${id}"]`);
    await expect(input).toBeFocused();
    await saving(page, async () => {
      if ((await input.evaluate((element) => element.tagName)) === "SELECT") {
        await input.selectOption({ label: "Có" });
      } else {
        await input.fill(id.endsWith("_on") ? "10/01/2023" : "20");
        await input.press("Enter");
      }
    });
  }
  return links.size;
}

/** Answers every open question of an area, yes or a count, and leaves nothing unsent behind. */
async function stateArea(page: Page, unitId: string, area: string): Promise<void> {
  let answers = 0;
  await openArea(page, unitId, area);
  for (const section of await page.locator("[data-leaf]").all()) {
    const code = await section.getAttribute("data-leaf");
    for (const group of await section.locator("fieldset.s-ask").all()) {
      if ((await group.locator("input:checked").count()) > 0) continue;
      const radios = group.getByRole("radio");
      await (code === "5.1.4" ? radios.last() : radios.first()).check();
      answers += 1;
    }
    for (const input of await section.locator(".s-ask input[type=text]").all()) {
      if ((await input.inputValue()) !== "") continue;
      const id = (await input.getAttribute("id")) ?? "";
      await input.fill(id.endsWith("_on") ? "20/12/2022" : "12");
      await input.press("Enter");
      answers += 1;
    }
  }
  if (answers > 0) await saved(page);
}

test("a commune's criteria fill themselves; the rest is stated, explained and handed in", async ({
  product,
  windowOf,
}) => {
  await product.hire("tu-cham", "officer", fresh);
  const page = await windowOf("tu-cham");
  await page.goto("/");
  const task = page.getByRole("listitem").filter({ hasText: "Tự chấm điểm CCHC năm 2023" });
  await expect(task).toContainText("70,00 điểm do đơn vị tự chấm");
  await expectAccessible(page);
  await picture(page, "60-viec-tu-cham");
  await task.getByRole("link").click();
  await expect(page).toHaveURL(scoreOf(fresh));
  await expect(
    page.getByRole("figure", { name: /^Đang được [\d,]+ trên 70,00 điểm/ }),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "Kế hoạch một buổi chiều" })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "61-tu-cham");

  // The smallest step to more points, and that it can still be taken.
  await openArea(page, fresh, "3");
  await expect(leaf(page, "3.1.2")).toContainText("Đã có điểm từ số liệu");
  await expect(leaf(page, "3.1.2")).toContainText(
    "Thiếu 3 hồ sơ đúng hạn để lên bậc 98,00 % (thêm 1,00 điểm); còn kịp.",
  );
  await page.getByRole("button", { name: "Vì sao? Mục 3.1.2" }).click();
  const why = page.getByRole("complementary", { name: "Vì sao?" });
  await expect(why).toContainText("4,00 trên 7,00 điểm");
  await expect(why).toContainText("294 trên 303");
  await expectAccessible(page);
  await picture(page, "62-vi-sao");

  // What stands in the way is a list; figures are entered where they belong.
  await page.goto(scoreOf(fresh, "kiem-tra"));
  await expect(
    page.getByRole("heading", { name: /^Thiếu số liệu báo cáo \(\d+\)$/ }),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Cần bạn chấm \(\d+\)$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Nộp bản tự chấm" })).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, "63-con-thieu");
  expect(await enterMissing(page, fresh)).toBeGreaterThan(5);

  for (const area of areas) await stateArea(page, fresh, area);

  // The explanation is drafted and stays a text of one's own.
  await openArea(page, fresh, "1");
  await page.getByRole("button", { name: "Soạn giúp giải trình mục 1.1.1" }).click();
  const note = leaf(page, "1.1.1").getByLabel("Giải trình gửi người thẩm định");
  await expect(note).toHaveValue(/^Về mục 1\.1\.1 /);
  await saving(page, async () => {
    await note.fill("Kế hoạch ban hành từ đầu năm.");
    await note.blur();
  });
  await picture(page, "64-giai-trinh");
  await page.reload();
  await expect(note).toHaveValue("Kế hoạch ban hành từ đầu năm.");

  await page.goto(scoreOf(fresh, "kiem-tra"));
  await expect(page.getByRole("button", { name: "Nộp bản tự chấm" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Cần bạn chấm/ })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /^Thiếu số liệu báo cáo/ })).toHaveCount(0);
  await picture(page, "65-nop");
  // The report it feeds on is a draft yet: that is said, and handing in all the same is a choice.
  await page.getByRole("button", { name: "Nộp bản tự chấm" }).click();
  await expect(page.getByText(/còn là nháp, chưa nộp/)).toBeVisible();
  await page.getByLabel("Vẫn nộp bản tự chấm khi báo cáo chưa nộp").check();
  await page.getByRole("button", { name: "Nộp bản tự chấm" }).click();
  await expect(page.getByRole("heading", { name: "Biên nhận nộp bản tự chấm" })).toBeVisible();
  await expect(page.getByText(/^ĐÃ NỘP \d\d:\d\d ngày/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "66-bien-nhan");
  await page.getByRole("link", { name: "Xem và in phiếu tự chấm" }).click();
  await expect(page.getByRole("heading", { name: /^Phiếu tự chấm điểm/ })).toBeVisible();
  await expect(page.getByText(/mã biên nhận/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "67-phieu");

  // Handed in is closed, and a figure changed later is told without touching what was handed in.
  await openArea(page, fresh, "3");
  await expect(page.getByText("Bản tự chấm ĐÃ NỘP").first()).toBeVisible();
  await expect(
    page.getByRole("main").locator("input:enabled:not([readonly]), textarea:not([readonly])"),
  ).toHaveCount(0);
  await page.goto(`/bao-cao/${fresh}/${periodIds.annual2023}/procedures`);
  const early = cell(page, "tthc.resolved.early");
  await saving(page, async () => {
    await early.fill("240");
    await early.press("Enter");
  });
  await page.goto(scoreOf(fresh));
  await expect(page.getByRole("heading", { name: /^Số liệu đã đổi sau khi nộp/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^3\.1\.2 / }).first()).toBeVisible();
  await page.goto(scoreOf(fresh, "phieu"));
  await expect(page.getByRole("row", { name: /^3\.1\.2 / })).toContainText("294 trên 303");
});

test("what is left is a plan of the afternoon; papers come from the register", async ({
  windowOf,
}) => {
  const page = await windowOf(accounts.wardOfficer.username);
  await page.goto(scoreOf(unitIds.ward, "ke-hoach"));
  await expect(page.getByText(/^\d+ việc[,:] .*tiêu chí chưa có điểm/)).toBeVisible();
  const rates = await page.locator("td.s-rate").allTextContents();
  const numbers = rates.map((text) => Number(text.replace(",", ".")));
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  await page.getByLabel("Bạn có bao nhiêu phút?").fill("20");
  await expect(page.getByText(/Trong 20 phút làm được \d+ việc/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "68-ke-hoach");
  await page.reload();
  await expect(page.getByLabel("Bạn có bao nhiêu phút?")).toHaveValue("20");

  await openArea(page, unitIds.ward, "1");
  const section = leaf(page, "1.1.2");
  await section.getByRole("button", { name: /^Chọn (từ sổ văn bản|thêm)/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "Gợi ý: đúng loại mục này cần" })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "75-chon-minh-chung");
  await dialog.getByLabel("Loại", { exact: true }).selectOption({ label: "Kế hoạch" });
  await expect(dialog.getByRole("heading", { name: /^Gợi ý/ })).toHaveCount(0);
  await dialog.getByRole("checkbox", { checked: false }).first().check();
  await dialog.getByRole("button", { name: /^Chọn \d+ văn bản/ }).click();
  const pages = section.getByLabel(/^Trang minh chứng/).first();
  // What was chosen may still be on its way: the answer that counts is the one with the pages.
  await saved(page);
  await saving(page, async () => {
    await pages.fill("tr. 2–3");
    await pages.blur();
  });
  await expectAccessible(page);
  await expectFocusSeen(page);
  await picture(page, "69-minh-chung");
  await page.reload();
  await expect(section.getByLabel(/^Trang minh chứng/).first()).toHaveValue("tr. 2–3");

  for (const path of ["", "linh-vuc/1", "linh-vuc/3", "ke-hoach", "kiem-tra", "phieu"]) {
    await page.goto(scoreOf(unitIds.ward, ...(path === "" ? [] : [path])));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const [width, height] of [
      [390, 844],
      [342, 192],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});

test("two people answer one question, and a line that drops loses nothing", async ({
  product,
  browser,
  windowOf,
}) => {
  await product.hire("cham-mot", "officer", blank);
  await product.hire("cham-hai", "officer", blank);
  const first = await windowOf("cham-mot");
  const second = await windowOf("cham-hai");
  const desk = (page: Page): Locator =>
    page.getByRole("group", { name: "Tại Bộ phận Tiếp nhận và trả kết quả" });
  for (const page of [first, second]) await openArea(page, blank, "3");
  await saving(first, () => desk(first).getByLabel("Có", { exact: true }).check());
  await desk(second).getByLabel("Không", { exact: true }).check();
  const question = second.getByRole("alert").filter({ hasText: "Giữ trả lời nào?" });
  await expect(question).toContainText(/Người dùng cham-mot vừa ghi Có lúc .*; bạn ghi Không\./);
  await expectAccessible(second);
  await picture(second, "70-hai-nguoi-cham");
  await saving(second, () => question.getByRole("button", { name: "Giữ của tôi" }).click());
  await first.reload();
  await expect(desk(first).getByLabel("Không", { exact: true })).toBeChecked();

  // The same of words: both stand until the second decides, and looking alone saves nothing.
  await openArea(second, blank, "3");
  await expect(second.getByText("Mọi mục đã lưu")).toBeVisible();
  await leaf(second, "3.1.2")
    .getByRole("button", { name: /^Vì sao/ })
    .click();
  await openArea(second, blank, "3");
  await expect(second.getByText("Mọi mục đã lưu")).toBeVisible();
  const note = async (page: Page, words: string): Promise<void> => {
    await page.getByRole("button", { name: "Ghi giải trình mục 3.1.1" }).click();
    await leaf(page, "3.1.1").getByLabel("Giải trình gửi người thẩm định").fill(words);
    await page.keyboard.press("Tab");
  };
  await saving(first, () => note(first, "Niêm yết ở tầng 1"));
  await note(second, "Niêm yết ở sảnh");
  const words = second.getByRole("alert").filter({ hasText: "giữ bản nào?" });
  await expect(words).toContainText("Niêm yết ở tầng 1");
  await expect(words).toContainText("Niêm yết ở sảnh");
  await expectAccessible(second);
  await picture(second, "74-hai-giai-trinh");
  await words.getByRole("button", { name: "Lấy bản của người kia" }).click();
  await expect(leaf(second, "3.1.1").getByLabel("Giải trình gửi người thẩm định")).toHaveValue(
    "Niêm yết ở tầng 1",
  );

  // A window that keeps the app: the page opens again without a line, with what was saved here and
  // what waits.
  const machine = await browser.newContext({
    baseURL: product.url,
    extraHTTPHeaders: { "x-journey-address": "10.78.0.2" },
  });
  const away = await machine.newPage();
  await away.goto(`/dang-nhap?tiep=${encodeURIComponent(scoreOf(blank, "linh-vuc", "3"))}`);
  await signInAs(away, "cham-mot");
  await expect(desk(away).getByLabel("Không", { exact: true })).toBeChecked();
  await appKept(away);
  await machine.setOffline(true);
  await desk(away).getByLabel("Có", { exact: true }).check();
  await expect(away.getByText(/^Mất mạng: đang lưu trên máy này, còn 1 mục chờ gửi/)).toBeVisible();
  await picture(away, "71-mat-mang-cham");
  away.on("dialog", (dialog) => void dialog.accept());
  await away.reload();
  await expect(away.getByText(/^Mất mạng: đang dùng bản giữ trên máy này/)).toBeVisible();
  await expect(desk(away).getByLabel("Có", { exact: true })).toBeChecked();
  await expect(leaf(away, "3.1.1").getByLabel("Giải trình gửi người thẩm định")).toHaveValue(
    "Niêm yết ở tầng 1",
  );
  await saving(away, () => machine.setOffline(false));
  await machine.close();
  await first.reload();
  await expect(desk(first).getByLabel("Có", { exact: true })).toBeChecked();
  await saving(first, () => desk(first).getByLabel("Không", { exact: true }).check());
  await saving(first, () => first.keyboard.press("Control+z"));
  await expect(desk(first).getByLabel("Có", { exact: true })).toBeChecked();
});

test("only what came back opens; it is answered and handed in again", async ({
  product,
  windowOf,
}) => {
  await product.hire("cham-lai", "officer", returned);
  const page = await windowOf("cham-lai");
  await page.goto(scoreOf(returned));
  const heading = page.getByRole("heading", { name: /^Mục phải trả lời \(\d+\)/ });
  await expect(heading).toBeVisible();
  await expectAccessible(page);
  await picture(page, "72-tra-lai-cham");
  const back = page.getByRole("region", { name: /^Mục phải trả lời/ }).getByRole("link");
  const links = await Promise.all((await back.all()).map((link) => link.getAttribute("href")));
  for (const link of links) {
    const code = decodeURIComponent(link?.split("#muc-")[1] ?? "");
    await page.goto(link ?? "");
    const reply = leaf(page, code).getByLabel("Trả lời của đơn vị");
    await saving(page, async () => {
      await reply.fill("Đã đối chiếu lại với sổ theo dõi.");
      await reply.blur();
    });
    await expect(leaf(page, code)).toContainText("Bị trả lại");
    const closed = page.locator("[data-leaf]").filter({ hasNotText: "Bị trả lại" });
    await expect(closed.locator("input:enabled:not([readonly])")).toHaveCount(0);
  }
  await picture(page, "73-tra-loi");

  // The leader reads, does not write, and hands in.
  await product.hire("cham-lanh-dao", "leader", returned);
  const leader = await windowOf("cham-lanh-dao");
  await openArea(leader, returned, "1");
  await expect(leader.getByText(/^Tài khoản này chỉ xem/)).toBeVisible();
  await leader.goto(scoreOf(returned, "kiem-tra"));
  await leader.getByRole("button", { name: "Nộp bản tự chấm" }).click();
  await expect(leader.getByRole("heading", { name: "Biên nhận nộp bản tự chấm" })).toBeVisible();
  await page.goto(scoreOf(returned));
  await expect(page.getByText("Bản tự chấm ĐÃ NỘP").first()).toBeVisible();
});
