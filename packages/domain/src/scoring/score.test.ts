import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { BUILT_IN_SETS } from "../criteria/catalogue.ts";
import type { Rule } from "../criteria/rule.ts";
import { leavesOf } from "../criteria/set.ts";
import { SET_766 } from "../criteria/set-766.ts";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import type { InputValue, InputValues } from "../criteria/value.ts";
import { ANNUAL_FORM } from "../form/annual.ts";
import { WARD_2023 } from "../report/example.ts";
import { compileSet } from "./compile.ts";
import { shareOf } from "./points.ts";
import {
  changeValue,
  columnsOf,
  explainUnit,
  scoreColumns,
  scoreUnit,
  scoreUnits,
} from "./score.ts";
import { reasonSentence } from "./sentence.ts";
import { MISSING_POINTS, NOT_APPLICABLE_POINTS, gradeOf } from "./totals.ts";
import { leafOf, outcomeOf, setOf } from "./testing.ts";
import { valuesFromCells, withIndicators } from "./values.ts";

const count = fc.oneof(fc.nat(20), fc.nat(100_000), fc.maxSafeNat());
const ratio = fc.record({ numerator: count, denominator: count });
const value: fc.Arbitrary<InputValue> = fc.oneof(
  ratio,
  ratio,
  count,
  fc.boolean(),
  fc.record({ rate: fc.nat(10_000) }),
  fc.record({ claim: fc.integer({ min: -100, max: 3000 }), reason: fc.constant("Lý do") }),
  fc.constantFrom<InputValue[]>(
    "2023-01-31",
    "2023-02-15",
    "within",
    "above",
    "chữ",
    { state: "none" },
    { state: "unknown" },
    { state: "not-applicable" },
    { items: ["plan", "desk", "post"] },
    { counts: { late: 1, models: 3, criticised: 2, satisfied: 5, unsatisfied: 1 } },
  ),
);

/** Values for every code a set reads, some left out. */
function valuesFor(set: (typeof BUILT_IN_SETS)[number]): fc.Arbitrary<InputValues> {
  const codes = new Set(
    compileSet(set).leaves.flatMap((leaf) => [
      leaf.code,
      ...leaf.ports.map(({ source }) => source.code),
    ]),
  );
  const options = { maxKeys: codes.size, size: "max", noNullPrototype: true } as const;
  return fc.dictionary(fc.constantFrom(...codes), value, options);
}

describe.each(BUILT_IN_SETS)("$name", (set) => {
  const compiled = compileSet(set, 2023);

  test.prop([valuesFor(set)])(
    "a score lies within its bounds and adds up from its leaves",
    (values) => {
      const { leaves, totals, areas } = scoreUnit(compiled, { unit: "u", values });
      let sum = 0;
      for (const [place, result] of leaves.entries()) {
        const leaf = compiled.leaves[place];
        if (result.state !== "scored" || leaf === undefined) continue;
        const low = leaf.leaf.rule.kind === "bonus-penalty" ? leaf.leaf.rule.min : 0;
        expect(Number.isSafeInteger(result.points)).toBe(true);
        expect(result.points).toBeGreaterThanOrEqual(low);
        expect(result.points).toBeLessThanOrEqual(leaf.leaf.max);
        if (leaf.area !== -1) sum += result.points;
      }
      expect(totals.points).toBe(sum);
      expect(areas.reduce((all, { points }) => all + points, 0)).toBe(sum);
      expect(totals.points).toBeLessThanOrEqual(totals.outOf);
      expect(totals.base).toBeLessThanOrEqual(set.max);
    },
  );

  test.prop([valuesFor(set)])("columns say the same as the explanation", (values) => {
    const other = { unit: "v", values: {} };
    const columns = columnsOf(compiled, [other, { unit: "u", values }]);
    const { points, totals } = scoreColumns(compiled, columns);
    const score = scoreUnit(compiled, { unit: "u", values });
    const marks = { missing: MISSING_POINTS, "not-applicable": NOT_APPLICABLE_POINTS };
    const explained = score.leaves.map((result) =>
      result.state === "scored" ? result.points : marks[result.state],
    );
    expect(compiled.leaves.map(({ place }) => points[place * 2 + 1])).toEqual(explained);
    const final = score.totals.state === "final";
    expect(totals[1]).toBe(final ? score.totals.total : MISSING_POINTS);
  });

  test.prop([valuesFor(set)])("the order of inputs does not matter", (values) => {
    const turned = Object.fromEntries(Object.entries(values).toReversed());
    expect(scoreUnit(compiled, { unit: "u", values: turned })).toEqual(
      scoreUnit(compiled, { unit: "u", values }),
    );
  });

  test.prop([valuesFor(set)])("every leaf says why, in one sentence", (values) => {
    for (const result of scoreUnit(compiled, { unit: "u", values }).leaves) {
      expect(reasonSentence(result)).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(reasonSentence(result)).not.toMatch(/undefined|NaN| {2}/);
      expect(result.because.source.document).not.toBe("");
    }
  });

  test.prop([valuesFor(set), fc.nat(), value])(
    "one changed value: as if scored anew",
    (values, at, to) => {
      const columns = columnsOf(compiled, [{ unit: "u", values }]);
      const codes = [
        ...new Set(compiled.leaves.flatMap(({ ports }) => ports.map((p) => p.source.code))),
      ];
      const code = codes[at % codes.length] ?? "";
      const changed = { ...values, [code]: to };
      changeValue(compiled, columns, 0, { code, values: changed });
      expect(explainUnit(compiled, columns, 0, { unit: "u" })).toEqual(
        scoreUnit(compiled, { unit: "u", values: changed }),
      );
    },
  );
});

