import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  formatDay,
  formatDayLong,
  formatInstant,
  isDay,
  nextDay,
  previousDay,
  todayInVietnam,
} from "./days.ts";

test("isDay knows the calendar", () => {
  for (const day of ["2023-11-30", "2024-02-29", "2000-02-29", "0001-01-01"]) {
    expect(isDay(day), day).toBe(true);
  }
  for (const text of ["2023-02-29", "1900-02-29", "2023-11-31", "2023-13-01", "2023-00-10"]) {
    expect(isDay(text), text).toBe(false);
  }
  for (const text of ["", "2023-1-1", "30/11/2023", "2023-11-30T00:00:00Z", " 2023-11-30"]) {
    expect(isDay(text), text).toBe(false);
  }
});

describe("writing a day", () => {
  test("short", () => {
    expect(formatDay("2023-11-30")).toBe("30/11/2023");
    expect(formatDay("2023-02-03")).toBe("03/02/2023");
  });

  test.each([
    ["2023-11-30", "ngày 30 tháng 11 năm 2023"],
    ["2024-01-09", "ngày 09 tháng 01 năm 2024"],
    ["2024-02-10", "ngày 10 tháng 02 năm 2024"],
    ["2024-03-01", "ngày 01 tháng 3 năm 2024"],
    ["2024-09-15", "ngày 15 tháng 9 năm 2024"],
  ])("long: %s", (day, words) => {
    expect(formatDayLong(day)).toBe(words);
  });

  test("what is no day is refused", () => {
    expect(() => formatDay("2023-02-30")).toThrow(RangeError);
    expect(() => formatDayLong("hôm qua")).toThrow(RangeError);
  });
});

test("days cross months, leap days and years", () => {
  expect(nextDay("2023-12-31")).toBe("2024-01-01");
  expect(nextDay("2024-02-28")).toBe("2024-02-29");
  expect(nextDay("2023-02-28")).toBe("2023-03-01");
  expect(previousDay("2023-01-01")).toBe("2022-12-31");
  expect(addDays("2023-12-15", 364)).toBe("2024-12-13");
  expect(daysBetween("2023-01-01", "2023-11-30")).toBe(333);
  expect(daysBetween("2023-11-30", "2023-11-29")).toBe(-1);
});

property.prop([fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -9_000, max: 9_000 })])(
  "addDays and daysBetween undo each other",
  (start, count) => {
    const day = addDays("1900-01-01", start);
    expect(daysBetween(day, addDays(day, count))).toBe(count);
    expect(day < nextDay(day)).toBe(true);
  },
);

test("the day in Vietnam turns at 17:00 UTC", () => {
  expect(todayInVietnam(new Date("2023-12-14T16:59:59.999Z"))).toBe("2023-12-14");
  expect(todayInVietnam(new Date("2023-12-14T17:00:00.000Z"))).toBe("2023-12-15");
});

test("formatInstant reads in Vietnam time", () => {
  expect(formatInstant("2023-12-12T09:42:00Z")).toBe("16:42 ngày 12/12/2023");
  expect(formatInstant("2023-12-31T17:05:09.123Z")).toBe("00:05 ngày 01/01/2024");
  expect(() => formatInstant("không rõ")).toThrow(RangeError);
});
