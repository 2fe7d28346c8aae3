import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { LeafInput } from "../scoring/because.ts";
import { type CaseItem, caseKey, equalCases, unequalDecisions } from "./equal.ts";

const count = (value: number, code = "c"): LeafInput => ({
  state: "count",
  value,
  role: "part",
  from: "field",
  code,
  label: "Tin, bài",
});

describe("what makes two items alike", () => {
  test("figures and papers, not where they were entered nor their order", () => {
    const key = caseKey([count(3), count(5)], ["b", "a"]);
    expect(caseKey([count(5), count(3, "other")], ["a", "b", "a"])).toBe(key);
    expect(caseKey([{ ...count(3), from: "declared" }, count(5)], ["a", "b"])).toBe(key);
  });
  test.each([
    [[count(3), count(4)], ["a"]],
    [[count(3)], ["a"]],
    [[count(3), count(5)], ["b"]],
    [[count(3), { ...count(5), qualifier: "nearly" } as LeafInput], ["a"]],
  ])("another figure, qualifier or paper is another case", (inputs, evidence) => {
    expect(caseKey(inputs, evidence)).not.toBe(caseKey([count(3), count(5)], ["a"]));
  });
});

const item = (unit: string, change: Partial<CaseItem> = {}): CaseItem => ({
  unit,
  leaf: "1",
  claim: 200,
  key: "k",
  ...change,
});

describe("equal cases, to be decided once", () => {
  test("the same claim on the same figures; what is decided is left out", () => {
    const got = equalCases([
      item("d", { claim: 100 }),
      item("a"),
      item("b"),
      item("c", { decided: 200 }),
      item("e", { key: "other" }),
      item("f", { leaf: "2" }),
    ]);
    expect(got.map(({ leaf, units }) => [leaf, units])).toEqual([
      ["1", ["a", "b"]],
      ["1", ["d"]],
      ["1", ["e"]],
      ["2", ["f"]],
    ]);
    expect(got[0]?.sentence).toBe(
      "2 đơn vị cùng tự chấm 2,00 điểm với số liệu và tài liệu như nhau.",
    );
  });
  test.prop([fc.array(fc.record({ claim: fc.nat(2), key: fc.constantFrom("k", "l") }))])(
    "every open item is in exactly one case",
    (all) => {
      const items = all.map((change, at) => item(`u${at}`, change));
      const units = equalCases(items).flatMap((one) => one.units);
      expect(units.toSorted()).toEqual(items.map(({ unit }) => unit).toSorted());
    },
  );
});

describe("equal evidence scored unequally", () => {
  test("names who got what, the widest first", () => {
    const got = unequalDecisions([
      item("a", { decided: 200 }),
      item("b", { decided: 150 }),
      item("c", { decided: 200 }),
      item("d"),
      item("e", { leaf: "2", decided: 300 }),
      item("f", { leaf: "2", decided: 100 }),
    ]);
    expect(got.map(({ leaf, spread }) => [leaf, spread])).toEqual([
      ["2", 200],
      ["1", 50],
    ]);
    expect(got[1]?.groups).toEqual([
      { points: 200, units: ["a", "c"] },
      { points: 150, units: ["b"] },
    ]);
    expect(got[1]?.sentence).toBe(
      "Mục 1: 3 đơn vị có số liệu và tài liệu như nhau nhưng được chấm khác nhau: 2,00 điểm (2), 1,50 điểm (1). Hãy chấm lại cho thống nhất hoặc ghi rõ lý do khác nhau.",
    );
  });
  test("equal points, other figures or another leaf are no finding", () => {
    expect(
      unequalDecisions([
        item("a", { decided: 200 }),
        item("b", { decided: 200 }),
        item("c", { decided: 100, key: "other" }),
        item("d", { decided: 100, leaf: "2" }),
      ]),
    ).toEqual([]);
  });
});
