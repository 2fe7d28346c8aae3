import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { citation } from "./citation.ts";
import { LAYOUT_30_2020, layoutOn } from "./layout.ts";
import { placeAndDate, placeOf } from "./place.ts";
import { signerLines } from "./signer.ts";
import { formatNumber, formatSymbol, parseSymbol, symbolOf } from "./symbol.ts";
import { DOCUMENT_TYPES, typeByLabel, typeByLetters } from "./type.ts";

describe("types and symbols", () => {
  test("letters name one type each, a công văn has none", () => {
    const letters = DOCUMENT_TYPES.map((type) => type.letters).filter((text) => text !== "");
    expect(new Set(letters).size).toBe(letters.length);
    expect(typeByLetters("KH")?.code).toBe("plan");
    expect(typeByLetters("")).toBeUndefined();
    expect(typeByLabel("KẾ HOẠCH")?.code).toBe("plan");
    expect(typeByLabel("Kế hoạc")).toBeUndefined();
  });

  test.each([
    ["126/BC-UBND", { number: "126", letters: "BC", bodies: ["UBND"], type: "report" }],
    ["Số: 05/QĐ-UBND", { number: "5", letters: "QĐ", bodies: ["UBND"], type: "decision" }],
    ["2937/UBND-NV", { number: "2937", letters: "UBND", bodies: ["UBND", "NV"], type: "letter" }],
    ["61/2018/NĐ-CP", { number: "61", year: 2018, letters: "NĐ", bodies: ["CP"], type: "decree" }],
    ["40/TB- UBND", { number: "40", letters: "TB", bodies: ["UBND"], type: "notice" }],
    ["/BC-UBND", { number: undefined, letters: "BC", bodies: ["UBND"], type: "report" }],
    ["7/TTr-UBND", { number: "7", letters: "TTr", bodies: ["UBND"], type: "submission" }],
    ["9/XYZ-UBND", { number: "9", letters: "XYZ", bodies: ["UBND"], type: undefined }],
  ])("%s", (text, parts) => {
    expect(parseSymbol(text)).toEqual(parts);
  });

  test.each(["", "126", "BC-UBND", "ngày 15/12/2023", "1/2/3"])("%j is no symbol", (text) => {
    expect(parseSymbol(text)).toBeUndefined();
  });

  test("numbers below ten have a leading 0", () => {
    expect([1, 9, 10, "5", "126"].map(formatNumber)).toEqual(["01", "09", "10", "05", "126"]);
    expect(formatSymbol(undefined, "BC-UBND").trimStart()).toBe("/BC-UBND");
  });

  property.prop([
    fc.integer({ min: 1, max: 9999 }),
    fc.constantFrom(...DOCUMENT_TYPES.filter(({ letters }) => letters !== "")),
  ])("what is written is read again", (number, type) => {
    const read = parseSymbol(formatSymbol(number, symbolOf(type.code, ["UBND"])));
    expect(read).toMatchObject({ number: String(number), type: type.code, bodies: ["UBND"] });
  });
});

describe("place and date", () => {
  test("a unit named after a person, a number, or neither", () => {
    expect(placeOf({ type: "phuong", name: "Trần Hưng Đạo" })).toBe("Phường Trần Hưng Đạo");
    expect(placeOf({ type: "phuong", name: "2" })).toBe("Phường 2");
    expect(placeOf({ type: "xa", name: "Tân Hồng" })).toBe("Tân Hồng");
    expect(placeOf({ type: "xa", name: "Tân Hồng", nameInFull: true })).toBe("Xã Tân Hồng");
  });

  test("days below ten and months 1, 2 have a leading 0", () => {
    expect(placeAndDate("Tân Hồng", "2024-02-05")).toBe(
      `Tân Hồng, ${"ngày 05 tháng 02 năm 2024".replaceAll(" ", "\u00a0")}`,
    );
    expect(placeAndDate("Tân Hồng", "2024-03-15")).toBe(
      `Tân Hồng, ${"ngày 15 tháng 3 năm 2024".replaceAll(" ", "\u00a0")}`,
    );
    expect(placeAndDate("Tân Hồng", undefined, 2023)).toMatch(
      /ngày\u00a0+tháng\u00a0+năm\u00a02023$/,
    );
  });
});

