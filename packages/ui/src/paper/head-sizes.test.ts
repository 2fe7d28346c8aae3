import { LAYOUT_30_2020 } from "@cchc/domain/document/layout";
import { expect, test } from "vitest";
import { headSizes } from "./head-sizes.ts";

function sizes(unit: string, place: string): readonly number[] {
  const date = `${place}, ngày 05 tháng 12 năm 2023`;
  const of = headSizes(LAYOUT_30_2020, { issuer: ["ỦY BAN NHÂN DÂN", unit], date });
  return (["issuer", "nation", "placeDate", "symbol"] as const).map((one) => of(one).size);
}

test("a head that fits is set in the usual sizes, a longer one in the smallest allowed", () => {
  expect(sizes("XÃ TÂN HỒNG", "Tân Hồng")).toEqual([13, 13, 14, 13]);
  expect(sizes("THÀNH PHỐ HẢI DƯƠNG", "Hải Dương")).toEqual([13, 13, 14, 13]);
  expect(sizes("PHƯỜNG TRẦN HƯNG ĐẠO", "Phường Trần Hưng Đạo")).toEqual([12, 12, 13, 13]);
});
