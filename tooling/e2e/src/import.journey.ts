import { expect, type Locator, type Page } from "@playwright/test";
import { formByCode } from "@cchc/domain/form/catalogue";
import { fieldOf } from "@cchc/domain/form/form";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { cell, expectAccessible, expectNoSidewaysScroll, picture } from "./steps.ts";
import { wordFile } from "./word-file.ts";

/** A commune that has not begun this report; no other journey goes there. */
const unitId = "mh-xa-hoa-nhuong";
const report = `/bao-cao/${unitId}/${periodIds.annual2025}`;
const form = formByCode("annual", "2023-11-30");

/** A last year's report with a place left blank and a sum that does not add up. */
const lastYear = [
  "ỦY BAN NHÂN DÂN PHƯỜNG SÔNG MÂY",
  "Số: 214/BC-UBND",
  "Sông Mây, ngày 08 tháng 12 năm 2022",
  "BÁO CÁO",
  "Kết quả công tác cải cách hành chính năm 2022",
  "Thực hiện Kế hoạch số 26/KH-UBND ngày 14 tháng 02 năm 2022 của UBND phường về cải cách hành chính, phường báo cáo như sau:",
  "I. CẢI CÁCH THỂ CHẾ",
  "Phường đã rà soát, kiểm tra 64 văn bản.",
  "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
  "Bộ phận Một cửa đã tiếp nhận 1.274 hồ sơ, trong đó tiếp nhận trực tuyến 1.180 hồ sơ, tiếp nhận trực tiếp và qua dịch vụ bưu chính 84 hồ sơ, từ kỳ trước chuyển sang 9 hồ sơ.",
  "Tỷ lệ số hóa hồ sơ khi tiếp nhận đạt …%.",
  "Số phiếu lấy ý kiến mức độ hài lòng: 210 phiếu, trong đó rất hài lòng 150 phiếu, hài lòng 58 phiếu, không hài lòng 02 phiếu.",
];

function label(code: string): string {
  return fieldOf(form, code)?.label ?? code;
}

/** The row of one cell on the import page. */
function row(page: Page, code: string): Locator {
  return page.getByRole("group", { name: label(code), exact: true });
}

async function drop(page: Page, ...files: readonly { name: string; body: Buffer }[]) {
  await page.locator('input[type="file"]').setInputFiles(
    files.map(({ name, body }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: body,
    })),
  );
}

/** Several units in one sheet; a dash is no 0, and one column has words of its own. */
const table = {
  name: "tong-hop.csv",
  body: Buffer.from(
    [
      "Đơn vị;Văn bản đã rà soát, tự kiểm tra;Hồ sơ giải quyết trước hạn;Hồ sơ giải quyết quá hạn;Bà con đến hỏi",
      "Xã Núi Đỏ;12;900;0;77",
      "Xã Hòa Nhượng;64;không phát sinh;-;210",
    ].join("\n"),
  ),
};

const old = { name: "bao-cao-2022.docx", body: wordFile(lastYear) };

