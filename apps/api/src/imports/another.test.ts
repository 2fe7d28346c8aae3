import { describe, expect, test } from "vitest";
import { anotherOf, anotherTemplate, isOtherPeriod } from "./another.ts";

const period = { from: "2022-12-01", to: "2023-11-30", name: "Năm 2023" };
const ward = {
  names: ["Phường Trần Hưng Đạo", "Xã Hưng Đạo"],
  kind: "commune",
  period,
} as const;
const head = "ỦY BAN NHÂN DÂN\nXÃ TÂN HỒNG\nSố: 9/BC-UBND\nBÁO CÁO\nKết quả năm 2023\n";

function unit(issuer: string | null, text: string, own: Parameters<typeof anotherOf>[0] = ward) {
  return anotherOf(own, { heading: { issuer, period: null }, text, table: false }).unit;
}

describe("whose file it is", () => {
  test("another commune's by its head; one's own under any of its names", () => {
    expect(unit("UBND xã Tân Hồng", head)).toBe("xã Tân Hồng");
    expect(unit("UBND phường Trần Hưng Đạo", head)).toBeNull();
    expect(unit("UBND xã Hưng  Đạo".normalize("NFD"), head)).toBeNull();
    expect(unit("UBND phường Hưng Đạo", "UBND PHƯỜNG HƯNG ĐẠO\nBÁO CÁO")).toBe("phường Hưng Đạo");
    expect(unit(null, head)).toBeNull();
  });

  test("whoever only the body names tells nothing where the unit is named too", () => {
    const long = `BÁO CÁO\n${"Ban hành kế hoạch. ".repeat(120)}\nHọc tập mô hình của UBND xã Tân Hồng.`;
    expect(unit("UBND xã Tân Hồng", long)).toBe("xã Tân Hồng");
    expect(unit("UBND xã Tân Hồng", `${long} UBND phường Trần Hưng Đạo báo cáo.`)).toBeNull();
    expect(unit("UBND thành phố Hải An", long)).toBeNull();
    expect(unit("UBND thành phố Hải An", `UBND THÀNH PHỐ HẢI AN\n${long}`)).toBe(
      "UBND thành phố Hải An",
    );
  });

  test("whom a paper goes to did not issue it", () => {
    const to = (name: string) => `${head}Kính gửi: ${name}\nXã đã ban hành kế hoạch.`;
    expect(unit("UBND xã Tân Hồng", to("UBND phường Trần Hưng Đạo"))).toBe("xã Tân Hồng");
    expect(unit("UBND xã Tân Hồng", to("UBND PHƯỜNG TRẦN HƯNG ĐẠO").normalize("NFD"))).toBe(
      "xã Tân Hồng",
    );
    const own = to("UBND xã Tân Hồng").replace("XÃ TÂN HỒNG", "PHƯỜNG TRẦN HƯNG ĐẠO");
    expect(unit("UBND xã Tân Hồng", own)).toBeNull();
  });

  test("a department's paper is headed by its committee", () => {
    const own = { names: ["Phòng Văn hóa và Thông tin"], kind: "department", period } as const;
    expect(unit("UBND thành phố Hải An", "UBND THÀNH PHỐ HẢI AN\nPHÒNG VHTT\n", own)).toBeNull();
    expect(unit("UBND xã Tân Hồng", head, own)).toBe("xã Tân Hồng");
  });

  test("a table of many units is one's own where one's name stands anywhere in it", () => {
    const text = `UBND xã Tân Hồng\t12\n${"Xã khác\t1\n".repeat(300)}Phường Trần Hưng Đạo\t9`;
    const file = { heading: { issuer: "UBND xã Tân Hồng", period: null }, text };
    expect(anotherOf(ward, { ...file, table: true }).unit).toBeNull();
    const others = file.text.replace("Trần Hưng Đạo", "Quang Trung");
    expect(anotherOf(ward, { ...file, text: others, table: true }).unit).toBe("xã Tân Hồng");
  });
});

