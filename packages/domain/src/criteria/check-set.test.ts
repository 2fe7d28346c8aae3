import { describe, expect, test } from "vitest";
import { BUILT_IN_SETS } from "./catalogue.ts";
import { checkSet } from "./check-set.ts";
import { KNOWN_CODES } from "./known.ts";
import type { Band, Rule } from "./rule.ts";
import type { CriteriaSet, Leaf } from "./set.ts";
import { SET_766 } from "./set-766.ts";

const source = { from: "declared", code: "x", label: "Tỷ lệ" } as const;
const ratio = { of: "rate", source, unit: "hồ sơ" } as const;

const LEAF: Leaf = {
  code: "1.1",
  label: "Thử",
  max: 10_000,
  rule: { kind: "linear", zero: "zero", input: ratio },
  evidence: "",
  guidance: "",
  source: { document: "Quyết định thử", clause: "Mục 1" },
  examples: [{ note: "Một nửa", values: { x: { numerator: 1, denominator: 2 } }, expect: 5000 }],
};

function setOf(leaf: Partial<Leaf>, change: Partial<CriteriaSet> = {}): CriteriaSet {
  const leaves = [{ ...LEAF, ...leaf }];
  const criteria = [{ code: "1", label: "Tiêu chí", max: 10_000, leaves }];
  const areas = [{ code: "1", label: "Lĩnh vực", max: 10_000, criteria }];
  return { ...SET_766, id: "thu", areas, examples: [], ...change };
}

function found(set: CriteriaSet): string[] {
  return checkSet(set, KNOWN_CODES).map(({ code, path }) => `${code} ${path}`);
}

const AT = "areas/1/criteria/1/leaves/1.1";

function ruleFound(rule: Rule, max = 10_000): string[] {
  const codes = found(setOf({ rule, max, examples: [] }, { max }));
  return codes.filter((code) => code.includes("/rule"));
}

test.each(BUILT_IN_SETS)("$name has nothing wrong", (set) => {
  expect(checkSet(set, KNOWN_CODES)).toEqual([]);
});

test("a sound set of one's own has nothing wrong either", () => {
  expect(found(setOf({}))).toEqual([]);
});

describe("bands", () => {
  const bands = (list: readonly Band[]): string[] =>
    ruleFound({ kind: "steps", zero: "zero", input: ratio, bands: list });
  const low = (at: number, closed = true) => ({ at, closed });

  test("rising without gap or overlap", () => {
    const good = [
      { high: low(9000, false), points: 0 },
      { low: low(9000), points: 10_000 },
    ];
    expect(bands(good)).toEqual([]);
    expect(bands(good.toReversed())).toEqual([]);
  });

  test("a gap of one value, of a stretch, at the bottom and at the top", () => {
    expect(
      bands([
        { high: low(9000, false), points: 0 },
        { low: low(9000, false), points: 10_000 },
      ]),
    ).toEqual([`gap ${AT}/rule/bands/2`]);
    expect(
      bands([
        { high: low(8999, true), points: 0 },
        { low: low(9000), points: 10_000 },
      ]),
    ).toEqual([`gap ${AT}/rule/bands/2`]);
    expect(bands([{ low: low(1), points: 10_000 }])).toEqual([`gap ${AT}/rule/bands/1`]);
    expect(bands([{ high: low(10_000, false), points: 10_000 }])).toEqual([`gap ${AT}/rule/bands`]);
    expect(bands([{ high: low(10_000), points: 10_000 }])).toEqual([]);
  });

  test("an overlap, a hidden band and an empty one", () => {
    expect(
      bands([
        { high: low(9000), points: 0 },
        { low: low(9000), points: 10_000 },
      ]),
    ).toEqual([`overlap ${AT}/rule/bands/2`]);
    expect(
      bands([
        { high: low(9000, false), points: 0 },
        { low: low(9000), points: 10_000 },
        { low: low(9500), high: low(9600), points: 10_000 },
      ]),
    ).toEqual([`unreachable ${AT}/rule/bands/3`]);
    expect(bands([{ points: 10_000 }, { low: low(9000), high: low(8000), points: 1 }])).toEqual([
      `unreachable ${AT}/rule/bands/2`,
    ]);
  });

  test("counts have no values between whole numbers", () => {
    const rule: Rule = {
      kind: "steps",
      zero: "zero",
      input: { of: "count", source },
      bands: [
        { high: low(5), points: 0 },
        { low: low(6), points: 10_000 },
      ],
    };
    expect(ruleFound(rule)).toEqual([]);
    const gap = {
      ...rule,
      bands: [
        { high: low(5), points: 0 },
        { low: low(7), points: 10_000 },
      ],
    };
    expect(ruleFound(gap)).toEqual([`gap ${AT}/rule/bands/2`]);
  });
});