test("a ward drops last year's report, takes what is certain, corrects and refuses figures, and takes it all back; then another office's table", async ({
  product,
  windowOf,
}) => {
  await product.hire("nhap-tep", "officer", unitId);
  const page = await windowOf("nhap-tep");
  await page.goto(report);
  await page.getByRole("main").getByRole("link", { name: "Nhập từ tệp" }).click();
  await expect(page.getByRole("heading", { name: "Nhập từ tệp" })).toBeVisible();
  await expectAccessible(page);

  // A broken file says so; the other one is read all the same.
  await drop(page, { name: "hong.docx", body: Buffer.from("PK\u0003\u0004x") }, old);
  await expect(page.getByRole("alert").filter({ hasText: /Tệp|tệp/ })).toBeVisible();
  await expect(page.getByText(/chưa xác nhận: \d+ số/)).toBeVisible();
  await expectAccessible(page);

  // Of another ward and another year: nothing is certain before the officer has said it is right.
  await expect(page.getByText(/^Tệp của phường Sông Mây, báo cáo này của/)).toBeVisible();
  const certain = page.getByRole("button", { name: /^Lấy \d+ số chắc chắn$/ });
  await expect(certain).toBeHidden();
  await page.getByRole("button", { name: /^Đúng là của/ }).click();

  // Figures stand beside their fields with their sentence; choosing one shows its phrase.
  const checked = row(page, "documents.checked");
  await expect(checked).toContainText("kiểm tra 64 văn bản");
  const taking = checked.getByRole("radio", { name: /^Lấy 64/ });
  await taking.focus();
  await expect(page.locator("mark[data-lit]")).toHaveText("64");

  // What the file contradicts is not taken with the certain ones.
  const total = row(page, "tthc.received.total");
  await expect(total).toContainText("cần xem");
  await certain.click();
  await expect(taking).toBeChecked();
  await expect(total.getByRole("radio", { name: /^Lấy/ })).not.toBeChecked();
  await picture(page, "nhap-1-chac-chan");

  // By keyboard: one corrected, English grouping asked back, one refused.
  await total.getByRole("radio", { name: /^Lấy/ }).focus();
  await page.keyboard.press("ArrowDown");
  const right = total.getByRole("textbox");
  await right.fill("1,273");
  await expect(total).toContainText("1.273");
  await page.getByRole("button", { name: /^Ghi \d+ số/ }).click();
  await expect(right).toBeFocused();
  await right.fill("1.273");
  await right.press("Enter");
  await expect(row(page, "tthc.received.online").getByRole("radio").first()).toBeFocused();
  const carried = row(page, "tthc.received.carried");
  await carried.getByRole("radio", { name: "Không lấy" }).check();

  // Blank and contradiction are listed as questions, with a way to their words.
  await page.getByRole("tab", { name: /Cần hỏi lại/ }).click();
  const asked = page.getByRole("tabpanel");
  await expect(asked).toContainText("để trống số liệu");
  await expect(asked).toContainText(/1\.273 \(“Trực tuyến” 1\.180 \+ .* \+ “Từ kỳ trước” 9\)/);
  await asked.getByRole("button", { name: /số hóa hồ sơ khi tiếp nhận đạt/ }).click();
  await expect(page.locator("mark[data-lit]").first()).toContainText("…");
  await expectAccessible(page);
  await picture(page, "nhap-2-can-hoi");

  // A cited paper goes into the register, read over first.
  await page.getByRole("tab", { name: /Văn bản viện dẫn/ }).click();
  await page.getByRole("button", { name: /Đưa vào sổ văn bản: Kế hoạch 26\/KH-UBND/ }).click();
  const entry = page.getByRole("dialog", { name: "Đưa vào sổ văn bản" });
  await expect(entry.getByLabel("Số, ký hiệu")).toHaveValue("26/KH-UBND");
  await expect(entry.getByLabel("Ngày ban hành")).toHaveValue("14/02/2022");
  await entry.getByLabel("Trích yếu").fill("Cải cách hành chính năm 2022 (nhập thử)");
  await entry.getByRole("button", { name: "Thêm vào sổ" }).click();
  await expect(entry).toBeHidden();
  await expect(page.getByRole("tabpanel")).toContainText("đã đưa vào sổ");

  await page.getByRole("tab", { name: /Số liệu/ }).click();
  await page.getByRole("button", { name: /^Ghi \d+ số/ }).click();
  await expect(page.getByText(/^Đã ghi \d+ số vào báo cáo/)).toBeVisible();
  await expect(checked).toContainText("báo cáo đã có số này");
  await picture(page, "nhap-3-da-ghi");

  // Saved with the file and the sentence; what was refused is not there.
  await page.goto(`${report}/procedures`);
  await expect(cell(page, "tthc.received.total")).toHaveValue("1.273");
  await expect(cell(page, "tthc.received.carried")).toHaveValue("");
  await cell(page, "survey.ballots.total").focus();
  const why = page.getByRole("complementary", { name: "Vì sao?" });
  await expect(why).toContainText("tệp bao-cao-2022.docx");
  await expect(why).toContainText("210 phiếu");

  // The same file once more: only what was refused is offered again.
  await page.goto(`${report}/nhap-tu-tep`);
  await drop(page, old);
  await page.getByRole("button", { name: /^Đúng là của/ }).click();
  await expect(row(page, "documents.checked")).toContainText("báo cáo đã có số này");
  await expect(page.getByRole("button", { name: "Lấy 1 số chắc chắn" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Chưa chọn số nào để ghi" })).toBeDisabled();

  // On a phone the panes are tabs.
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("tab", { name: "Bản gốc" }).click();
  await expect(page.getByText("ỦY BAN NHÂN DÂN PHƯỜNG SÔNG MÂY")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "nhap-4-390");
  await page.setViewportSize({ width: 1366, height: 768 });

  // The whole import is taken back.
  await page.getByRole("button", { name: /^Hoàn tác lần nhập bao-cao-2022\.docx/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác lần nhập" }).click();
  await expect(page.getByText(/^Đã trả \d+ ô về như trước khi nhập/)).toBeVisible();
  await expect(page.getByText("đã hoàn tác", { exact: true })).toBeVisible();
  await page.goto(`${report}/procedures`);
  await expect(cell(page, "tthc.received.total")).toHaveValue("");
  await expect(page.getByRole("textbox", { name: label("survey.ballots.total") })).toHaveValue("");

  // Another office's table: one's own line is found, a column without a cell gets one by searching.
  await page.goto(`${report}/nhap-tu-tep`);
  await drop(page, table);
  const reading = page.getByRole("region", { name: "Đọc từ tong-hop.csv" });
  await expect(reading).toContainText("lấy dòng “Xã Hòa Nhượng”");
  await expect(row(page, "documents.checked")).toContainText("64");
  await reading.getByText("Cách đọc bảng").click();
  const inquiries = reading.getByRole("combobox", { name: "Ô của Bà con đến hỏi" });
  await inquiries.fill("phieu hop le");
  await inquiries.press("Enter");
  await expect(row(page, "survey.ballots.total")).toContainText("210");
  await expectAccessible(page);
  await picture(page, "nhap-5-bang");

  // Tried first: nothing is written; then written, and the way of reading is kept.
  await reading.getByRole("button", { name: /số chắc chắn$/ }).click();
  await reading.getByRole("button", { name: "Chạy thử" }).click();
  const tried = page.getByRole("dialog", { name: "Chạy thử: chưa ghi gì" });
  await expect(tried).toContainText("3 ô ghi mới");
  await tried.getByRole("button", { name: "Đóng" }).click();
  await reading.getByRole("button", { name: "Ghi 3 số vào báo cáo" }).click();
  await expect(page.getByText("Đã ghi 3 số vào báo cáo")).toBeVisible();
  await expect(reading).toContainText("đã nhớ cho lần sau");

  // The sender's next file is read as this one was set; the same figures change nothing.
  await page.reload();
  await drop(page, { ...table, name: "tong-hop-lai.csv" });
  const next = page.getByRole("region", { name: "Đọc từ tong-hop-lai.csv" });
  await expect(next).toContainText("như lần trước");
  await expect(row(page, "survey.ballots.total")).toContainText("báo cáo đã có số này");
  await expect(page.getByRole("button", { name: "Chưa chọn số nào để ghi" })).toBeDisabled();
  await page.getByRole("button", { name: /^Hoàn tác lần nhập tong-hop\.csv/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hoàn tác lần nhập" }).click();
  await expect(page.getByText(/^Đã trả 3 ô về như trước khi nhập/)).toBeVisible();
});
