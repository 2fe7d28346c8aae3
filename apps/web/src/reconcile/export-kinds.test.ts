import { expect, test } from "vitest";
import { exportLimit, whyNoExport } from "./export-kinds.ts";

test("a report is sent elsewhere, a list of dossiers is taken", () => {
  expect(whyNoExport({ name: "bao-cao-2024.docx", size: 9 })).toBe(
    "Tệp .docx không phải danh sách hồ sơ: ở đây chỉ nhận Excel, ODS, CSV. Báo cáo dạng văn bản thì thả ở “Nhập từ tệp”.",
  );
  expect(whyNoExport({ name: "anh.png", size: 9 })).toMatch(/chỉ nhận Excel, ODS, CSV\.$/);
  expect(whyNoExport({ name: "mot-cua.XLSX", size: 9 })).toBeUndefined();
  expect(whyNoExport({ name: "danh sách", size: 9 })).toBeUndefined();
  expect(whyNoExport({ name: "danh sách 9.12", size: 9 })).toBeUndefined();
});

test("nothing, the limit and one byte more", () => {
  const said = (size: number) => whyNoExport({ name: "a.csv", size });
  expect(said(0)).toMatch(/^Tệp rỗng/);
  expect(said(exportLimit)).toBeUndefined();
  expect(said(exportLimit + 1)).toMatch(/^Tệp lớn hơn 40 MB/);
});
