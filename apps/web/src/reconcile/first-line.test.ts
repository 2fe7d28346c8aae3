import { expect, test } from "vitest";
import { readFirstLine } from "./first-line.ts";

test("the first, the last and the line after it", () => {
  expect(readFirstLine("1", 12)).toEqual({ ok: true, above: 0 });
  expect(readFirstLine(" 12 ", 12)).toEqual({ ok: true, above: 11 });
  expect(readFirstLine("13", 12)).toEqual({
    ok: false,
    error: "Trang này chỉ có 12 dòng: hãy ghi số từ 1 đến 12.",
  });
});

test("a long sheet is not said to end where numbers are no longer taken", () => {
  expect(readFirstLine("1000", 1200)).toEqual({ ok: true, above: 999 });
  expect(readFirstLine("1001", 1200)).toEqual({
    ok: false,
    error: "Chỉ nhận số từ 1 đến 1.000.",
  });
  expect(readFirstLine("1001", 1000)).toEqual({
    ok: false,
    error: "Trang này chỉ có 1.000 dòng: hãy ghi số từ 1 đến 1.000.",
  });
});

test.each(["", "0", "-1", "1,5", "hai", "1e1"])("“%s” is no line, and is not read as 1", (text) => {
  expect(readFirstLine(text, 1200)).toEqual({
    ok: false,
    error: "Hãy ghi số của dòng, từ 1 đến 1.000.",
  });
});
