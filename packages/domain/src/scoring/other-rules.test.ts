import { describe, expect, test } from "vitest";
import type { Rule, RuleKind } from "../criteria/rule.ts";
import { compileSet } from "./compile.ts";
import { scoreUnit } from "./score.ts";
import { ruleKinds, scorerOf } from "./scorers.ts";
import { type Outcome, leafOf, outcomeOf, resultOf, setOf } from "./testing.ts";

const source = { from: "declared", code: "s", label: "S" } as const;
const part = (code: string, each: number, cap?: number) =>
  cap === undefined ? { code, label: code, each } : { code, label: code, each, cap };

/** One rule of each kind: a new kind without an example here does not compile. */
const ONE: { readonly [K in RuleKind]: Rule & { readonly kind: K } } = {
  "yes-no": { kind: "yes-no", zero: "zero", input: source },
  choice: {
    kind: "choice",
    zero: "zero",
    input: source,
    options: [
      { code: "a", label: "A", points: 100 },
      { code: "b", label: "B", points: 40 },
    ],
  },
  "deadline-tiers": {
    kind: "deadline-tiers",
    zero: "zero",
    input: source,
    after: 0,
    tiers: [
      { until: { by: "calendar", year: 0, month: 1, day: 31 }, points: 100 },
      { until: { by: "calendar", year: 0, month: 2, day: 31 }, points: 50 },
    ],
  },
  steps: { kind: "steps", zero: "zero", input: { of: "count", source }, bands: [{ points: 1 }] },
  linear: { kind: "linear", zero: "zero", input: { of: "rate", source, unit: "" } },
  "linear-to-target": {
    kind: "linear-to-target",
    zero: "zero",
    input: { of: "rate", source, unit: "" },
    target: 8000,
  },
  "linear-with-floor": {
    kind: "linear-with-floor",
    zero: "zero",
    input: { of: "rate", source, unit: "" },
    floor: 8000,
  },
  "per-item-with-cap": { kind: "per-item-with-cap", zero: "zero", input: source, each: 50 },
  checklist: {
    kind: "checklist",
    zero: "zero",
    items: [
      { code: "a", label: "A", points: 25 },
      { code: "b", label: "B", points: 75, source: { ...source, from: "field", code: "f" } },
    ],
  },
  "deduction-with-floor": {
    kind: "deduction-with-floor",
    zero: "full",
    floor: 0,
    parts: [part("late", 25), part("missing", 50)],
  },
  "share-by-grade": {
    kind: "share-by-grade",
    zero: "zero",
    input: source,
    grades: [
      { code: "good", label: "Tốt", share: 10_000 },
      { code: "fair", label: "Khá", share: 7500 },
      { code: "weak", label: "Yếu", share: 0 },
    ],
  },
  "survey-share": {
    kind: "survey-share",
    zero: "exclude",
    input: { of: "rate", source, unit: "" },
  },
  composite: {
    kind: "composite",
    zero: "zero",
    target: 9000,
    parts: [
      { code: "a", label: "A", input: { of: "rate", source, unit: "" } },
      { code: "b", label: "B", input: { of: "rate", source, unit: "" } },
    ],
  },
  "manual-with-reason": { kind: "manual-with-reason", zero: "manual", reason: "required" },
  "knock-out": { kind: "knock-out", zero: "full", input: source, at: 2, scope: "area" },
  "sum-with-cap": {
    kind: "sum-with-cap",
    zero: "zero",
    parts: [part("a", 10), part("b", 50, 100)],
  },
  "bonus-penalty": {
    kind: "bonus-penalty",
    zero: "zero",
    min: -300,
    parts: [part("up", 100, 200), part("down", -100)],
  },
};

test("every kind is offered, once, and has a scorer that asks for something", () => {
  expect([...ruleKinds].toSorted()).toEqual(Object.keys(ONE).toSorted());
  for (const kind of ruleKinds) expect(scorerOf(ONE[kind]).ports("L").length).toBeGreaterThan(0);
});

type Case = readonly [value: Parameters<typeof outcomeOf>[2], expected: Outcome];

function run(kind: RuleKind, max: number, cases: readonly Case[], year?: number): void {
  for (const [value, expected] of cases) {
    expect([kind, value, outcomeOf(ONE[kind], max, value, year)]).toEqual([kind, value, expected]);
  }
}

test("yes or no", () => {
  run("yes-no", 200, [
    [true, [200, "yes"]],
    [false, [0, "no"]],
    [{ s: true }, [200, "yes"]],
    [{ state: "none" }, [0, "zero-none"]],
    [1, ["missing", "unusable"]],
    [{ state: "not-applicable" }, ["missing", "not-applicable-refused"]],
  ]);
  const may = leafOf(ONE["yes-no"], 200, { mayNotApply: true });
  expect(resultOf(may, { L: { state: "not-applicable" } }).state).toBe("not-applicable");
});

test("a choice", () => {
  run("choice", 100, [
    ["a", [100, "option"]],
    ["b", [40, "option"]],
    ["c", ["missing", "unusable"]],
  ]);
});

