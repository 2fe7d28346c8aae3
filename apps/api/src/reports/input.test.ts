import { expect, test } from "vitest";
import { day, whole } from "./input.ts";

test.each([
  ["0000-12-31", false],
  ["0001-01-01", true],
  ["2023-02-29", false],
  ["2024-02-29", true],
  ["9998-12-31", true],
  ["9999-01-01", false],
  ["12023-01-01", false],
])("the day %s", (text, taken) => {
  expect(day.safeParse(text).success).toBe(taken);
});

test.each([
  [-1, false],
  [0, true],
  [2 ** 31 - 1, true],
  [2 ** 31, false],
  [0.5, false],
  [Number.NaN, false],
])("the whole number %d", (value, taken) => {
  expect(whole(0).safeParse(value).success).toBe(taken);
});
