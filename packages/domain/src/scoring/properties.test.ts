import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { diffSets } from "../criteria/diff.ts";
import type { Rule } from "../criteria/rule.ts";
import { type CriteriaSet, type Leaf, leavesOf } from "../criteria/set.ts";
import type { InputValue, InputValues } from "../criteria/value.ts";
import { compileSet } from "./compile.ts";
import { makeReceipt, verifyReceipt } from "./receipt.ts";
import { RULE_EXAMPLES } from "./rule-examples.ts";
import { scoreUnit, scoreUnits } from "./score.ts";
import { ruleKinds } from "./scorers.ts";
import { leafOf, outcomeOf, setOf, standInHash } from "./testing.ts";

/** A leaf of any kind, with what its own cases feed it or something else altogether. */
const leafAndValue = fc.constantFrom(...ruleKinds).chain((kind) => {
  const { rule, max, cases } = RULE_EXAMPLES[kind];
  const count = fc.nat(200);
  const value: fc.Arbitrary<InputValue> = fc.oneof(
    fc.constantFrom(...cases.map((one) => one.value)),
    fc.record({ numerator: count, denominator: count }),
    count,
    fc.record({ claim: fc.integer({ min: -10, max: 700 }), reason: fc.string() }),
    fc.constantFrom<InputValue[]>(
      { state: "none" },
      { state: "unknown" },
      { state: "not-applicable" },
    ),
  );
  const may = fc.boolean();
  return fc.record({ rule: fc.constant<Rule>(rule), max: fc.constant(max), value, may });
});

interface Case {
  readonly set: CriteriaSet;
  readonly values: InputValues;
}

