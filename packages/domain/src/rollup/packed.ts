import { type RolledRate, rolledFrom } from "./rollup.ts";

/**
 * Rolled rates for sending, as columns of whole numbers, position by position: a seventh of the
 * size of a list of objects. Numerators and denominators are 0 where the rate is not computed.
 */
export interface PackedRates {
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
  readonly counted: readonly number[];
  readonly stated: readonly number[];
  readonly none: readonly number[];
  readonly missing: readonly number[];
}

/** Packs rates; {@link unpackRates} gives them back. */
export function packRates(rates: readonly RolledRate[]): PackedRates {
  return {
    numerators: rates.map((rate) => (rate.state === "computed" ? rate.numerator : 0)),
    denominators: rates.map((rate) => (rate.state === "computed" ? rate.denominator : 0)),
    counted: rates.map((rate) => rate.coverage.counted),
    stated: rates.map((rate) => rate.coverage.stated),
    none: rates.map((rate) => rate.coverage.none),
    missing: rates.map((rate) => rate.coverage.missing),
  };
}

/**
 * The rates that {@link packRates} packed.
 * @throws {RangeError} when the columns are not of one length
 */
export function unpackRates(packed: PackedRates): readonly RolledRate[] {
  const at = (column: readonly number[], index: number): number => {
    const value = column[index];
    if (value === undefined || column.length !== packed.counted.length) {
      throw new RangeError("columns of different lengths");
    }
    return value;
  };
  return packed.counted.map((counted, index) => {
    const stated = at(packed.stated, index);
    const none = at(packed.none, index);
    const missing = at(packed.missing, index);
    return rolledFrom({
      numerator: at(packed.numerators, index),
      denominator: at(packed.denominators, index),
      coverage: { units: counted + stated + none + missing, counted, stated, none, missing },
    });
  });
}