describe("766 to the hundredth", () => {
  const leaves = leavesOf(SET_766).filter(
    ({ rule }) => rule.kind === "linear" || rule.kind === "linear-to-target",
  );
  test.prop([fc.constantFrom(...leaves), fc.nat(100_000), fc.nat(100_000)])(
    "any numerator and denominator, against fractions",
    (leaf, numerator, denominator) => {
      const values = { [leaf.code]: { numerator, denominator } };
      const { leaves: results } = scoreUnit(compileSet(SET_766), { unit: "u", values });
      const got = results.find((result) => result.leaf === leaf.code);
      const { rule, max } = leaf;
      if (denominator === 0) {
        const zero = { full: max, zero: 0, manual: undefined, exclude: undefined }[rule.zero];
        expect(got?.state === "scored" ? got.points : undefined).toBe(zero);
        return;
      }
      const target = rule.kind === "linear-to-target" ? BigInt(rule.target) : 10_000n;
      const top = BigInt(numerator) * 10_000n;
      const bottom = BigInt(denominator) * target;
      const capped = top > bottom ? bottom : top;
      const exact = (2n * BigInt(max) * capped + bottom) / (2n * bottom);
      expect(got?.state === "scored" ? got.points : undefined).toBe(Number(exact));
    },
  );
});

describe("monotone rules are monotone", () => {
  const source = { from: "declared", code: "s", label: "" } as const;
  const input = { of: "rate", source, unit: "" } as const;
  const rules: readonly Rule[] = [
    { kind: "linear", zero: "zero", input },
    { kind: "linear-to-target", zero: "zero", input, target: 8000 },
    { kind: "linear-with-floor", zero: "zero", input, floor: 8000 },
    { kind: "survey-share", zero: "zero", input },
    {
      kind: "steps",
      zero: "zero",
      input,
      bands: [
        { high: { at: 9000, closed: false }, points: 0 },
        { low: { at: 9000, closed: true }, points: 700 },
      ],
    },
  ];
  test.prop([fc.constantFrom(...rules), fc.integer({ min: 1 }), fc.nat(), fc.nat()])(
    "more of the same denominator never earns less",
    (rule, denominator, a, b) => {
      const points = (numerator: number): number =>
        Number(outcomeOf(rule, 700, { numerator, denominator })[0]);
      expect(points(Math.max(a, b))).toBeGreaterThanOrEqual(points(Math.min(a, b)));
    },
  );
  test.prop([fc.nat(100), fc.nat(100)])("more late reports never earn more", (a, b) => {
    const rule: Rule = {
      kind: "deduction-with-floor",
      zero: "full",
      floor: 10,
      parts: [{ code: "late", label: "", each: 25 }],
    };
    const points = (late: number): number => Number(outcomeOf(rule, 200, { counts: { late } })[0]);
    expect(points(Math.max(a, b))).toBeLessThanOrEqual(points(Math.min(a, b)));
  });
});

