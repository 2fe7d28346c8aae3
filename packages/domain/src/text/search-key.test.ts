import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { compareVietnamese, searchKey } from "./search-key.ts";

describe("searchKey", () => {
  test.each([
    ["Phường Trần Hưng Đạo", "phuong tran hung dao"],
    ["hoá", "hoa"],
    ["hóa", "hoa"],
    ["  Số   hoá\u00a0kết\nquả ", "so hoa ket qua"],
    ["thƣ điện tử", "thu dien tu"],
    ["Thư Điện Tử".normalize("NFD"), "thu dien tu"],
    ["QUÝ IV", "quy iv"],
    ["thưc̣ hiêṇ", "thuc hien"],
  ])("%j is found under %j", (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  property.prop([fc.string({ unit: "grapheme" })])("NFC, NFD and upper case fold alike", (text) => {
    expect(searchKey(text.normalize("NFD"))).toBe(searchKey(text.normalize("NFC")));
    expect(searchKey(searchKey(text))).toBe(searchKey(text));
  });
});

test("compareVietnamese sorts names the Vietnamese way", () => {
  const names = ["Phường 10", "Đông Sơn", "Phường 2", "Dương Đức", "Ân Thi", "An Bình", "Em"];
  expect(names.toSorted(compareVietnamese)).toEqual([
    "An Bình",
    "Ân Thi",
    "Dương Đức",
    "Đông Sơn",
    "Em",
    "Phường 2",
    "Phường 10",
  ]);
});
