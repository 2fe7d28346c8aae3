import type { Band, Bound, RuleOf } from "../criteria/rule.ts";
import { missing, scored, scoredRatio } from "./outcome.ts";
import { compareShare } from "./points.ts";
import { type Scorer, inputPort, onInput, onRatio, ratioPorts } from "./scorer.ts";

/** Whether a value lies in a band; `compare` gives the sign of the value minus a bound. */
export function inBand({ low, high }: Band, compare: (at: number) => number): boolean {
  if (low !== undefined && !fits(low, compare(low.at))) return false;
  return high === undefined || fits(high, -compare(high.at));
}

/** `sign`: of how far the value lies inside the bound. */
function fits({ closed }: Bound, sign: number): boolean {
  return sign > 0 || (sign === 0 && closed);
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
