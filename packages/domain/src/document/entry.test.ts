import { describe, expect, test } from "vitest";
import { searchKey } from "../text/search-key.ts";
import {
  entryNumberText,
  entrySearchKey,
  entryTypeLabel,
  entryTypes,
  readEntryNumber,
} from "./entry.ts";

describe("number and symbol on one line", () => {
  test.each([
    ["26/KH-UBND", "26", "KH-UBND", "plan"],
    ["Số: 05/QĐ-UBND", "05", "QĐ-UBND", "decision"],
    [" 2937 / UBND - NV ", "2937", "UBND-NV", "letter"],
    ["61/2018/NĐ-CP", "61", "2018/NĐ-CP", "decree"],
    ["/BC-UBND", null, "BC-UBND", "report"],
    ["…/BC-UBND", null, "BC-UBND", "report"],
    ["9/XYZ-UBND", "9", "XYZ-UBND", undefined],
    ["126", "126", null, undefined],
    ["", null, null, undefined],
  ])("%j", (line, number, symbol, type) => {
    expect(readEntryNumber(line)).toEqual({ number, symbol, type });
  });

  test.each(["KH-UBND", "ngày 15/12/2023", "1/2/3"])("%j is none", (line) => {
    expect(readEntryNumber(line)).toBeUndefined();
  });

  test("what is written is read again", () => {
    for (const line of ["26/KH-UBND", "05/QĐ-UBND", "61/2018/NĐ-CP", "…/BC-UBND", "126", ""]) {
      const read = readEntryNumber(line);
      expect(read === undefined ? undefined : entryNumberText(read)).toBe(line);
    }
  });
});

test("an entry is found by its words, number and day, without accents", () => {
  const key = entrySearchKey({
    type: "plan",
    number: "07",
    symbol: "KH-UBND",
    issuedOn: "2023-02-22",
    issuer: "UBND phường Trần Hưng Đạo",
    summary: "Theo dõi thi hành pháp luật",
  });
  for (const asked of ["ke hoach", "07/KH", "7/kh-ubnd", "22/02/2023", "thi hành", "TRAN HUNG"]) {
    expect(key, asked).toContain(searchKey(asked));
  }
  expect(key).not.toContain("bao cao");
});

test("types are a closed list with names of their own", () => {
  expect(new Set(entryTypes.map(entryTypeLabel)).size).toBe(entryTypes.length);
  expect(entryTypes.at(-1)).toBe("other");
});
