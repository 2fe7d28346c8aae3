import type { Band, Rule } from "@cchc/domain/criteria/rule";
import { type CriteriaSet, leavesOf } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { UnitInputs } from "@cchc/domain/scoring/score";
import { inputCode } from "./set.ts";

function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

function holds({ low, high }: Band, numerator: bigint, denominator: bigint): boolean {
  const above = (at: number): bigint => numerator * 10_000n - denominator * BigInt(at);
  const fromLow = low === undefined || above(low.at) > 0n || (low.closed && above(low.at) === 0n);
  const toHigh =
    high === undefined || above(high.at) < 0n || (high.closed && above(high.at) === 0n);
  return fromLow && toHigh;
}

/**
 * Points of one leaf in hundredths, reckoned slowly from whole numbers and beside every engine: what
 * all of them are held against.
 *
 * @throws RangeError where the synthetic set has no such rule or input
 */
export function exactPoints(rule: Rule, max: number, value: InputValue | undefined): number {
  if (rule.kind === "choice") {
    const option = rule.options.find(({ code }) => code === value);
    if (option !== undefined) return option.points;
  } else if (typeof value === "object" && "numerator" in value && value.denominator > 0) {
    const numerator = BigInt(value.numerator);
    const denominator = BigInt(value.denominator);
    if (rule.kind === "steps") {
      const band = rule.bands.find((each) => holds(each, numerator, denominator));
      if (band !== undefined) return band.points;
    }
    const target = rule.kind === "linear-to-target" ? BigInt(rule.target) : 10_000n;
    if (rule.kind === "linear" || rule.kind === "linear-to-target") {
      const got = halfUp(BigInt(max) * numerator * 10_000n, denominator * target);
      return Math.min(max, got);
    }
  }
  throw new RangeError(`${rule.kind} has no points for ${JSON.stringify(value)}`);
}

/** Every leaf of every unit: unit × leaves + leaf. */
export function exactScores(set: CriteriaSet, units: readonly UnitInputs[]): Int32Array {
  const leaves = leavesOf(set);
  return Int32Array.from(
    units.flatMap(({ values }) =>
      leaves.map(({ rule, max }, place) => exactPoints(rule, max, values[inputCode(place)])),
    ),
  );
}

/** Sum of all counts that went in: an explanation that was read back whole gives the same. */
export function figuresOf(units: readonly UnitInputs[]): number {
  let sum = 0;
  for (const { values } of units) {
    for (const value of Object.values(values)) {
      if (typeof value === "object" && "numerator" in value) {
        sum += value.numerator + value.denominator;
      }
    }
  }
  return sum;
}
