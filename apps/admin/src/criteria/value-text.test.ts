import { describe, expect, test } from "vitest";
import { BUILT_IN_SETS } from "@cchc/domain/criteria/catalogue";
import { leavesOf } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import { readHundredths, readValue, valueText } from "./value-text.ts";

describe("values of examples", () => {
  test("every value of every built-in example comes back as it was written", () => {
    const values = BUILT_IN_SETS.flatMap((set) => [
      ...leavesOf(set).flatMap(({ examples }) =>
        examples.flatMap((one) => Object.values(one.values)),
      ),
      ...set.examples.flatMap((one) => Object.values(one.values)),
    ]);
    expect(values.length).toBeGreaterThan(100);
    for (const value of values)
      expect(readValue(valueText(value)), valueText(value)).toEqual(value);
  });

  test.each<[InputValue, string]>([
    [1059, "1.059"],
    [true, "có"],
    ["2024-02-29", "29/02/2024"],
    ["excellent", "excellent"],
    [{ numerator: 97, denominator: 1059 }, "97 trên 1.059"],
    [{ rate: 9850 }, "98,50 %"],
    [{ value: 20, qualifier: "nearly" }, "gần 20"],
    [{ value: 1, qualifier: "at-least" }, "ít nhất 1"],
    [{ claim: 150, reason: "đủ hồ sơ" }, "tự chấm 1,50: đủ hồ sơ"],
    [{ claim: -25 }, "tự chấm −0,25"],
    [{ counts: { a: 1, b_2: 20 } }, "a = 1; b_2 = 20"],
    [{ items: ["a", "b"] }, "có: a, b"],
    [{ items: [] }, "có: "],
    [{ state: "none" }, "không phát sinh"],
    [{ state: "not-applicable", reason: "không có cảng" }, "không áp dụng: không có cảng"],
  ])("%j is written %s and read back", (value, text) => {
    expect(valueText(value)).toBe(text);
    expect(readValue(text)).toEqual(value);
  });

  test.each([
    ["97/103", { numerator: 97, denominator: 103 }],
    ["CÓ", true],
    ["Không phát sinh", { state: "none" }],
  ])("%s is understood", (text, value) => {
    expect(readValue(text)).toEqual(value);
  });

  test.each(["", "  ", "hai mươi ba", "1,5", "a = x", "98.5 %", "-3"])(
    "“%s” is not taken",
    (text) => {
      expect(readValue(text)).toBeUndefined();
    },
  );

  test.each([
    ["1,5", 150],
    ["1,05", 105],
    ["100", 10_000],
    ["1.059,25", 105_925],
    ["−0,25", -25],
    ["-0", 0],
    ["1,005", undefined],
    ["1.5", undefined],
    ["", undefined],
  ])("%s in hundredths is %s", (text, hundredths) => {
    expect(readHundredths(text)).toBe(hundredths);
  });
});
