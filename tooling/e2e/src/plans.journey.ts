import { expect } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { test } from "./product.ts";
import { expectAccessible, expectNoSidewaysScroll, picture } from "./steps.ts";

const { cityLeader, wardOfficer } = accounts;

test("a plan is written, handed out, counted by what is logged, and its shortfall reminded of", async ({
  windowOf,
}) => {
  // The reviewer writes the annex; each time shows what it is understood as.
  const chief = await windowOf(cityLeader.username);
  await chief.goto("/admin/ke-hoach");
  await chief.getByRole("button", { name: "Lập kế hoạch" }).click();
  await chief.getByLabel("Năm").fill("2024");
  await chief.getByRole("button", { name: "Lập dự thảo" }).click();
  await chief.getByRole("button", { name: "Thêm nhiệm vụ" }).click();
  await chief.getByLabel("Nhiệm vụ 1", { exact: true }).fill("Đăng tin, bài trên trang điện tử");
  await chief.getByLabel("Thời gian của nhiệm vụ 1").fill("Mỗi quý 1 tin");
  await expect(chief.getByRole("cell", { name: "tin mỗi quý" })).toBeVisible();
  await chief.getByRole("button", { name: "Thêm nhiệm vụ" }).click();
  await chief.getByLabel("Nhiệm vụ 2", { exact: true }).fill("Ban hành kế hoạch tuyên truyền");
  await chief.getByLabel("Thời gian của nhiệm vụ 2").fill("bao giờ rảnh");
  await expect(chief.getByText("Chưa hiểu: “bao giờ rảnh”")).toBeVisible();
  await chief.getByLabel("Thời gian của nhiệm vụ 2").fill("Quý I/2024");
  await expect(chief.getByText("Chưa hiểu")).toHaveCount(0);
  await expectAccessible(chief);
  await picture(chief, "plan-annex");

  // The text saves itself; partners and proofs are chosen, a time is set by hand and given back.
  await chief.getByLabel("Mục đích").fill("Người dân biết dịch vụ công trực tuyến.");
  await chief.getByRole("button", { name: "Chi tiết của nhiệm vụ 2" }).click();
  await chief.getByLabel("Phối hợp nhiệm vụ 2", { exact: true }).selectOption("class communes");
  await chief.getByLabel("Quyết định").check();
  await chief.getByRole("button", { name: "Đặt lại thời gian…" }).click();
  await chief.getByLabel("Loại").selectOption({ label: "Trước hạn" });
  await expect(chief.getByText("người lập đặt lại")).toBeVisible();
  await chief.getByRole("button", { name: /^Theo lời văn: quý I/ }).click();
  await expect(chief.getByText("người lập đặt lại")).toHaveCount(0);
  await expectAccessible(chief);
  await expect(chief.getByText(/^Đã lưu lúc/)).toBeVisible();

  // Everybody who receives something is named before it is issued.
  const look = chief.getByRole("button", { name: "Xem trước khi ban hành…" });
  await expect(look).not.toHaveAttribute("aria-disabled");
  await look.click();
  const issuing = chief.getByRole("dialog");
  await issuing.getByLabel("Số", { exact: true }).fill("45");
  await issuing.getByLabel("Ngày ký").fill("5/2/2024");
  await expect(issuing.getByText("Phường Trần Hưng Đạo: 2 nhiệm vụ")).toBeVisible();
  await issuing.getByRole("button", { name: "Ban hành, giao cho 26 đơn vị" }).click();
  await expect(chief.getByText("26 xã, phường chưa ban hành kế hoạch của mình")).toBeVisible();
  await expectAccessible(chief);
  await picture(chief, "plan-matrix");

  // The commune finds it at home, logs an article, posts it; the quota counts itself.
  const ward = await windowOf(wardOfficer.username);
  await ward.goto("/");
  await ward.getByRole("link", { name: "Đăng tin, bài trên trang điện tử" }).click();
  await expect(ward.getByText("0/4 tin")).toBeVisible();
  await expectAccessible(ward);
  await expectNoSidewaysScroll(ward);
  await picture(ward, "plan-tasks");
  await ward.getByRole("link", { name: "Sổ việc đã làm" }).click();
  await ward.getByRole("button", { name: "Ghi việc đã làm" }).first().click();
  const form = ward.getByRole("dialog");
  await form.getByRole("button", { name: "Lưu vào sổ" }).click();
  await expect(form.getByText("Chưa ghi “Tên, nội dung”.")).toBeVisible();
  await form.getByLabel("Tên, nội dung").fill("Nộp hồ sơ trực tuyến tại nhà");
  await form.getByLabel("Chuyên mục").selectOption({ label: "CCHC" });
  await form.getByLabel("Ngày", { exact: true }).fill("2024-05-10");
  await expectAccessible(ward);
  await form.getByRole("button", { name: "Lưu vào sổ" }).click();
  await ward.getByRole("button", { name: "Nộp hồ sơ trực tuyến tại nhà" }).click();
  await form.getByLabel("Đường dẫn bài đã đăng").fill("https://tranhungdao.example.vn/1");
  await form.getByRole("button", { name: "Thẩm định, đăng" }).click();
  await expect(ward.getByRole("cell", { name: "Đã đăng" })).toBeVisible();
  await ward.getByRole("link", { name: "Nhiệm vụ", exact: true }).click();
  await expect(ward.getByText("1/4 tin")).toBeVisible();

  // The count goes into the report with its source.
  await ward.getByRole("link", { name: "Đưa vào báo cáo" }).click();
  const report = ward.getByRole("combobox", { name: "Báo cáo" });
  await report.selectOption({ label: "Năm 2024 – Báo cáo CCHC năm" });
  await expect(ward.getByText("Báo cáo này không còn ở bước nhập số")).toBeVisible();
  await report.selectOption(periodIds.annual2023);
  const line = ward.getByRole("row", { name: /Tin, bài chuyên mục CCHC/ });
  await line.getByRole("button", { name: "Lấy số của sổ" }).click();
  await expect(line.getByText("Khớp")).toBeVisible();

  // The reviewer sees the one article and reminds; the commune reads it at home.
  await chief.reload();
  await expect(chief.getByRole("row", { name: /Phường Trần Hưng Đạo/ })).toContainText("1/4");
  await chief.getByRole("button", { name: "Nhắc các đơn vị…" }).click();
  await chief.getByRole("button", { name: /^Gửi \d+ lời nhắc tới 26 đơn vị$/ }).click();
  await expect(chief.getByRole("dialog")).toHaveCount(0);
  await ward.goto("/");
  const reminders = ward.getByRole("list", { name: "Cấp trên nhắc" }).getByRole("listitem");
  await expect(reminders.first()).toBeVisible();
  const before = await reminders.count();
  await reminders.first().getByRole("button", { name: "Đã xem" }).click();
  await expect(reminders).toHaveCount(before - 1);
});
