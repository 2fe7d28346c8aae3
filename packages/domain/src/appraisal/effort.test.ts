import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { RULE_EXAMPLES } from "../scoring/rule-examples.ts";
import { ruleKinds } from "../scoring/scorers.ts";
import { leafOf, resultOf } from "../scoring/testing.ts";
import { FIRST_GUESS, type PastEffort, effortOf, effortText, workLeft } from "./effort.ts";

const steps = RULE_EXAMPLES.steps.rule;
const leaf = leafOf(steps, 700, { code: "3.1.2", label: "Đúng hạn" });
const took = (minutes: number, change: Partial<PastEffort> = {}): PastEffort => ({
  leaf: "3.1.2",
  kind: "steps",
  minutes,
  ...change,
});

describe("minutes an item takes", () => {
  test("measured items count from three on: below, at, above", () => {
    const of = (...minutes: number[]) =>
      effortOf(
        leaf,
        minutes.map((m) => took(m)),
        FIRST_GUESS,
      );
    expect(of(20, 20)).toEqual({ minutes: 8, from: "guess", samples: 0 });
    expect(of(20, 5, 30)).toEqual({ minutes: 20, from: "leaf", samples: 3 });
    expect(of(20, 5, 30, 21)).toEqual({ minutes: 21, from: "leaf", samples: 4 });
  });
  test("else items of the same kind, else the guess", () => {
    const other = [4, 6, 8].map((minutes) => took(minutes, { leaf: "9" }));
    expect(effortOf(leaf, other, FIRST_GUESS)).toEqual({ minutes: 6, from: "kind", samples: 3 });
    const linear = other.map((one) => ({ ...one, kind: "linear" }) as const);
    expect(effortOf(leaf, linear, FIRST_GUESS).from).toBe("guess");
    expect(effortOf(leaf, [], { ...FIRST_GUESS, least: 0 }).from).toBe("guess");
  });
  test("every kind has a first guess; an item never takes no time", () => {
    for (const kind of ruleKinds) expect(FIRST_GUESS.minutes[kind]).toBeGreaterThan(0);
    expect(
      effortOf(
        leaf,
        [0.1, 0.2, 0.3].map((m) => took(m)),
        FIRST_GUESS,
      ).minutes,
    ).toBe(1);
  });
  test("says where the number comes from", () => {
    expect(effortText({ minutes: 8, from: "guess", samples: 0 })).toBe(
      "khoảng 8 phút (ước lượng ban đầu)",
    );
    expect(effortText({ minutes: 20, from: "leaf", samples: 5 })).toBe(
      "khoảng 20 phút (theo 5 lần làm mục này)",
    );
  });
});

describe("what is left, by points per minute", () => {
  const yes = RULE_EXAMPLES["yes-no"].rule;
  const leaves = [
    leafOf(steps, 700, { code: "1" }),
    leafOf(yes, 100, { code: "2" }),
    leafOf(yes, 200, { code: "3" }),
    leafOf(steps, 700, { code: "4" }),
  ];
  const results = [
    resultOf(leafOf(steps, 700, { code: "1" }), { "1": { numerator: 97, denominator: 100 } }),
    resultOf(leafOf(yes, 100, { code: "2" }), {}),
    resultOf(leafOf(yes, 200, { code: "3" }), { "3": true }),
    resultOf(leafOf(steps, 700, { code: "4" }), { "4": { numerator: 97, denominator: 100 } }),
  ];
  test("a missing leaf brings its maximum, a scored one its next step, what is out of reach nothing", () => {
    const got = workLeft(leaves, results, {
      past: [],
      guess: FIRST_GUESS,
      next: (code) => ({ open: code === "1" ? 1 : 0 }),
    });
    expect(got.map((one) => [one.leaf, one.points, one.effort.minutes])).toEqual([
      ["1", 500, 8],
      ["2", 100, 4],
    ]);
    expect(got[0]?.sentence).toBe(
      "Thiếu 1 hồ sơ để lên bậc 98,00 % (thêm 5,00 điểm); còn kịp. Cần khoảng 8 phút (ước lượng ban đầu).",
    );
    expect(got[1]?.sentence).toBe(
      "Chưa có số liệu “Số liệu”: hãy nhập để tính điểm. Được tới 1,00 điểm, khoảng 4 phút (ước lượng ban đầu).",
    );
  });
  test.prop([
    fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 60 }))),
  ])("never a better one behind a worse one", (pairs) => {
    const many = pairs.map(([max], at) => leafOf(yes, max, { code: `${at}` }));
    const past = pairs.map(([, minutes], at) => took(minutes, { leaf: `${at}` }));
    const got = workLeft(
      many,
      many.map((one) => resultOf(one, {})),
      { past, guess: { ...FIRST_GUESS, least: 1 }, next: () => ({}) },
    );
    expect(got).toHaveLength(many.length);
    const worth = got.map(({ points, effort }) => points / effort.minutes);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
  });
});
