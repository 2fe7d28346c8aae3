import { expect } from "@playwright/test";
import { accounts } from "@cchc/demo/accounts";
import { periodIds } from "@cchc/demo/periods";
import { unitIds } from "@cchc/demo/unit-ids";
import { test } from "./product.ts";
import { expectAccessible, picture } from "./steps.ts";

const { mergedOfficer, provinceReviewer, wardOfficer, administrator } = accounts;
const merged = "Phường Đông Thành Mới";

test("three communes became one on 1/7/2025: old reports in the old tree, the new commune sees their sum, the district is gone, the province reviews", async ({
  windowOf,
}) => {
  // The officer of the new ward, in the first report after the merger.
  const officer = await windowOf(mergedOfficer.username);
  await officer.goto(`/bao-cao/${unitIds.mergedWard}/${periodIds.annual2025}/procedures`);
  await expect(officer.getByText(/tổng của 3 đơn vị trước sắp xếp/)).toContainText(
    "Phường Liên Trì",
  );
  await expect(officer.getByRole("columnheader", { name: "Năm 2024" })).toBeVisible();
  await picture(officer, "j7-tong-cua-don-vi-cu");
  await expectAccessible(officer);

  // A report of 2024 stays with the ward of its time.
  const ward = await windowOf(wardOfficer.username);
  await ward.goto(`/bao-cao/${unitIds.ward}/${periodIds.annual2024}`);
  await expect(ward.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(ward.getByText("Phường Trần Hưng Đạo").first()).toBeVisible();

  // What the new officer takes over, to be signed.
  await officer.goto(`/ban-giao?donvi=${unitIds.mergedWard}&ky=${periodIds.annual2025}`);
  await expect(officer.getByRole("heading", { name: /Nguồn của từng số liệu/ })).toBeVisible();
  await expect(officer.getByText(/Từ Phường Liên Trì, ngày 01\/07\/2025/)).toBeVisible();
  await expect(officer.getByText(mergedOfficer.name).first()).toBeVisible();
  await expectAccessible(officer);

  // The province reviews what the district had, in the tree of its time.
  const province = await windowOf(provinceReviewer.username);
  await province.goto(`/admin/tong-quan?ky=${periodIds.annual2024}`);
  await expect(province.getByRole("rowheader", { name: /Trần Hưng Đạo/ })).toBeVisible();
  await province.goto(
    `/admin/tiep-nhan/bao-cao?ky=${periodIds.annual2024}&dv=${unitIds.ward}&bc=${periodIds.annual2024}`,
  );
  await expect(province.getByRole("heading", { level: 1 })).toContainText("Trần Hưng Đạo");

  // Trends as if the ward had always been one.
  const trend = `/admin/tong-quan?ky=${periodIds.annual2025}&nut=${unitIds.mergedWard}&xem=dien-bien&the=gop`;
  await province.goto(trend);
  await expect(province.getByText(/Năm 2024: tổng của/)).toContainText("Phường Liên Trì");

  // The district ended; two days are compared, and an old name is found.
  const admin = await windowOf(administrator.username);
  await admin.goto("/admin/don-vi?ngay=2025-07-01&so=2025-06-30");
  const gone = admin.getByRole("row", { name: /^Thành phố Hải Dương/ });
  await expect(gone).toContainText("cấp huyện");
  await expect(admin.getByRole("row", { name: new RegExp(`^${merged} `) })).toContainText(
    "Thành lập từ",
  );
  await picture(admin, "j7-so-hai-ngay");
  await admin.goto("/admin/don-vi?ngay=2026-01-01&tim=tran hung dao");
  await expect(admin.getByText(new RegExp(`đến 30/06/2025.*nay là ${merged}`))).toBeVisible();
});

test("an operation is drafted by one administrator, previewed, and made by another", async ({
  windowOf,
  product,
}) => {
  await product.hire("quantri-mot", "administrator", unitIds.haTinh);
  await product.hire("quantri-hai", "administrator", unitIds.haTinh);
  const first = await windowOf("quantri-mot");
  await first.goto(`/admin/don-vi?ngay=2026-01-01&chon=${unitIds.haTinh}`);
  await first.getByRole("button", { name: "Thành lập đơn vị…" }).click();
  const dialog = first.getByRole("dialog");
  await dialog.getByLabel("Tên", { exact: true }).fill("Thử Sắp Xếp");
  await dialog.getByLabel("Số, ký hiệu").fill("Nghị quyết số 9/NQ-HĐND");
  await dialog.getByLabel("Ngày ban hành").fill("1/12/2025");
  await dialog.getByLabel("Cơ quan ban hành").fill("HĐND tỉnh Hà Tĩnh");
  await dialog.getByRole("button", { name: "Lập dự thảo" }).click();
  await expect(first.getByRole("heading", { level: 1 })).toContainText("Thử Sắp Xếp");
  await expect(first.getByText("Cần người thứ hai xác nhận")).toBeVisible();
  await expect(first.getByRole("button", { name: "Xác nhận thực hiện…" })).toBeDisabled();
  await expectAccessible(first);

  const second = await windowOf("quantri-hai");
  await second.goto("/admin/don-vi/thay-doi");
  await second.getByRole("link", { name: /Thử Sắp Xếp/ }).click();
  await expect(second.getByText("Thành lập mới")).toBeVisible();
  await second.getByRole("button", { name: "Xác nhận thực hiện…" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Thực hiện" }).click();
  await expect(second.getByText(/Người dùng quantri-hai xác nhận/)).toBeVisible();
  await second.goto("/admin/don-vi?ngay=2026-01-01&tim=thu sap xep");
  await expect(second.getByRole("link", { name: "Xã Thử Sắp Xếp" })).toBeVisible();
  await second.goto("/admin/don-vi?ngay=2025-12-31&tim=thu sap xep");
  await expect(second.getByText(/Không có đơn vị nào khớp/)).toBeVisible();
});