describe("deadline tiers", () => {
  test("the day before, the day itself, the day after; month ends; leap years", () => {
    run(
      "deadline-tiers",
      100,
      [
        ["2022-12-20", [100, "in-time"]],
        ["2023-01-30", [100, "in-time"]],
        ["2023-01-31", [100, "in-time"]],
        ["2023-02-01", [50, "in-time"]],
        ["2023-02-28", [50, "in-time"]],
        ["2023-03-01", [0, "too-late"]],
        ["2023-02-30", ["missing", "unusable"]],
      ],
      2023,
    );
    run("deadline-tiers", 100, [["2024-02-29", [50, "in-time"]]], 2024);
    run("deadline-tiers", 100, [["2100-03-01", [0, "too-late"]]], 2100);
    run("deadline-tiers", 100, [["2023-01-01", ["missing", "year-needed"]]]);
  });

  test("so many days after another day", () => {
    const rule: Rule = {
      kind: "deadline-tiers",
      zero: "zero",
      input: source,
      since: { ...source, code: "base" },
      tiers: [{ until: { by: "days", days: 30 }, points: 100 }],
      after: 0,
    };
    const on = (s: string): Outcome => outcomeOf(rule, 100, { s, base: "2023-12-15" });
    expect(on("2024-01-13")).toEqual([100, "in-time"]);
    expect(on("2024-01-14")).toEqual([100, "in-time"]);
    expect(on("2024-01-15")).toEqual([0, "too-late"]);
    expect(outcomeOf(rule, 100, { s: "2024-01-14" })).toEqual(["missing", "not-entered"]);
  });
});

test("per item with a cap: below, at, above", () => {
  run("per-item-with-cap", 200, [
    [0, [0, "counted"]],
    [3, [150, "counted"]],
    [4, [200, "counted"]],
    [5, [200, "capped"]],
    [Number.MAX_SAFE_INTEGER, [200, "capped"]],
    [{ s: { value: 3, qualifier: "nearly" } }, [150, "counted"]],
  ]);
});

test("a figure that is not exact keeps its qualifier in the reason", () => {
  const leaf = leafOf(ONE["per-item-with-cap"], 200);
  const { because } = resultOf(leaf, { s: { value: 3, qualifier: "nearly" } });
  expect(because.inputs).toMatchObject([{ state: "count", value: 3, qualifier: "nearly" }]);
  expect(resultOf(leaf, { s: 3 }).because.inputs[0]).not.toHaveProperty("qualifier");
});

test("a checklist needs every answer", () => {
  run("checklist", 100, [
    [{ items: ["a"] }, [25, "listed"]],
    [{ items: [] }, [0, "listed"]],
    [{ items: ["a", "b"] }, [100, "listed"]],
    [{ f: true, "L.a": false }, [75, "listed"]],
    [{ f: true }, ["missing", "not-entered"]],
    [{ state: "none" }, [0, "zero-none"]],
  ]);
});

test("a deduction: below, at, above the floor", () => {
  run("deduction-with-floor", 200, [
    [{ counts: {} }, [200, "deducted"]],
    [{ counts: { late: 7 } }, [25, "deducted"]],
    [{ counts: { late: 8 } }, [0, "deducted"]],
    [{ counts: { late: 9 } }, [0, "floored"]],
    [{ counts: { late: 2, missing: 1 } }, [100, "deducted"]],
    [{ "L.late": 1, "L.missing": { state: "none" } }, [175, "deducted"]],
    [{ "L.late": 1 }, ["missing", "not-entered"]],
    [{ state: "none" }, [200, "zero-full"]],
  ]);
});

test("a share by grade, of one grade or on average", () => {
  run("share-by-grade", 200, [
    ["good", [200, "graded"]],
    ["fair", [150, "graded"]],
    ["weak", [0, "graded"]],
    [{ counts: { good: 1, fair: 1, weak: 1 } }, [117, "graded"]],
    [{ s: { counts: { good: 3 } } }, [200, "graded"]],
    [{ counts: {} }, [0, "zero-none"]],
    ["best", ["missing", "unusable"]],
  ]);
});

test("a person's judgement", () => {
  run("manual-with-reason", 200, [
    [{ claim: 0, reason: "Không đạt" }, [0, "claimed"]],
    [{ claim: 200, reason: "Đạt" }, [200, "claimed"]],
    [{ claim: 201, reason: "Quá" }, ["missing", "claim-outside"]],
    [{ claim: -1, reason: "Âm" }, ["missing", "claim-outside"]],
    [{ claim: 100 }, ["missing", "reason-needed"]],
    [{}, ["missing", "claim-needed"]],
  ]);
});

test("a sum with caps", () => {
  run("sum-with-cap", 150, [
    [{ counts: { a: 4 } }, [40, "counted"]],
    [{ counts: { a: 5, b: 2 } }, [150, "counted"]],
    [{ counts: { a: 5, b: 3 } }, [150, "counted"]],
    [{ counts: { a: 6, b: 3 } }, [150, "capped"]],
  ]);
});

test("a bonus and a penalty", () => {
  run("bonus-penalty", 300, [
    [{ counts: { up: 3 } }, [200, "counted"]],
    [{ counts: { up: 3, down: 1 } }, [100, "counted"]],
    [{ counts: { down: 3 } }, [-300, "counted"]],
    [{ counts: { down: 4 } }, [-300, "floored"]],
  ]);
});

describe("a knock-out", () => {
  const base = [
    leafOf(ONE["yes-no"], 100, { code: "1" }),
    leafOf(ONE["yes-no"], 100, { code: "2" }),
    leafOf(ONE["knock-out"], 0, { code: "K" }),
  ];
  const run_ = (k: number, first: boolean | undefined = true) => {
    const values = { ...(first === undefined ? {} : { "1": first }), "2": true, K: k };
    return scoreUnit(compileSet(setOf(base)), { unit: "u", values });
  };
  test("one below its count leaves everything standing; at it, everything falls", () => {
    expect(run_(1).totals.points).toBe(200);
    expect(run_(2).totals.points).toBe(0);
    const [struck] = run_(2).leaves;
    expect([struck?.because.branch, struck?.because.knockedOutBy]).toEqual(["knocked-out", "K"]);
  });
  test("what is missing stays missing", () => {
    const values = { "2": true, K: 2 };
    expect(scoreUnit(compileSet(setOf(base)), { unit: "u", values }).totals.state).toBe("open");
  });
});
