import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { numeratorsGiving, rateOf } from "./rate.ts";

const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

describe("a rate in hundredths of a percent, half up", () => {
  test.each([
    [1054, 1059, 9953],
    [1053, 1058, 9953],
    [1049, 1058, 9915],
    [1049, 1059, 9906],
    [105, 145, 7241],
    [40, 145, 2759],
    // Printed as 85,10 % by a province that cut instead of rounding.
    [7600, 8930, 8511],
    [0, 7, 0],
    [7, 7, 10_000],
    // 0,125 % is exactly between 0,12 and 0,13.
    [1, 800, 13],
    [1, 801, 12],
    [1, 799, 13],
  ])("%i / %i", (numerator, denominator, hundredths) => {
    expect(rateOf(numerator, denominator)).toBe(hundredths);
  });

  test.each([
    [1, 0],
    [-1, 5],
    [0.5, 5],
    [1, 1.5],
    [1, Number.MAX_SAFE_INTEGER + 1],
  ])("%d / %d has none", (numerator, denominator) => {
    expect(() => rateOf(numerator, denominator)).toThrowError(RangeError);
  });

  test.prop([whole(Number.MAX_SAFE_INTEGER), whole(Number.MAX_SAFE_INTEGER - 1)])(
    "is exact at every size: |h·d − 10 000·n| ≤ d/2, the upper edge rounding up",
    (a, b) => {
      const denominator = b + 1;
      const numerator = Math.min(a, denominator);
      const error =
        2n *
        (BigInt(rateOf(numerator, denominator)) * BigInt(denominator) -
          10_000n * BigInt(numerator));
      expect(error > -BigInt(denominator)).toBe(true);
      expect(error <= BigInt(denominator)).toBe(true);
    },
  );

  test.prop([whole(5000), fc.integer({ min: 1, max: 5000 })])(
    "never falls when the numerator rises",
    (numerator, denominator) => {
      expect(rateOf(numerator + 1, denominator)).toBeGreaterThanOrEqual(
        rateOf(numerator, denominator),
      );
    },
  );
});

describe("numerators behind a stated rate", () => {
  test("99,53 % of 1.059 is 1.054 and nothing else", () => {
    expect(numeratorsGiving(9953, 1059)).toEqual({ lowest: 1054, highest: 1054 });
    expect(numeratorsGiving(9953, 1058)).toEqual({ lowest: 1053, highest: 1053 });
  });

  test("99,53 % of 7 is impossible; 100 % of 7 is 7; 0 % of 3 is 0", () => {
    expect(numeratorsGiving(9953, 7)).toBeUndefined();
    expect(numeratorsGiving(10_000, 7)).toEqual({ lowest: 7, highest: 7 });
    expect(numeratorsGiving(0, 3)).toEqual({ lowest: 0, highest: 0 });
  });

  test.prop([whole(10_000), fc.integer({ min: 1, max: 300 })])(
    "are exactly those whose rate it is",
    (hundredths, denominator) => {
      const giving = Array.from({ length: denominator + 1 }, (_, n) => n).filter(
        (n) => rateOf(n, denominator) === hundredths,
      );
      const [lowest] = giving;
      const highest = giving.at(-1);
      expect(numeratorsGiving(hundredths, denominator)).toEqual(
        lowest === undefined ? undefined : { lowest, highest },
      );
    },
  );
});
