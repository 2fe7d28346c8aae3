import { expect, test } from "vitest";
import { fileLimit, refusalOf } from "./file-kinds.ts";

test("a file that is read elsewhere, holds nothing or is too large is not sent", () => {
  expect(refusalOf({ name: "báo cáo.DOCX", size: 1 })).toBeUndefined();
  expect(refusalOf({ name: "anh.png", size: 1 })).toBe(
    "Không đọc số liệu từ tệp .png: chỉ nhận Word, PDF có chữ, Excel, ODS, CSV, TXT, HTML.",
  );
  expect(refusalOf({ name: "a.txt", size: 0 })).toMatch(/^Tệp rỗng/);
  // Without an ending the server tells by its bytes.
  expect(refusalOf({ name: "báo cáo", size: 1 })).toBeUndefined();
  expect(refusalOf({ name: "Báo cáo 9.12", size: 1 })).toBeUndefined();
});

test("below, at and above the limit; size and limit never read the same", () => {
  const said = (size: number) => refusalOf({ name: "a.docx", size });
  expect(said(fileLimit - 1)).toBeUndefined();
  expect(said(fileLimit)).toBeUndefined();
  expect(said(fileLimit + 1)).toMatch(
    /^Tệp lớn hơn 20 MB \(20\.971\.521 byte\), mức cao nhất là 20 MB/,
  );
  expect(said(fileLimit + 1024 * 1024)).toMatch(/^Tệp 21 MB, mức cao nhất là 20 MB: /);
});
