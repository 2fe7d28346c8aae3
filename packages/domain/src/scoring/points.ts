import type { Points } from "../criteria/rule.ts";

/** A product of whole numbers, or `undefined` where it cannot be kept exactly. */
function product(one: number, other: number): number | undefined {
  const result = one * other;
  return Number.isSafeInteger(result) ? result : undefined;
}

/**
 * max × numerator / denominator in whole hundredths, rounded once, half up, from integers.
 *
 * @param max hundredths of a point, whole ≥ 0
 * @param numerator whole ≥ 0
 * @param denominator whole ≥ 1
 */
export function shareOf(max: Points, numerator: number, denominator: number): Points {
  const top = 2 * max * numerator + denominator;
  const bottom = 2 * denominator;
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) {
    return (top - (top % bottom)) / bottom;
  }
  return bigShare(max, BigInt(numerator), BigInt(denominator));
}

/** {@link shareOf} of counts that are too large for exact numbers. */
export function bigShare(max: Points, numerator: bigint, denominator: bigint): Points {
  return Number((2n * BigInt(max) * numerator + denominator) / (2n * denominator));
}

/** `shareOf(max, numerator × by, denominator × over)`, exact whatever the products. */
export function scaledShare(
  max: Points,
  [numerator, by]: readonly [number, number],
  [denominator, over]: readonly [number, number],
): Points {
  const top = product(numerator, by);
  const bottom = product(denominator, over);
  return top !== undefined && bottom !== undefined
    ? shareOf(max, top, bottom)
    : bigShare(max, BigInt(numerator) * BigInt(by), BigInt(denominator) * BigInt(over));
}

/** Sign of numerator/denominator − share/10 000, exactly: −1 below, 0 at, 1 above. */
export function compareShare(numerator: number, denominator: number, share: number): -1 | 0 | 1 {
  const left = product(numerator, 10_000);
  const right = product(denominator, share);
  if (left !== undefined && right !== undefined) return left < right ? -1 : left > right ? 1 : 0;
  const big = BigInt(numerator) * 10_000n - BigInt(denominator) * BigInt(share);
  return big < 0n ? -1 : big > 0n ? 1 : 0;
}
