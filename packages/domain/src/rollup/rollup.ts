import type { Evaluation } from "../indicator/evaluate.ts";
import { rateOf } from "../indicator/rate.ts";

/** What a roll-up needs of one unit's evaluation; this is what is kept with a report. */
export type KeptRate =
  | { readonly state: "computed"; readonly numerator: number; readonly denominator: number }
  | { readonly state: "stated" | "none" | "missing" };

/** How many units stand behind a rolled rate; `units` is the sum of the other four. */
export interface Coverage {
  readonly units: number;
  /** Units whose counts are in the sums. */
  readonly counted: number;
  /** Units that stated a rate without counts: named here, never in the sums. */
  readonly stated: number;
  /** Units where nothing arose. */
  readonly none: number;
  /** Units that still owe a count. */
  readonly missing: number;
}

/** Sums of counts over units: what may be kept and added to, because rates may not. */
export interface RateTotals {
  readonly numerator: number;
  readonly denominator: number;
  readonly coverage: Coverage;
}

/**
 * The rate of many units: sum of numerators over sum of denominators. `kind` keeps it apart from
 * the rate of one unit and from any mean: neither fits where a rolled rate is asked for.
 */
export type RolledRate =
  | {
      readonly kind: "rolled";
      readonly state: "computed";
      readonly numerator: number;
      readonly denominator: number;
      /** Hundredths of a percent, rounded half up once, after summing. */
      readonly hundredths: number;
      readonly coverage: Coverage;
    }
  | {
      readonly kind: "rolled";
      /** `none`: nothing arose in any unit; `missing`: no unit gave counts. */
      readonly state: "none" | "missing";
      readonly coverage: Coverage;
    };

/** The rule of every rolled rate, in words. */
export const ROLL_UP_RULE = "Tổng tử số của các đơn vị ÷ Tổng mẫu số của các đơn vị";

/** Totals of no unit at all. */
export const EMPTY_TOTALS: RateTotals = {
  numerator: 0,
  denominator: 0,
  coverage: { units: 0, counted: 0, stated: 0, none: 0, missing: 0 },
};

function safe(sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new RangeError(`sum cannot be kept exactly: ${sum}`);
  return sum;
}

/**
 * The totals of two disjoint sets of units together; order and grouping do not matter.
 * @throws {RangeError} when a sum passes `Number.MAX_SAFE_INTEGER`
 */
export function mergeTotals(a: RateTotals, b: RateTotals): RateTotals {
  return {
    numerator: safe(a.numerator + b.numerator),
    denominator: safe(a.denominator + b.denominator),
    coverage: {
      units: a.coverage.units + b.coverage.units,
      counted: a.coverage.counted + b.coverage.counted,
      stated: a.coverage.stated + b.coverage.stated,
      none: a.coverage.none + b.coverage.none,
      missing: a.coverage.missing + b.coverage.missing,
    },
  };
}

/**
 * The totals of units, in one pass.
 * @throws {RangeError} when a sum passes `Number.MAX_SAFE_INTEGER`
 */
export function totalsOf(rates: Iterable<KeptRate>): RateTotals {
  let numerator = 0;
  let denominator = 0;
  const seen = { computed: 0, stated: 0, none: 0, missing: 0 };
  for (const rate of rates) {
    seen[rate.state] += 1;
    if (rate.state !== "computed") continue;
    numerator += rate.numerator;
    denominator += rate.denominator;
  }
  const { computed: counted, stated, none, missing } = seen;
  const units = counted + stated + none + missing;
  return {
    numerator: safe(numerator),
    denominator: safe(denominator),
    coverage: { units, counted, stated, none, missing },
  };
}

/** The rate that kept totals give. */
export function rolledFrom({ numerator, denominator, coverage }: RateTotals): RolledRate {
  if (coverage.counted > 0 && denominator > 0) {
    const hundredths = rateOf(numerator, denominator);
    return { kind: "rolled", state: "computed", numerator, denominator, hundredths, coverage };
  }
  const nothing = coverage.units > 0 && coverage.none + coverage.counted === coverage.units;
  return { kind: "rolled", state: nothing ? "none" : "missing", coverage };
}

/** Rolls up the kept results of units. */
export function rollUpKept(rates: Iterable<KeptRate>): RolledRate {
  return rolledFrom(totalsOf(rates));
}

/**
 * Rolls up evaluations of one indicator, one per unit.
 * @throws {RangeError} when they are not all of the same indicator: other denominators do not add
 */
export function rollUp(results: readonly Evaluation[]): RolledRate {
  const codes = new Set(results.map((result) => result.indicator));
  if (codes.size > 1) throw new RangeError(`different indicators: ${[...codes].join(", ")}`);
  return rollUpKept(results);
}
