import type { Points } from "@cchc/domain/criteria/rule";
import { formatHundredths } from "@cchc/domain/text/numbers";

/** Points in hundredths as they are said: `1,50 điểm`. */
export function pointsText(points: Points): string {
  return `${formatHundredths(points)} điểm`;
}

/** A product of whole numbers over another, as it stands before it is rounded. */
export interface Quotient {
  readonly text: string;
  /** It has no more than two decimals: nothing was rounded. */
  readonly even: boolean;
}

/**
 * Points before rounding, cut after four decimals and marked with `…` where more follow:
 * `5,6504…`. `above` ÷ `below` is in hundredths of a point; both are lists of whole factors.
 */
export function quotient(above: readonly number[], below: readonly number[]): Quotient {
  const product = (factors: readonly number[]): bigint =>
    factors.reduce((all, factor) => all * BigInt(factor), 1n);
  const bottom = product(below);
  const top = product(above) * 100n;
  const cut = top / bottom;
  const rest = top % bottom;
  const decimals = (cut % 10_000n).toString().padStart(4, "0");
  const whole = (cut / 10_000n).toString();
  const shown = rest === 0n ? decimals.replace(/0{1,2}$/, "") : `${decimals}…`;
  return { text: `${whole},${shown}`, even: rest === 0n && cut % 100n === 0n };
}
