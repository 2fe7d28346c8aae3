import { type CriteriaSet, leavesOf } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { UnitInputs } from "@cchc/domain/scoring/score";
import { type Random, randomFrom } from "../random.ts";
import { inputCode } from "./set.ts";

/** Mostly anywhere, one in eight at a threshold or one count beside it, above the whole too. */
function ratio(random: Random): InputValue {
  if (random.once(8)) {
    const twentieth = random.between(1, 150);
    const share = random.pick([10, 16, 18, 19, 20]);
    const numerator = twentieth * share + random.between(-1, 1);
    return { numerator, denominator: twentieth * 20 };
  }
  const denominator = random.between(1, 3000);
  return { numerator: random.between(0, denominator), denominator };
}

/** Invented inputs of so many units, the same in every run. */
export function syntheticUnits(set: CriteriaSet, units: number): UnitInputs[] {
  const random = randomFrom(766);
  const leaves = leavesOf(set);
  return Array.from({ length: units }, (_, unit) => ({
    unit: `u${unit}`,
    values: Object.fromEntries(
      leaves.map(({ rule }, place) => [
        inputCode(place),
        rule.kind === "choice" ? random.pick(rule.options).code : ratio(random),
      ]),
    ),
  }));
}
