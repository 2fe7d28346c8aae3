import { expect, test } from "vitest";
import { isOtherPeriod } from "./other-period.ts";

const period = { from: "2022-12-01", to: "2023-11-30" };

function said(from?: string, to?: string) {
  const label = "năm 2023";
  return {
    label,
    inherited: false,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

test("the year of the report is the report's period, the year before is not", () => {
  expect(isOtherPeriod(said("2023-01-01", "2023-12-31"), period)).toBe(false);
  expect(isOtherPeriod(said("2022-01-01", "2022-12-31"), period)).toBe(true);
  expect(isOtherPeriod(said("2024-01-01", "2024-12-31"), period)).toBe(true);
});

test("a part of it is another period below one half", () => {
  // 365 days: 182 are less than half, 183 are not.
  expect(isOtherPeriod(said("2022-12-01", "2023-05-31"), period)).toBe(true);
  expect(isOtherPeriod(said("2022-12-01", "2023-06-01"), period)).toBe(false);
  expect(isOtherPeriod(said("2022-12-01", "2023-06-02"), period)).toBe(false);
});

test("nothing is said of a file that names no days", () => {
  expect(isOtherPeriod(null, period)).toBe(false);
  expect(isOtherPeriod(said(), period)).toBe(false);
  expect(isOtherPeriod(said("2022-01-01"), period)).toBe(false);
});
