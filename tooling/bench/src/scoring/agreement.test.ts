import { leavesOf } from "@cchc/domain/criteria/set";
import { describe, expect, test } from "vitest";
import { agreementOf, contendersFor, versioned } from "./compare.ts";
import type { Task } from "./contender.ts";
import { exactPoints, exactScores, figuresOf } from "./exact.ts";
import { inputCode, syntheticSet } from "./set.ts";
import { syntheticUnits } from "./units.ts";

const set = syntheticSet(40);
const task: Task = { set, units: syntheticUnits(set, 25) };

/** Denominators of 0 ÷ d in bands: publicodes leaves them unread. */
const underZero = task.units
  .flatMap(({ values }) =>
    leavesOf(set).flatMap(({ rule }, place) => {
      const value = values[inputCode(place)];
      if (rule.kind !== "steps" || typeof value !== "object" || !("numerator" in value)) return [];
      return value.numerator === 0 ? [value.denominator] : [];
    }),
  )
  .reduce((sum, each) => sum + each, 0);

describe("every engine gives the exact points of every leaf", () => {
  test.each(contendersFor(task).map((each) => [`${each.engine}, ${each.use}`, each] as const))(
    "%s",
    async (_, contender) => {
      const { leaves, different } = await agreementOf(contender, task);
      expect(leaves).toBe(25 * 40);
      expect(different).toBe(0);
    },
  );

  test("one point that differs is found", async () => {
    const [ours] = contendersFor(task);
    if (ours === undefined) throw new Error("nobody to ask");
    const points = exactScores(set, task.units);
    points[7] = (points[7] ?? 0) + 1;
    const wrong = { ...ours, prove: () => ({ points, figures: figuresOf(task.units) / 2 }) };
    expect(await agreementOf(wrong, task)).toMatchObject({ different: 1, readBack: 0.5 });
    const short = { ...ours, prove: () => ({ points: points.slice(8) }) };
    expect((await agreementOf(short, task)).different).toBeGreaterThanOrEqual(8);
  });
});

test("explanations name the counts that were scored", async () => {
  const all = figuresOf(task.units);
  expect(underZero).toBeGreaterThan(0);
  for (const contender of contendersFor(task).filter(({ explained }) => explained)) {
    const { figures } = await contender.prove();
    const missing: number = contender.engine === "publicodes" ? underZero : 0;
    expect(figures, contender.use).toBe(all - missing);
  }
});

test("the peers are those that are named", () => {
  expect(versioned("ZEN")).toMatch(/^ZEN 0\.54\./);
  expect(versioned("publicodes")).toMatch(/^publicodes 1\.10\./);
  expect(versioned("json-rules-engine")).toMatch(/^json-rules-engine 7\.3\./);
});

describe("the inputs are hard enough", () => {
  const ratios = syntheticUnits(set, 200).flatMap(({ values }) =>
    leavesOf(set).flatMap(({ rule }, place) => {
      const value = values[inputCode(place)];
      return typeof value === "object" && "numerator" in value ? [{ rule, value }] : [];
    }),
  );

  test.each([5000, 8000, 9500])("steps below, at and above %i", (at) => {
    const signs = ratios
      .filter(({ rule }) => rule.kind === "steps")
      .map(({ value }) => Math.sign(value.numerator * 10_000 - value.denominator * at));
    expect(new Set(signs)).toEqual(new Set([-1, 0, 1]));
  });

  test("above the whole, and nothing at all", () => {
    expect(ratios.some(({ value }) => value.numerator > value.denominator)).toBe(true);
    expect(ratios.some(({ value }) => value.numerator === 0)).toBe(true);
    expect(ratios.every(({ value }) => value.denominator > 0)).toBe(true);
  });
});

describe("exact points", () => {
  const linear = leavesOf(set)[0]?.rule;
  const steps = leavesOf(set)[1]?.rule;
  if (linear === undefined || steps === undefined) throw new Error("no rules");

  test("half a hundredth goes up", () => {
    expect(exactPoints(linear, 100, { numerator: 1, denominator: 200 })).toBe(1);
    expect(exactPoints(linear, 100, { numerator: 1, denominator: 201 })).toBe(0);
    expect(exactPoints(linear, 100, { numerator: 3, denominator: 2 })).toBe(100);
  });

  test("a bound belongs to the band above it", () => {
    const at = (numerator: number) => exactPoints(steps, 125, { numerator, denominator: 10_000 });
    expect([at(7999), at(8000), at(8001)]).toEqual([41, 100, 100]);
  });

  test("what a rule cannot read is no score", () => {
    expect(() => exactPoints(linear, 100, { numerator: 1, denominator: 0 })).toThrow(RangeError);
    expect(() => exactPoints(linear, 100, undefined)).toThrow(RangeError);
  });
});
