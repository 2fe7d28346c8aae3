import { describe, expect, test } from "vitest";
import { rollUpKept } from "@cchc/domain/rollup/rollup";
import { areaCell } from "./areas.ts";
import { coverageWords, rateCell } from "./rates.ts";

describe("rateCell", () => {
  test("a commune's rate with its counts", () => {
    const rate = rollUpKept([{ state: "computed", numerator: 1054, denominator: 1059 }]);
    expect(rateCell(rate)).toMatchObject({ state: "value", text: "99,53", detail: "1.054/1.059" });
  });

  test("a node's rate is the ratio of sums and says who is in it", () => {
    const rate = rollUpKept([
      { state: "computed", numerator: 1, denominator: 2 },
      { state: "computed", numerator: 98, denominator: 98 },
      { state: "none" },
      { state: "missing" },
    ]);
    expect(rateCell(rate)).toMatchObject({
      text: "99,00",
      detail: "99/100; 2/4 xã, phường có số liệu, 1 không phát sinh, 1 chưa có",
    });
  });

  test("0 is a rate; nothing arisen, missing and stated are none", () => {
    const zero = rateCell(rollUpKept([{ state: "computed", numerator: 0, denominator: 5 }]));
    expect(zero).toMatchObject({ state: "value", text: "0,00", sort: 0 });
    expect(rateCell(rollUpKept([{ state: "none" }]))).toMatchObject({ text: "Không phát sinh" });
    expect(rateCell(rollUpKept([{ state: "missing" }]))).toMatchObject({ text: "Chưa có" });
    expect(rateCell(rollUpKept([{ state: "stated" }])).sort).toBeUndefined();
  });

  test("a stated rate keeps its figure and its mark", () => {
    expect(rateCell(rollUpKept([{ state: "stated" }]), 9953)).toMatchObject({
      state: "stated",
      text: "99,53*",
      sort: 9953,
    });
  });

  test("in a file the value is a number or empty, the reason stands beside it", () => {
    const computed = rollUpKept([{ state: "computed", numerator: 1054, denominator: 1059 }]);
    expect(rateCell(computed).file).toEqual({
      value: "99,53",
      above: "1054",
      below: "1059",
      note: "",
    });
    const empty = { value: "", above: "", below: "" };
    expect(rateCell(rollUpKept([{ state: "none" }])).file).toEqual({
      ...empty,
      note: "không phát sinh",
    });
    expect(rateCell(rollUpKept([{ state: "missing" }])).file).toEqual({
      ...empty,
      note: "chưa có",
    });
    expect(rateCell(rollUpKept([{ state: "stated" }]), 9953).file).toEqual({
      ...empty,
      value: "99,53",
      note: "nêu trong báo cáo, chưa có tử số",
    });
  });
});

test("coverageWords names only what there is", () => {
  expect(coverageWords({ units: 22, counted: 21, stated: 1, none: 0, missing: 0 })).toBe(
    "21/22 xã, phường có số liệu, 1 chỉ nêu tỷ lệ",
  );
});

describe("areaCell", () => {
  const count = {
    area: "procedures",
    required: 4,
    requiredAnswered: 3,
    fields: 20,
    answered: 12,
  } as const;

  test("counts required fields where there are any, else all", () => {
    expect(areaCell(count)).toMatchObject({ text: "3/4", sort: 0.75, heat: 3 });
    const free = { ...count, required: 0, requiredAnswered: 0 };
    expect(areaCell(free)).toMatchObject({ text: "12/20", sort: 0.6 });
  });

  test.each([
    [3, 3],
    [4, 4],
    [0, 0],
  ])("%i of 4 is step %i: only a full area is darkest", (requiredAnswered, heat) => {
    expect(areaCell({ ...count, requiredAnswered }).heat).toBe(heat);
  });

  test("nothing answered yet is not 0/4", () => {
    expect(areaCell({ ...count, requiredAnswered: 0, answered: 0 }).text).toBe("Chưa nhập");
    expect(areaCell(undefined).text).toBe("Chưa nhập");
  });
});
