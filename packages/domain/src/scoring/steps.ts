import type { Band, Bound, RuleOf } from "../criteria/rule.ts";
import { missing, scored, scoredRatio } from "./outcome.ts";
import { compareShare } from "./points.ts";
import { type Scorer, inputPort, onInput, onRatio, ratioPorts } from "./scorer.ts";

/** Whether a value lies in a band; `compare` gives the sign of the value minus a bound. */
export function inBand({ low, high }: Band, compare: (at: number) => number): boolean {
  const fits = (bound: Bound | undefined, side: 1 | -1): boolean => {
    if (bound === undefined) return true;
    const sign = compare(bound.at) * side;
    return sign > 0 || (sign === 0 && bound.closed);
  };
  return fits(low, 1) && fits(high, -1);
}

/** The points of the band the ratio or count lies in, compared exactly and before any rounding. */
export const steps: Scorer<RuleOf<"steps">> = {
  ports: ({ input }, leaf) =>
    input.of === "count" ? [inputPort(input.source, "count")] : ratioPorts(input, leaf),
  compile: ({ input, bands, zero }, context) => {
    if (input.of === "count") {
      return onInput(zero, context, (value) => {
        const place = bands.findIndex((band) => inBand(band, (at) => value - at));
        const band = bands[place];
        return band === undefined ? missing("no-band") : scored(band.points, "band", place);
      });
    }
    return onRatio(input, zero, context, (numerator, denominator) => {
      const place = bands.findIndex((band) =>
        inBand(band, (at) => compareShare(numerator, denominator, at)),
      );
      const band = bands[place];
      if (band === undefined) return missing("no-band");
      return scoredRatio(band.points, "band", numerator, denominator, place);
    });
  },
};
