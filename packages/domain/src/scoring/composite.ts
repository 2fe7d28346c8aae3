import type { Points, RuleOf } from "../criteria/rule.ts";
import { ABSENT, ENTERED, NONE, STATED } from "./columns.ts";
import { type Outcome, scored, scoredRatio } from "./outcome.ts";
import { bigShare } from "./points.ts";
import {
  FIRST,
  type ReadRatio,
  type Scorer,
  gapOf,
  inputPort,
  ratioPorts,
  ratioWidth,
  readRatio,
  zeroOutcome,
} from "./scorer.ts";

/** max × min(1, (numerator ÷ denominator) ÷ target), both whole numbers of any size. */
function toTarget(max: Points, [above, below]: readonly [bigint, bigint], target: number): Outcome {
  const numerator = Number(above);
  const denominator = Number(below);
  const keep = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  const outcome = (points: Points, branch: "ratio" | "target-reached"): Outcome =>
    keep ? scoredRatio(points, branch, numerator, denominator) : scored(points, branch);
  if (above * 10_000n >= below * BigInt(target)) return outcome(max, "target-reached");
  return outcome(bigShare(max, above * 10_000n, below * BigInt(target)), "ratio");
}

/** 1 less the parts, over a common denominator, never below 0. */
function rest(parts: readonly ReadRatio[]): readonly [bigint, bigint] {
  let above = 1n;
  let below = 1n;
  for (const { numerator, denominator } of parts) {
    const d = BigInt(denominator);
    above = above * d - BigInt(numerator) * below;
    below *= d;
  }
  return [above < 0n ? 0n : above, below];
}

/** max × min(1, (1 − (a + b)) ÷ target); the composite itself may be fed as one ratio. */
export const composite: Scorer<RuleOf<"composite">> = {
  ports: ({ parts }, leaf) => [
    inputPort({ from: "declared", code: leaf, label: "Tỷ lệ còn lại" }, "rate"),
    ...parts.flatMap(({ input, code }) =>
      ratioPorts(input, `${leaf}.${code}`).map((port) => ({ ...port, direct: false })),
    ),
  ],
  compile: ({ parts, target, zero }, { max }) => {
    let port = FIRST + 1;
    const readers = parts.map(({ input }) => {
      const reader = readRatio(input, port);
      port += ratioWidth(input);
      return reader;
    });
    return (read) => {
      const state = read.state(FIRST);
      if (state === STATED) return toTarget(max, [BigInt(read.a(FIRST)), 10_000n], target);
      if (state === NONE) return zeroOutcome(zero, max, read);
      if (state === ENTERED) {
        if (read.b(FIRST) === 0) return zeroOutcome(zero, max, read);
        return toTarget(max, [BigInt(read.a(FIRST)), BigInt(read.b(FIRST))], target);
      }
      const gap = state === ABSENT ? undefined : gapOf(state);
      if (gap !== undefined) return gap;
      const got: ReadRatio[] = [];
      for (const reader of readers) {
        const ratio = reader(read);
        if ("state" in ratio) return ratio;
        got.push(ratio);
      }
      if (got.some(({ denominator }) => denominator === 0)) return zeroOutcome(zero, max, read);
      return toTarget(max, rest(got), target);
    };
  },
};
