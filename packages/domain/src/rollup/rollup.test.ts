import { fc, test } from "@fast-check/vitest";
import { describe, expect, expectTypeOf } from "vitest";
import { indicatorByCode } from "../indicator/catalogue.ts";
import { type Evaluation, evaluate } from "../indicator/evaluate.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { rateOf } from "../indicator/rate.ts";
import { NONE, cellsOf } from "../report/build.ts";
import type { Cell } from "../report/cell.ts";
import {
  EMPTY_TOTALS,
  type KeptRate,
  type RolledRate,
  mergeTotals,
  rollUp,
  rollUpKept,
  rolledFrom,
  totalsOf,
} from "./rollup.ts";

function known(code: string): Indicator {
  const indicator = indicatorByCode(code, "2023-11-30");
  if (indicator === undefined) throw new Error(code);
  return indicator;
}

function digitised(values: Record<string, number | Cell>): Evaluation {
  const cells = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`tthc.${key}`, value]),
  );
  return evaluate(known("digitised_on_receipt"), cellsOf(cells));
}

describe("several communes", () => {
  const big = digitised({ "digitised.on_receipt": 900, "received.total": 1000 });
  const small = digitised({ "digitised.on_receipt": 1, "received.total": 10 });
  const stated = digitised({ "received.total": 1059, "digitised.on_receipt.rate": 9953 });
  const none = digitised({ "received.total": NONE });
  const missing = digitised({});

  test("ratio of sums, with who stands behind it; the mean of rates would be 50 %", () => {
    expect(rollUp([big, small, stated, none, missing])).toEqual({
      kind: "rolled",
      state: "computed",
      numerator: 901,
      denominator: 1010,
      hundredths: 8921,
      coverage: { units: 5, counted: 2, stated: 1, none: 1, missing: 1 },
    });
  });

  test("nothing arose anywhere is none; a missing or only stated unit makes it missing", () => {
    expect(rollUp([none, none])).toMatchObject({ state: "none" });
    expect(rollUp([none, missing])).toMatchObject({ state: "missing" });
    expect(rollUp([stated])).toMatchObject({ state: "missing", coverage: { stated: 1 } });
    expect(rollUp([])).toMatchObject({ state: "missing", coverage: { units: 0 } });
  });

  test("different indicators do not add", () => {
    const other = evaluate(known("early"), cellsOf({}));
    expect(() => rollUp([big, other])).toThrowError(RangeError);
  });

  test("sums that cannot be kept exactly are refused", () => {
    const huge = { state: "computed", numerator: 1, denominator: Number.MAX_SAFE_INTEGER } as const;
    expect(rollUpKept([huge])).toMatchObject({ state: "computed" });
    expect(() => rollUpKept([huge, huge])).toThrowError(RangeError);
  });
});

const counts = fc
  .tuple(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }))
  .map(([a, b]): KeptRate => ({ state: "computed", numerator: Math.min(a, b), denominator: b }));
const others = fc
  .constantFrom("stated" as const, "none" as const, "missing" as const)
  .map((state): KeptRate => ({ state }));
const kept = fc.array(fc.oneof(counts, others), { maxLength: 40 });

describe("roll-ups as a whole", () => {
  test.prop([fc.array(kept, { maxLength: 6 })])("of parts equals that of the whole", (parts) => {
    const merged = parts.map((part) => totalsOf(part)).reduce(mergeTotals, EMPTY_TOTALS);
    expect(rolledFrom(merged)).toEqual(rollUpKept(parts.flat()));
  });

  test.prop([kept])("do not depend on the order", (rates) => {
    expect(rollUpKept(rates.toReversed())).toEqual(rollUpKept(rates));
  });

  test.prop([kept])("cover every unit exactly once", (rates) => {
    const { units, counted, stated, none, missing } = rollUpKept(rates).coverage;
    expect(units).toBe(rates.length);
    expect(counted + stated + none + missing).toBe(units);
  });

  test.prop([fc.array(counts, { minLength: 1, maxLength: 40 })])(
    "lie between the lowest and the highest unit",
    (rates) => {
      const each = rates.flatMap((rate) =>
        rate.state === "computed" ? [rateOf(rate.numerator, rate.denominator)] : [],
      );
      const rolled = rollUpKept(rates);
      if (rolled.state !== "computed") throw new Error("counted units give a rate");
      expect(rolled.hundredths).toBeGreaterThanOrEqual(Math.min(...each));
      expect(rolled.hundredths).toBeLessThanOrEqual(Math.max(...each));
    },
  );

  test.prop([fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 50 })])(
    "equal the mean of rates when the denominators are equal, within rounding",
    (a, b, tens) => {
      const denominator = tens * 100;
      const one: KeptRate = { state: "computed", numerator: a, denominator };
      const two: KeptRate = { state: "computed", numerator: b, denominator };
      const rolled = rollUpKept([one, two]);
      const mean = (rateOf(a, denominator) + rateOf(b, denominator)) / 2;
      if (rolled.state !== "computed") throw new Error("counted units give a rate");
      expect(Math.abs(rolled.hundredths - mean)).toBeLessThanOrEqual(1);
    },
  );
});

function show(rolled: RolledRate): string {
  return rolled.kind;
}

test("neither a unit's rate nor a mean passes for a rolled rate", () => {
  const unit = digitised({ "digitised.on_receipt": 1, "received.total": 2 });
  // @ts-expect-error the rate of one unit is not a rolled rate
  expect(show(unit)).toBeUndefined();
  // @ts-expect-error a mean of rates is a bare number
  expect(show((9953 + 8000) / 2)).toBeUndefined();
  expectTypeOf<Evaluation>().not.toExtend<RolledRate>();
  expectTypeOf<RolledRate>().not.toExtend<Evaluation>();
});