test("who signs for whom", () => {
  const chair = { body: "Ủy ban nhân dân", head: "Chủ tịch" } as const;
  expect(signerLines({ authority: "collective", ...chair })).toEqual([
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
  ]);
  expect(signerLines({ authority: "deputy", ...chair, title: "Phó Chủ tịch" })).toEqual([
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
  ]);
  expect(signerLines({ authority: "head", head: "Trưởng phòng" })).toEqual(["TRƯỞNG PHÒNG"]);
});

test("a citation is written as the decree asks", () => {
  const plan = {
    id: "p",
    type: "plan",
    number: "7",
    symbol: "KH-UBND",
    day: "2023-02-22",
    issuer: "UBND phường",
    about: "Về theo dõi thi hành pháp luật.",
    by: "own",
  } as const;
  expect(citation(plan)).toBe(
    "Kế hoạch số 07/KH-UBND ngày 22/02/2023 của UBND phường về theo dõi thi hành pháp luật",
  );
  expect(
    citation({ ...plan, type: "decree", number: "61", symbol: "NĐ-CP", legalYear: 2018 }),
  ).toContain("Nghị định số 61/2018/NĐ-CP");
});

test.each([
  ["Cải cách hành chính năm 2023", "về cải cách hành chính năm 2023"],
  ["Về việc đăng ký chỉ tiêu", "về việc đăng ký chỉ tiêu"],
  ["V/v đăng ký chỉ tiêu.", "về việc đăng ký chỉ tiêu"],
  ["về tuyên truyền", "về tuyên truyền"],
  ["CCHC năm 2023", "về CCHC năm 2023"],
  ["Hải Dương: kế hoạch năm", "về Hải Dương: kế hoạch năm"],
  ["Cải cách 6 tháng đầu năm", "về cải cách 6 tháng đầu năm"],
  ["Lệ phí hộ tịch", "về lệ phí hộ tịch"],
  ["Thu phí", "về thu phí"],
  ["Đề án 06 năm 2023", "về Đề án 06 năm 2023"],
  ["Ủy ban nhân dân tiếp công dân", "về ủy ban nhân dân tiếp công dân"],
  ["Đánh giá chỉ số", "về đánh giá chỉ số"],
  ["", ""],
])("a trích yếu %j stands in a sentence as %j", (about, inText) => {
  const document = { id: "p", type: "plan", symbol: "", issuer: "", about, by: "own" } as const;
  expect(citation(document)).toBe(`Kế hoạch ${inText}`.trim());
});

test("the layout answers from its first day and keeps within the decree", () => {
  expect(layoutOn("2020-03-04")).toBeUndefined();
  expect(layoutOn("2020-03-05")).toBe(LAYOUT_30_2020);
  expect(layoutOn("2026-11-21")).toBe(LAYOUT_30_2020);
  const { margins, styles, rules, paragraph } = LAYOUT_30_2020;
  expect(margins.left).toBeGreaterThanOrEqual(30);
  expect(margins.left).toBeLessThanOrEqual(35);
  expect(margins.right).toBeGreaterThanOrEqual(15);
  expect(margins.right).toBeLessThanOrEqual(20);
  expect(paragraph.after).toBeGreaterThanOrEqual(6);
  for (const share of [rules.issuer, rules.about]) {
    expect(share).toBeGreaterThanOrEqual(1 / 3);
    expect(share).toBeLessThanOrEqual(1 / 2);
  }
  for (const name of ["body", "placeDate", "typeName", "about", "pageNumber"] as const) {
    expect([13, 14]).toContain(styles[name].size);
  }
});
