/**
 * numerator / denominator as a rate in whole hundredths of a percent, rounded half up from
 * integers: `rateOf(1054, 1059)` is `9953`, that is 99,53 %.
 *
 * @param numerator whole number ≥ 0
 * @param denominator whole number ≥ 1
 * @throws {RangeError} when either is not such a number; a zero denominator has no rate
 */
export function rateOf(numerator: number, denominator: number): number {
  if (!Number.isSafeInteger(numerator) || numerator < 0) {
    throw new RangeError(`numerator is not a whole number ≥ 0: ${numerator}`);
  }
  if (!Number.isSafeInteger(denominator) || denominator < 1) {
    throw new RangeError(`denominator is not a whole number ≥ 1: ${denominator}`);
  }
  const dividend = 20_000 * numerator + denominator;
  const divisor = 2 * denominator;
  if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) {
    return (dividend - (dividend % divisor)) / divisor;
  }
  return Number((20_000n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));
}

/**
 * The numerators that give exactly this rate over a denominator, or `undefined` where none does:
 * `numeratorsGiving(9953, 1059)` is `{ lowest: 1054, highest: 1054 }`.
 *
 * @param hundredths rate in hundredths of a percent, 0–10000
 * @param denominator whole number ≥ 1
 */
export function numeratorsGiving(
  hundredths: number,
  denominator: number,
): { readonly lowest: number; readonly highest: number } | undefined {
  // Half up: the rate is h exactly when (2h − 1)·d ≤ 20 000·n < (2h + 1)·d.
  const d = BigInt(denominator);
  const h = BigInt(hundredths);
  const from = (2n * h - 1n) * d;
  const until = (2n * h + 1n) * d;
  const lowest = from <= 0n ? 0n : (from + 19_999n) / 20_000n;
  const highest = (until - 1n) / 20_000n;
  const capped = highest > d ? d : highest;
  return lowest > capped ? undefined : { lowest: Number(lowest), highest: Number(capped) };
}
