import { describe, expect, test } from "vitest";
import { fileName, toCsv } from "./csv.ts";
import { formatCount, formatHundredths } from "./numbers.ts";

describe("toCsv", () => {
  test("begins with the byte order mark, parts cells by semicolons and ends lines as Windows does", () => {
    expect(
      toCsv([
        ["Đơn vị", "Đúng hạn (%)"],
        ["Xã Tân Hồng", "99,53"],
      ]),
    ).toBe("\uFEFFĐơn vị;Đúng hạn (%)\r\nXã Tân Hồng;99,53\r\n");
  });

  test("quotes what would break a line or a cell, and doubles quotes", () => {
    expect(toCsv([["a;b", 'nói "rồi"', "hai\ndòng", "a,b"]])).toBe(
      '\uFEFF"a;b";"nói ""rồi""";"hai\ndòng";a,b\r\n',
    );
  });

  test.each(["=1+1", "+84", "-5+1", "-A1", "@SUM(A1)", "\t=1"])(
    "%j is not run as a formula",
    (text) => {
      expect(toCsv([[text]])).toBe(`\uFEFF'${text}\r\n`);
    },
  );

  test("a number below 0 stays a number", () => {
    expect(toCsv([["-1,50", "-1.059"]])).toBe("\uFEFF-1,50;-1.059\r\n");
    expect(toCsv([[formatHundredths(-100), formatCount(-1059)]])).toBe("\uFEFF-1,00;-1.059\r\n");
    expect(toCsv([["4 − 1", "−A1"]])).toBe("\uFEFF4 − 1;−A1\r\n");
  });

  test("a sign inside a text is left alone", () => {
    expect(toCsv([["Quý I-2024", "1=1"]])).toBe("\uFEFFQuý I-2024;1=1\r\n");
  });
});

describe("fileName", () => {
  test("has no accents, signs or spaces", () => {
    expect(fileName(["tong-quan", "Phường Trần Hưng Đạo", "Năm 2023"], "csv")).toBe(
      "tong-quan-phuong-tran-hung-dao-nam-2023.csv",
    );
  });

  test("is cut before it is too long for a disk", () => {
    expect(fileName(["x".repeat(300)], "csv")).toHaveLength(84);
  });
});
