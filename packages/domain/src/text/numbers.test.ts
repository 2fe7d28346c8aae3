import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  formatCount,
  formatDifference,
  formatHundredths,
  formatMoney,
  formatRate,
  parseCount,
  parseDate,
  parseMoney,
  parseRate,
} from "./numbers.ts";

describe("writing", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1.000"],
    [1059, "1.059"],
    [1234567, "1.234.567"],
    [-1059, "−1.059"],
  ])("count %d is %s", (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  test("hundredths, rates and money", () => {
    expect(formatHundredths(992)).toBe("9,92");
    expect(formatHundredths(5)).toBe("0,05");
    expect(formatHundredths(-25)).toBe("−0,25");
    expect(formatHundredths(-100)).toBe("\u22121,00");
    expect(formatHundredths(105953)).toBe("1.059,53");
  });
  test.each([
    [-100, "\u22121,00"],
    [-1, "\u22120,01"],
    [0, "0,00"],
    [1, "+0,01"],
    [105_000, "+1.050,00"],
  ])("a difference of %i bears its sign: %s", (hundredths, text) => {
    expect(formatDifference(hundredths)).toBe(text);
    expect(formatRate(9953)).toBe("99,53 %");
    expect(formatRate(10_000)).toBe("100,00 %");
    expect(formatMoney(12_500_000)).toBe("12.500.000 đồng");
  });

  test("a fraction is no count", () => {
    expect(() => formatCount(1.5)).toThrow(RangeError);
    expect(() => formatCount(Number.NaN)).toThrow(RangeError);
    expect(() => formatHundredths(99.5)).toThrow(RangeError);
  });
});

