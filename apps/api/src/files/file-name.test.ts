import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileKinds } from "./file-kind.ts";
import { contentDisposition, safeFileName } from "./file-name.ts";

const { pdf, jpeg, text } = fileKinds;

test.each([
  ["báo cáo.pdf", "báo cáo.pdf"],
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\Users\\x\\kế hoạch.PDF", "kế hoạch.pdf"],
  ["..\\..\\a.pdf", "a.pdf"],
  ["a\u0000b\nc.pdf", "ab c.pdf"],
  // A mark that turns the reading direction makes "fdp.exe" of "exe.pdf".
  ["thu\u202efdp.exe", "thufdp.exe.pdf"],
  ["ke\u0302\u0301 hoa\u0323ch.pdf", "kế hoạch.pdf"],
  ["con.pdf", "_con.pdf"],
  ['a<b>:"c|?*.pdf', "a_b___c___.pdf"],
  ["...", "tep.pdf"],
  ["", "tep.pdf"],
  [".pdf", "pdf.pdf"],
  ["virus.exe", "virus.exe.pdf"],
])("%j becomes %j", (sent, safe) => {
  expect(safeFileName(sent, pdf)).toBe(safe);
});

test("a right ending stays, in small letters", () => {
  expect(safeFileName("ảnh.JPEG", jpeg)).toBe("ảnh.jpeg");
  expect(safeFileName("bảng.csv", text)).toBe("bảng.csv");
});

test("any name is short, has no path and travels in a header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (sent) => {
      const name = safeFileName(sent, pdf);
      expect(name).toMatch(/^[^/\\\p{Cc}]+\.pdf$/u);
      expect(name).not.toMatch(/^\./);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(contentDisposition("attachment", name)).toMatch(
        /^attachment; filename="[^"\\]+"; filename\*=UTF-8''[\w%.!#$&+^`|~-]+$/,
      );
    }),
  );
});

test("a name with accents is sent in full", () => {
  expect(contentDisposition("inline", "đề án (1).pdf")).toBe(
    "inline; filename=\"de an (1).pdf\"; filename*=UTF-8''%C4%91%E1%BB%81%20%C3%A1n%20%281%29.pdf",
  );
});