describe("points", () => {
  const option = (code: string, points: number) => ({ code, label: code, points });
  test.each<[string, Rule, string[]]>([
    [
      "an option above the maximum",
      { kind: "choice", zero: "zero", input: source, options: [option("a", 10_001)] },
      [`points-above-max ${AT}/rule/options`],
    ],
    [
      "no option reaches it",
      { kind: "choice", zero: "zero", input: source, options: [option("a", 9999)] },
      [`max-not-reachable ${AT}/rule/options`],
    ],
    [
      "the same option twice",
      {
        kind: "choice",
        zero: "zero",
        input: source,
        options: [option("a", 10_000), option("a", 0)],
      },
      [`duplicate-code ${AT}/rule/options/a`],
    ],
    [
      "a list that does not add up",
      { kind: "checklist", zero: "zero", items: [option("a", 4000), option("b", 5000)] },
      [`max-not-reachable ${AT}/rule/items`],
    ],
    [
      "a deduction of nothing",
      {
        kind: "deduction-with-floor",
        zero: "full",
        floor: 0,
        parts: [{ code: "late", label: "Muộn", each: 0 }],
      },
      [`parameter ${AT}/rule/parts/late`],
    ],
    [
      "tiers in the wrong order",
      {
        kind: "deadline-tiers",
        zero: "zero",
        input: source,
        after: 0,
        tiers: [
          { until: { by: "calendar", year: 0, month: 2, day: 31 }, points: 10_000 },
          { until: { by: "calendar", year: 0, month: 1, day: 31 }, points: 5000 },
        ],
      },
      [`unreachable ${AT}/rule/tiers/2`],
    ],
    [
      "days without a day to count from",
      {
        kind: "deadline-tiers",
        zero: "zero",
        input: source,
        after: 0,
        tiers: [{ until: { by: "days", days: 30 }, points: 10_000 }],
      },
      [`parameter ${AT}/rule/since`],
    ],
    [
      "a bonus inside the base",
      {
        kind: "bonus-penalty",
        zero: "zero",
        min: 0,
        parts: [{ code: "a", label: "A", each: 1 }],
      },
      [`misplaced ${AT}/rule`],
    ],
    [
      "a knock-out with points",
      { kind: "knock-out", zero: "full", input: source, at: 1, scope: "set" },
      [`parameter ${AT}/rule`],
    ],
  ])("%s", (_name, rule, expected) => {
    expect(ruleFound(rule)).toEqual(expected);
  });
});

describe("the set as a whole", () => {
  test("children against parents, one hundredth off", () => {
    expect(found(setOf({ max: 9999, examples: [] }))).toContain(
      "sum-differs areas/1/criteria/1/max",
    );
    expect(found(setOf({}, { max: 10_001 }))).toEqual(["sum-differs max", "total-not-100 max"]);
  });

  test("sources and codes", () => {
    const input = { of: "rate", unit: "hồ sơ" } as const;
    const at = (from: "field" | "indicator", code: string): string[] =>
      found(
        setOf({
          examples: [],
          rule: {
            kind: "linear",
            zero: "zero",
            input: { ...input, source: { ...source, from, code } },
          },
        }),
      ).filter((code_) => !code_.startsWith("example-missing"));
    expect(at("field", "tthc.received.all")).toEqual([
      `unknown-field ${AT}/rule/tthc.received.all`,
    ]);
    expect(at("field", "tthc.received.total")).toEqual([]);
    expect(at("indicator", "in_time")).toEqual([`unknown-indicator ${AT}/rule/in_time`]);
    expect(found(setOf({ source: { document: "Quyết định", clause: " " } }))).toEqual([
      `source-missing ${AT}/source`,
    ]);
  });

  test("a rule against its own example", () => {
    const values = { x: { numerator: 4, denominator: 5 } };
    const rule: Rule = { kind: "linear-with-floor", zero: "zero", input: ratio, floor: 9000 };
    const set = setOf({ rule, examples: [{ note: "4 trên 5", values, expect: 8000 }] });
    expect(checkSet(set, KNOWN_CODES)).toEqual([
      {
        code: "example-differs",
        severity: "error",
        path: `${AT}/examples/1`,
        message:
          "“1.1 Thử”: ví dụ “4 trên 5” ghi 80,00 điểm nhưng quy tắc cho 0,00 điểm: hãy sửa ví dụ hoặc quy tắc.",
      },
    ]);
  });

  test("policies, dates, grades and survey share that contradict themselves", () => {
    const excluded: Rule = { kind: "linear", zero: "exclude", input: ratio };
    expect(found(setOf({ rule: excluded }, { notApplicable: "stop" }))).toEqual([
      `policy ${AT}/rule/zero`,
    ]);
    expect(found(setOf({}, { to: "2022-06-22" }))).toEqual(["dates to"]);
    expect(found(setOf({}, { to: "2022-06-23" }))).toEqual([]);
    const grades = [{ code: "a", label: "A", from: 1 }];
    expect(found(setOf({}, { grades }))).toEqual(["gap grades"]);
    expect(found(setOf({}, { surveyShare: 1 }))).toEqual(["sum-differs surveyShare"]);
  });
});
