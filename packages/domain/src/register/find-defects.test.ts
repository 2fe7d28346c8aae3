/// <reference types="vite/client" />
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { RegisterEntry } from "./defect.ts";
import { findDefects } from "./find-defects.ts";
import { nextNumber } from "./next-number.ts";

const ward = "UBND phường Trần Hưng Đạo";
const options = { today: "2023-12-15", series: "per_type" } as const;

let made = 0;
function entry(
  line: string,
  issuedOn: string | null,
  change: Partial<RegisterEntry> = {},
): RegisterEntry {
  const at = line.indexOf("/");
  made += 1;
  return {
    id: `e${made}`,
    type: "plan",
    number: at === 0 ? null : line.slice(0, at),
    symbol: line.slice(at + 1),
    issuedOn,
    issuer: ward,
    summary: "về cải cách hành chính",
    own: false,
    ...change,
  };
}

const codes = (...entries: RegisterEntry[]): readonly string[] =>
  findDefects(entries, options).map(({ code }) => code);

describe("defects real registers have", () => {
  test("a decision under the symbol of a plan, a decree under that of a decision", () => {
    const [found] = findDefects([entry("14/KH-UBND", "2023-01-17", { type: "decision" })], options);
    expect(found?.sentence).toBe(
      "Quyết định 14/KH-UBND ngày 17/01/2023: ký hiệu “KH-UBND” là của kế hoạch, không phải quyết định. Hãy xem lại tên loại hoặc ký hiệu trên bản gốc.",
    );
    expect(codes(entry("61/2018/QĐ-TTg", "2018-04-23", { type: "decree" }))).toEqual([
      "type_symbol",
    ]);
    expect(codes(entry("61/2018/NĐ-CP", "2018-04-23", { type: "decree" }))).toEqual([]);
    expect(codes(entry("2937/UBND-NV", "2021-11-30", { type: "letter" }))).toEqual([]);
    expect(codes(entry("61/2018/NĐ-CP", "2019-04-23", { type: "decree" }))).toEqual([
      "symbol_year",
    ]);
  });

  test("one number with two titles", () => {
    const report = { type: "report" } as const;
    const first = entry("91/BC-UBND", "2023-09-08", { ...report, summary: "kết quả 9 tháng" });
    const second = entry("91/BC-UBND", "2023-09-08", { ...report, summary: "công tác quý III" });
    const found = findDefects([first, second], options);
    expect(found.map(({ code }) => code)).toEqual(["two_titles"]);
    expect(found[0]?.entries).toEqual([first.id, second.id]);
    expect(codes(first, { ...second, summary: "Kết quả  9 tháng" })).toEqual(["entered_twice"]);
    expect(codes(first, { ...second, issuer: "UBND xã Sơn Trung" })).toEqual([]);
    expect(codes(first, { ...second, issuedOn: "2022-09-08" })).toEqual([]);
    expect(codes(first, { ...second, summary: first.summary, issuedOn: "2023-09-09" })).toEqual([
      "two_days",
    ]);
    expect(codes(first, { ...second, number: "091" })).toEqual(["two_titles"]);
  });

  test("a plan before the plan it implements", () => {
    const city = "UBND thành phố Hải Dương";
    const above = entry("70/KH-UBND", "2023-03-01", { issuer: city });
    const own = (day: string): RegisterEntry =>
      entry("07/KH-UBND", day, { implementsId: above.id });
    expect(codes(own("2023-02-22"), above)).toEqual(["before_superior"]);
    expect(codes(own("2023-03-01"), above)).toEqual([]);
    expect(codes(own("2023-03-02"), above)).toEqual([]);
    const [found] = findDefects([own("2023-02-22"), above], options);
    expect(found?.sentence).toContain(
      "Kế hoạch 70/KH-UBND ngày 01/03/2023 của UBND thành phố Hải Dương",
    );
  });

  test.each([
    // As real registers have it: the ward's plans of February for the city's plans of March.
    ["Kiểm tra, rà soát văn bản quy phạm pháp luật", "Kiểm tra, rà soát văn bản năm 2023", true],
    ["Theo dõi thi hành pháp luật", "Theo dõi thi hành pháp luật năm 2023", true],
    ["Kế hoạch theo dõi thi hành pháp luật", "Về việc kiểm tra, rà soát văn bản", false],
    ["Cải cách hành chính năm 2023", "Tuyên truyền cải cách hành chính năm 2023", false],
    ["Tuyên truyền CCHC năm 2023", "Về tuyên truyền cải cách hành chính nhà nước", true],
    ["Tuyên truyền CCHC năm 2023", "Kiểm tra cải cách hành chính năm 2023", false],
    ["Năm 2023", "Kế hoạch năm 2023", false],
  ])("%j dated before the city's %j: %s", (own, above, told) => {
    const ours = entry("07/KH-UBND", "2023-02-22", { summary: own });
    const city = entry("70/KH-UBND", "2023-03-01", {
      summary: above,
      issuer: "UBND thành phố Hải Dương",
    });
    expect(codes(ours, city)).toEqual(told ? ["before_superior"] : []);
    expect(codes({ ...ours, issuedOn: "2023-03-01" }, city)).toEqual([]);
    expect(codes({ ...ours, issuedOn: "2022-12-30" }, city)).toEqual([]);
    expect(codes({ ...ours, type: "report", symbol: "BC-UBND" }, city)).toEqual([]);
    // The other way round nothing is odd: a level above implements nothing of the ward.
    const swapped = [
      { ...ours, issuedOn: city.issuedOn },
      { ...city, issuedOn: ours.issuedOn },
    ];
    expect(codes(...swapped)).toEqual([]);
  });

  test("a plan of the unit itself, or of one beside it, is none that it implements", () => {
    const summary = "Theo dõi thi hành pháp luật";
    const first = entry("07/KH-UBND", "2023-02-22", { summary });
    const later = entry("30/KH-UBND", "2023-05-12", { summary });
    expect(codes(first, later)).toEqual([]);
    expect(codes(first, { ...later, issuer: "UBND xã Tân Hồng, huyện Bình Giang" })).toEqual([]);
    expect(codes(first, { ...later, issuer: "UBND huyện Bình Giang" })).toEqual([
      "before_superior",
    ]);
  });

  test("numbers against days", () => {
    const older = entry("14/KH-UBND", "2023-01-17");
    const later = entry("11/KH-UBND", "2023-01-19");
    const found = findDefects([older, later], options);
    expect(found.map(({ code, entries }) => [code, ...entries])).toEqual([
      ["number_order", older.id, later.id],
    ]);
    expect(codes(entry("62/KH-UBND", "2022-12-24"), entry("70/KH-UBND", "2022-12-30"))).toEqual([]);
    expect(codes(entry("70/KH-UBND", "2022-12-30"), entry("71/KH-UBND", "2022-12-30"))).toEqual([]);
    const decision = entry("05/QĐ-UBND", "2023-01-12", { type: "decision" });
    expect(codes(decision, entry("04/KH-UBND", "2023-02-01"))).toEqual([]);
    expect(
      findDefects([decision, entry("04/KH-UBND", "2023-02-01")], { ...options, series: "one" }).map(
        ({ code }) => code,
      ),
    ).toEqual(["number_order"]);
  });

  test("blanks, impossible and future days", () => {
    expect(codes(entry("/BC-UBND", "2023-12-15", { type: "report" }))).toEqual(["blank_number"]);
    expect(codes(entry("12/BC-UBND", null, { type: "report" }))).toEqual(["blank_day"]);
    expect(codes(entry("12/KH-UBND", "2023-02-30"))).toEqual(["impossible_day"]);
    expect(codes(entry("12/KH-UBND", "0203-02-20"))).toEqual(["impossible_day"]);
    expect(codes(entry("12/KH-UBND", "2023-12-15"))).toEqual([]);
    expect(codes(entry("12/KH-UBND", "2023-12-16"))).toEqual(["future_day"]);
    const photo = { type: "other", number: null, symbol: null } as const;
    expect(codes(entry("/", null, photo))).toEqual([]);
  });

  test("gaps in the own series only, said once", () => {
    const own = { own: true };
    const list = ["01", "02", "04", "08"].map((n, at) =>
      entry(`${n}/KH-UBND`, `2023-0${at + 1}-01`, own),
    );
    const found = findDefects(list, options);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["number_gap", "info"]]);
    expect(found[0]?.sentence).toContain("3, 5–7");
    expect(codes(...list.map((one) => ({ ...one, own: false })))).toEqual([]);
  });
});

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 });