describe("parseCount", () => {
  test.each([
    ["0", 0],
    ["05", 5],
    ["1059", 1059],
    ["1.059", 1059],
    [" 1.059\u00a0", 1059],
    ["1 059", 1059],
    ["1\u00a0059\u202f000", 1_059_000],
    ["1.059.000", 1_059_000],
    ["\ufeff12", 12],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["9.007.199.254.740.991", Number.MAX_SAFE_INTEGER],
  ])("%j is %d", (text, value) => {
    expect(parseCount(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["1,059", "english-thousands", "1.059"],
    ["12,345,678", "english-thousands", "12.345.678"],
    ["1,059.00", "english-thousands", "1.059"],
    ["1059.0", "english-decimal", "1.059"],
    ["1059.00", "english-decimal", "1.059"],
    ["1.05", "bad-grouping", "105"],
    ["10.59", "bad-grouping", "1.059"],
    ["1059.000", "bad-grouping", "1.059.000"],
    ["0.059", "bad-grouping", "59"],
    ["1..059", "bad-grouping", "1.059"],
    ["10 59", "bad-grouping", "1.059"],
    ["1059,00", "not-whole", "1.059"],
    ["1.059,0", "not-whole", "1.059"],
  ])("%j is refused as %s, probably %s", (text, code, suggestion) => {
    expect(parseCount(text)).toMatchObject({ ok: false, code, suggestion });
  });

  test.each([
    ["", "empty"],
    [" \u00a0", "empty"],
    ["-5", "negative"],
    ["−1.059", "negative"],
    ["(12)", "negative"],
    ["9007199254740992", "too-large"],
    ["9.007.199.254.740.992", "too-large"],
    ["12,5", "not-whole"],
    ["0,059", "not-whole"],
    ["1,05,9", "bad-grouping"],
    ["12a", "not-a-number"],
    ["1e5", "not-a-number"],
    ["99%", "not-a-number"],
    [".5", "not-a-number"],
    ["-", "not-a-number"],
    ["NaN", "not-a-number"],
    ["=A1", "not-a-number"],
  ])("%j is refused as %s, without a guess", (text, code) => {
    expect(parseCount(text)).toEqual({ ok: false, code, typed: text.trim() });
  });

  property.prop([fc.maxSafeNat()])("takes back what formatCount wrote", (value) => {
    expect(parseCount(formatCount(value))).toEqual({ ok: true, value });
  });

  property.prop([fc.stringMatching(/^[\d., ]{1,12}$/)])("a suggestion is taken", (text) => {
    const parsed = parseCount(text);
    if (parsed.ok) {
      expect(String(parsed.value)).toBe(text.replaceAll(/[. ]/g, "").replace(/^0+(?=\d)/, ""));
    } else if (parsed.suggestion !== undefined) {
      expect(parseCount(parsed.suggestion).ok).toBe(true);
    }
  });
});

describe("parseRate", () => {
  test.each([
    ["0", 0],
    ["99,53", 9953],
    ["99,53%", 9953],
    ["99,53 %", 9953],
    ["99,5", 9950],
    ["99", 9900],
    ["100", 10_000],
    ["100,00\u00a0%", 10_000],
    ["0,05", 5],
  ])("%j is %d hundredths", (text, value) => {
    expect(parseRate(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["99.53", "english-decimal", "99,53"],
    ["99.53%", "english-decimal", "99,53"],
    ["99.528", "english-decimal", "99,53"],
    ["99.999", "english-decimal", "100,00"],
    ["99,528", "too-many-decimals", "99,53"],
    ["99,524", "too-many-decimals", "99,52"],
    ["0.9953", "rate-as-fraction", "99,53"],
    ["0,9953", "rate-as-fraction", "99,53"],
    ["0,995283", "rate-as-fraction", "99,53"],
    ["0,999960", "rate-as-fraction", "100,00"],
  ])("%j is refused as %s, probably %s", (text, code, suggestion) => {
    expect(parseRate(text)).toMatchObject({ ok: false, code, suggestion });
  });

  test.each([
    ["", "empty"],
    ["%", "empty"],
    ["100,01", "above-hundred"],
    ["9953", "above-hundred"],
    ["-1", "negative"],
    ["1054/1059", "not-a-number"],
    ["99,", "not-a-number"],
    ["99,53%%", "not-a-number"],
    ["gần 99", "not-a-number"],
  ])("%j is refused as %s", (text, code) => {
    expect(parseRate(text)).toEqual({ ok: false, code, typed: text });
  });

  property.prop([fc.integer({ min: 0, max: 10_000 })])("takes back what was written", (value) => {
    expect(parseRate(formatRate(value))).toEqual({ ok: true, value });
  });
});

describe("parseMoney", () => {
  test.each(["12.500.000", "12500000 đồng", "12.500.000đ", "12.500.000 VNĐ", "12.500.000 vnd"])(
    "%s is twelve and a half million",
    (text) => {
      expect(parseMoney(text)).toEqual({ ok: true, value: 12_500_000 });
    },
  );

  test("refusals are those of a count", () => {
    expect(parseMoney("12,500,000")).toMatchObject({ code: "english-thousands" });
    expect(parseMoney("đồng")).toMatchObject({ code: "empty" });
    expect(parseMoney("12 triệu")).toMatchObject({ code: "not-a-number" });
  });
});

describe("parseDate", () => {
  test.each([
    ["30/11/2023", "2023-11-30"],
    ["3/2/2023", "2023-02-03"],
    ["30-11-2023", "2023-11-30"],
    ["30.11.2023", "2023-11-30"],
    [" 30 / 11 / 2023 ", "2023-11-30"],
    ["2023-11-30", "2023-11-30"],
    ["ngày 14 tháng 02 năm 2023", "2023-02-14"],
    ["14 tháng 2 năm 2023", "2023-02-14"],
    ["29/02/2024", "2024-02-29"],
    ["01/01/1900", "1900-01-01"],
    ["31/12/2100", "2100-12-31"],
  ])("%j is %s", (text, value) => {
    expect(parseDate(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["11/30/2023", "english-date", "30/11/2023"],
    ["30/11/23", "short-year", "30/11/2023"],
  ])("%j is refused as %s, probably %s", (text, code, suggestion) => {
    expect(parseDate(text)).toEqual({ ok: false, code, typed: text, suggestion });
    expect(parseDate(suggestion).ok).toBe(true);
  });

  test.each([
    ["", "empty"],
    ["29/02/2023", "no-such-day"],
    ["31/04/2023", "no-such-day"],
    ["0/1/2023", "no-such-day"],
    ["31/12/1899", "year-range"],
    ["01/01/2101", "year-range"],
    ["30/11", "not-a-date"],
    ["30/11-2023", "not-a-date"],
    ["30/11/203", "not-a-date"],
    ["cuối tháng", "not-a-date"],
  ])("%j is refused as %s", (text, code) => {
    expect(parseDate(text)).toEqual({ ok: false, code, typed: text });
  });
});