describe("half up, from integers", () => {
  test.prop([fc.nat(10_000), fc.maxSafeNat(), fc.maxSafeNat().filter((d) => d > 0)])(
    "agrees with fractions of any size",
    (max, n, d) => {
      const numerator = Math.min(n, d);
      const exact = (2n * BigInt(max) * BigInt(numerator) + BigInt(d)) / (2n * BigInt(d));
      expect(shareOf(max, numerator, d)).toBe(Number(exact));
    },
  );
});

describe("what a set does without some leaves", () => {
  const rule: Rule = {
    kind: "linear",
    zero: "exclude",
    input: { of: "rate", source: { from: "declared", code: "s", label: "" }, unit: "" },
  };
  const leaves = [leafOf(rule, 100, { code: "1" }), leafOf(rule, 200, { code: "2" })];
  const first = { "1": { numerator: 1, denominator: 2 } };
  const none = { "2": { numerator: 0, denominator: 0 } };
  const totals = (change: Parameters<typeof setOf>[1], values: InputValues) =>
    scoreUnit(compileSet(setOf(leaves, change)), { unit: "u", values }).totals;

  test("left out: the rest is raised, or the total waits", () => {
    expect(totals({}, { ...first, ...none })).toMatchObject({
      state: "final",
      points: 50,
      outOf: 100,
      base: 150,
      index: 5000,
    });
    expect(totals({ notApplicable: "stop" }, { ...first, ...none })).toMatchObject({
      state: "open",
      waiting: [1],
    });
  });
  test("missing: the total waits, or the rest is raised", () => {
    expect(totals({}, first).state).toBe("open");
    expect(totals({ missing: "rescale" }, first)).toMatchObject({ state: "final", base: 150 });
  });
  test("nothing applies", () => {
    const both = { "1": { numerator: 0, denominator: 0 }, ...none };
    expect(totals({}, both).state).toBe("not-applicable");
  });
});

test("grades: below, at and above each bound", () => {
  const grade = (total: number) => gradeOf(REFERENCE_SET, total)?.label;
  expect([8999, 9000, 9001].map(grade)).toEqual(["Tốt", "Xuất sắc", "Xuất sắc"]);
  expect([4999, 5000, 5001].map(grade)).toEqual(["Yếu", "Trung bình", "Trung bình"]);
  expect(gradeOf({ ...REFERENCE_SET, max: 9999 }, 8999)?.label).toBe("Tốt");
});

describe("a report's figures score by themselves", () => {
  const values = valuesFromCells(ANNUAL_FORM, WARD_2023, "2023-11-30");
  const score = scoreUnit(compileSet(REFERENCE_SET, 2023), { unit: "ward", values });
  const of = (code: string) => score.leaves.find(({ leaf }) => leaf === code);

  test("1.054 + 5 of 1.059 on time is 7 points; 1.049 of 1.058 online is 5", () => {
    expect(of("3.1.2")).toMatchObject({ state: "scored", points: 700 });
    expect(of("3.2.2")).toMatchObject({ state: "scored", points: 500 });
  });
  test("99,53 % stated without counts scores as stated", () => {
    expect(of("7.1.1")).toMatchObject({ state: "scored", points: 299 });
    expect(of("7.1.1")?.because.inputs).toMatchObject([{ state: "stated", rate: 9953 }]);
  });
  test("what was left blank is missing, not 0", () => {
    expect(of("7.1.2")?.state).toBe("missing");
  });
  test("indicators follow from fields, and never replace what was given", () => {
    const fields = { "petitions.received": 4, "petitions.answered_on_time": 3 };
    expect(withIndicators(fields)["petitions_on_time"]).toEqual({ numerator: 3, denominator: 4 });
    const given = { ...fields, petitions_on_time: { state: "none" } as const };
    expect(withIndicators(given)["petitions_on_time"]).toEqual({ state: "none" });
  });
});

test("many units keep their order", () => {
  const compiled = compileSet(SET_766);
  const units = ["a", "b", "c"].map((unit) => ({ unit, values: {} }));
  expect(scoreUnits(compiled, units).map(({ unit }) => unit)).toEqual(["a", "b", "c"]);
});