/** Sets of leaves of any kinds in one to three areas, with any policies, and values for them. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    leaves: fc.array(fc.tuple(leafAndValue, fc.nat(2)), { minLength: 1, maxLength: 12 }),
    notApplicable: fc.constantFrom("rescale" as const, "stop" as const),
    missing: fc.constantFrom("rescale" as const, "stop" as const),
  })
  .map(({ leaves, notApplicable, missing }) => {
    const values: Record<string, InputValue> = {};
    const areas: Leaf[][] = [[], [], []];
    const bonus: Leaf[] = [];
    for (const [at, [{ rule, max, value, may }, area]] of leaves.entries()) {
      const code = `L${at}`;
      values[code] = value;
      const leaf = leafOf(rule, max, may ? { code, mayNotApply: true } : { code });
      (rule.kind === "bonus-penalty" ? bonus : areas[area])?.push(leaf);
    }
    const sum = (list: readonly Leaf[]): number => list.reduce((all, { max }) => all + max, 0);
    const set: CriteriaSet = {
      ...setOf([]),
      notApplicable,
      missing,
      max: areas.reduce((all, list) => all + sum(list), 0),
      areas: areas.map((list, at) => {
        const about = { code: `A${at}`, label: "Lĩnh vực", max: sum(list) };
        return { ...about, criteria: [{ ...about, code: `C${at}`, leaves: list }] };
      }),
      bonus: { label: "Thưởng, phạt", min: -300, max: 300, leaves: bonus },
    };
    return { set, values };
  });

describe("any set, any values", () => {
  test.prop([anyCase])("points lie within their bounds and add up", ({ set, values }) => {
    const { leaves, totals } = scoreUnit(compileSet(set, 2025), { unit: "u", values });
    let sum = 0;
    for (const [at, leaf] of leavesOf(set).entries()) {
      const result = leaves[at];
      if (result?.state !== "scored") continue;
      const low = leaf.rule.kind === "bonus-penalty" ? leaf.rule.min : 0;
      expect(result.points).toBeGreaterThanOrEqual(low);
      expect(result.points).toBeLessThanOrEqual(leaf.max);
      if (leaf.rule.kind !== "bonus-penalty") sum += result.points;
    }
    expect(totals.points).toBe(sum);
    expect(totals.base).toBeLessThanOrEqual(set.max);
    expect(Math.abs(totals.bonus)).toBeLessThanOrEqual(300);
    expect(totals.total).toBe(Math.max(0, totals.base + totals.bonus));
  });

  test.prop([anyCase])(
    "a receipt verifies after a journey through JSON",
    async ({ set, values }) => {
      const inputs = { unit: "u", values };
      const made = await makeReceipt(set, inputs, { year: 2025, hash: standInHash });
      expect(await verifyReceipt(JSON.parse(JSON.stringify(made)), standInHash)).toEqual([]);
    },
  );

  test.prop([fc.array(anyCase, { minLength: 2, maxLength: 4 })])(
    "neither the order of units nor of inputs matters",
    (cases) => {
      const [first] = cases;
      if (first === undefined) throw new Error("no case");
      const compiled = compileSet(first.set, 2025);
      const units = cases.map(({ values }, at) => ({ unit: `${at}`, values }));
      const turned = units
        .map(({ unit, values }) => ({
          unit,
          values: Object.fromEntries(Object.entries(values).toReversed()),
        }))
        .toReversed();
      expect(scoreUnits(compiled, turned).toReversed()).toEqual(scoreUnits(compiled, units));
    },
  );

  test.prop([anyCase, anyCase])(
    "a set differs from itself in nothing, from others in something",
    (a, b) => {
      expect(diffSets(a.set, JSON.parse(JSON.stringify(a.set)))).toEqual([]);
      const same = JSON.stringify(a.set) === JSON.stringify(b.set);
      expect(diffSets(a.set, b.set).length === 0).toBe(same);
    },
  );
});

describe("rules that count are monotone", () => {
  const points = (rule: Rule, value: InputValue | InputValues): number =>
    Number(outcomeOf(rule, 200, value, 2025)[0]);
  const [a, b] = [fc.nat(30), fc.nat(30)];

  test.prop([a, b])("more items, things done or kinds of them never earn less", (x, y) => {
    const [less, more] = [Math.min(x, y), Math.max(x, y)];
    const item = RULE_EXAMPLES["per-item-with-cap"].rule;
    expect(points(item, more)).toBeGreaterThanOrEqual(points(item, less));
    const sum = RULE_EXAMPLES["sum-with-cap"].rule;
    const counts = (items: number): InputValue => ({ counts: { items, talks: 1 } });
    expect(points(sum, counts(more))).toBeGreaterThanOrEqual(points(sum, counts(less)));
    const list = RULE_EXAMPLES.checklist.rule;
    expect(points(list, { items: ["plan", "report"] })).toBeGreaterThanOrEqual(
      points(list, { items: x > y ? ["plan"] : ["report"] }),
    );
  });

  test.prop([a, b])("a later day never earns more", (x, y) => {
    const { rule } = RULE_EXAMPLES["deadline-tiers"];
    const day = (n: number): string => `2025-0${1 + Math.floor(n / 16)}-${10 + (n % 16)}`;
    const [early, late] = [day(Math.min(x, y)), day(Math.max(x, y))];
    expect(points(rule, early)).toBeGreaterThanOrEqual(points(rule, late));
  });

  test.prop([a, b, fc.nat(60)])("more late or complained of never earns more", (x, y, bad) => {
    const { rule } = RULE_EXAMPLES.composite;
    const of = (late: number): InputValues => ({
      late: { numerator: late, denominator: 60 },
      bad: { numerator: bad, denominator: 60 },
    });
    expect(points(rule, of(Math.max(x, y)))).toBeLessThanOrEqual(points(rule, of(Math.min(x, y))));
  });

  test.prop([a, b])("a better grade instead of a worse one never earns less", (good, weak) => {
    const { rule } = RULE_EXAMPLES["share-by-grade"];
    const of = (better: number): InputValue => ({
      counts: { good: good + better, fair: 1, weak: weak + 1 - better },
    });
    expect(points(rule, of(1))).toBeGreaterThanOrEqual(points(rule, of(0)));
  });
});
