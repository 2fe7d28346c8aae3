import { describe, expect, test } from "vitest";
import { plainCode, readCheckSearch, readResultSearch } from "./search.ts";

describe("a code as it was typed", () => {
  test.each([
    ["7K3M-9QPD", "7K3M-9QPD"],
    [" 7k3m 9qpd ", "7K3M-9QPD"],
    ["7k3m9qpd", "7K3M-9QPD"],
    ["7K3M–9QPD", "7K3M-9QPD"],
    ["7K3M", "7K3M"],
    ["", ""],
  ])("%s", (typed, plain) => {
    expect(plainCode(typed)).toBe(plain);
  });
});

test("a code of figures alone is still a code", () => {
  expect(readCheckSearch({ ma: 23_456_789 })).toEqual({ ma: "23456789" });
  expect(readCheckSearch({ ma: true })).toEqual({});
});

test("what is not understood of an address is left out", () => {
  expect(readResultSearch({ xem: "bieu-do", khoi: "ward" })).toEqual({
    xem: "bieu-do",
    khoi: "ward",
  });
  expect(readResultSearch({ xem: "khac", khoi: 3 })).toEqual({});
});