property.prop([numbers])(
  "numbers in the order of their days are never called out of order",
  (list) => {
    const days = list.toSorted((a, b) => a - b);
    const entries = days.map((n, at) =>
      entry(
        `${n}/KH-UBND`,
        `2023-${String(1 + Math.floor(at / 28)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`,
      ),
    );
    expect(codes(...entries)).toEqual([]);
  },
);

property.prop([numbers, fc.boolean()])("the next number is taken by nobody", (list, one) => {
  const entries = list.map((n) => entry(`${n}/KH-UBND`, "2023-05-05", { own: true }));
  const next = nextNumber(entries, {
    symbol: "KH-UBND",
    year: 2023,
    series: one ? "one" : "per_type",
  });
  expect(list).not.toContain(next.value);
  expect(next.free.every((free) => free < next.value && !list.includes(free))).toBe(true);
  expect(next.free.length + list.length).toBe(next.value - 1);
});

test("the next number restarts each year, per type or for all", () => {
  const own = { own: true };
  const entries = [
    entry("04/KH-UBND", "2023-02-01", own),
    entry("09/QĐ-UBND", "2023-03-01", { ...own, type: "decision" }),
    entry("80/KH-UBND", "2022-12-30", own),
    entry("3838/KH-UBND", "2023-12-28", { issuer: "UBND thị xã Kiến Tường" }),
  ];
  const ask = (symbol: string, year: number, series: "per_type" | "one"): string =>
    nextNumber(entries, { symbol, year, series }).text;
  expect(ask("KH-UBND", 2023, "per_type")).toBe("05/KH-UBND");
  expect(ask("KH-UBND", 2023, "one")).toBe("10/KH-UBND");
  expect(ask("TB-UBND", 2023, "per_type")).toBe("01/TB-UBND");
  expect(ask("KH-UBND", 2024, "one")).toBe("01/KH-UBND");
});

interface Sequence {
  readonly issuer: string;
  readonly symbol: string;
  readonly sequence: readonly string[];
  readonly monotonic: boolean;
}

const found = import.meta.glob<{ numberSequenceChecks: readonly Sequence[] }>(
  "../../../../../shared/seed-facts.json",
  { eager: true },
);
const [seeds] = Object.values(found);

test(
  seeds === undefined
    ? "bỏ qua: không có ../shared, dãy số của các báo cáo thật không được soát"
    : "the number series of real reports: exactly the known one is out of order",
  () => {
    if (seeds === undefined) return;
    for (const { issuer, symbol, sequence, monotonic } of seeds.numberSequenceChecks) {
      const entries = sequence.map((cited) => {
        const [number = "", day = ""] = cited.split("@");
        return entry(`${number}/${symbol}`, day, { issuer, type: "other", summary: cited });
      });
      const out = findDefects(entries, options).some(({ code }) => code === "number_order");
      expect(out, `${issuer} ${symbol}`).toBe(!monotonic);
    }
    expect(seeds.numberSequenceChecks.filter(({ monotonic }) => !monotonic)).toHaveLength(1);
  },
);