test("a filled-in template says itself whose and of when it is", () => {
  expect(anotherTemplate(ward, "Phường Trần Hưng Đạo, Năm 2023")).toEqual({
    unit: null,
    period: null,
  });
  expect(anotherTemplate(ward, "Xã Hưng Đạo, Năm 2022")).toEqual({
    unit: null,
    period: "Năm 2022",
  });
  expect(anotherTemplate(ward, "Xã Tân Hồng, Năm 2023")).toEqual({
    unit: "xã Tân Hồng",
    period: null,
  });
  expect(anotherTemplate(ward, "")).toEqual({ unit: null, period: null });
});

describe("of when it is", () => {
  test("the year of the report is the report's period, the year before is not", () => {
    const said = { from: "2022-01-01", to: "2022-12-31", label: "năm 2022", inherited: false };
    const heading = { issuer: null, period: said };
    expect(anotherOf(ward, { heading, text: "", table: false }).period).toBe("năm 2022");
    expect(isOtherPeriod({ from: "2023-01-01", to: "2023-12-31" }, period)).toBe(false);
    expect(isOtherPeriod({ from: "2024-01-01", to: "2024-12-31" }, period)).toBe(true);
  });

  test("below four fifths of the longer of the two it is another", () => {
    // 365 days each: 291 in common are less than four fifths, 292 are not.
    expect(isOtherPeriod({ from: "2023-02-13", to: "2024-02-12" }, period)).toBe(true);
    expect(isOtherPeriod({ from: "2023-02-12", to: "2024-02-11" }, period)).toBe(false);
    expect(isOtherPeriod({ from: "2023-02-11", to: "2024-02-10" }, period)).toBe(false);
  });

  test("over 50 days longer or shorter it is another", () => {
    expect(isOtherPeriod({ from: "2022-12-01", to: "2023-10-10" }, period)).toBe(true);
    expect(isOtherPeriod({ from: "2022-12-01", to: "2023-10-11" }, period)).toBe(false);
    expect(isOtherPeriod({ from: "2022-12-01", to: "2023-10-12" }, period)).toBe(false);
    expect(isOtherPeriod({ from: "2022-12-01", to: "2024-01-19" }, period)).toBe(false);
    expect(isOtherPeriod({ from: "2022-12-01", to: "2024-01-20" }, period)).toBe(true);
  });

  test.each([
    { year: "of the form", from: "2023-12-01", to: "2024-11-30" },
    { year: "of the calendar", from: "2024-01-01", to: "2024-12-31" },
  ])("nine and ten months are not the year $year, its own two ways are", (year) => {
    const until = (to: string, from = "2024-01-01") => isOtherPeriod({ from, to }, year);
    expect(until("2024-09-30")).toBe(true);
    expect(until("2024-10-31")).toBe(true);
    expect(until("2024-11-15")).toBe(false);
    expect(until("2024-11-30")).toBe(false);
    expect(until("2024-12-31")).toBe(false);
    expect(until("2024-11-30", "2023-12-01")).toBe(false);
    expect(until("2024-12-14", "2023-12-15")).toBe(false);
  });

  test("a quarter from the 15th is the quarter; a year is not nine months, nor the other way", () => {
    const quarter = { from: "2023-01-01", to: "2023-03-31" };
    const year = { from: "2023-01-01", to: "2023-12-31" };
    const nine = { from: "2023-01-01", to: "2023-09-30" };
    expect(isOtherPeriod({ from: "2022-12-15", to: "2023-03-14" }, quarter)).toBe(false);
    expect(isOtherPeriod(year, nine)).toBe(true);
    expect(isOtherPeriod(nine, year)).toBe(true);
  });

  test("nothing is said of a file that names no days", () => {
    expect(isOtherPeriod({}, period)).toBe(false);
    expect(isOtherPeriod({ from: "2021-01-01" }, period)).toBe(false);
  });
});
