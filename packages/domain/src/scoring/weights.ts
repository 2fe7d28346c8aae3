import type { CompiledSet } from "./compile.ts";
import type { ScoredColumns } from "./score.ts";
import { MISSING_POINTS, NOT_APPLICABLE_POINTS } from "./totals.ts";

/** Whole weights, leaf by leaf within each draw; 1000 leaves a leaf as it is. */
export interface Draws {
  readonly draws: number;
  readonly leaves: number;
  readonly weights: Int32Array;
}

/** Numbers in 0…1 from a seed, the same on every machine (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface DrawOptions {
  readonly draws: number;
  /** Each weight moves by at most this many thousandths, 0–1000: `100` is ±10 %. */
  readonly spread: number;
  /** The same seed gives the same draws. */
  readonly seed: number;
}

/** Draws weights at random around those of the set. */
export function drawWeights(leaves: number, { draws, spread, seed }: DrawOptions): Draws {
  const random = randomFrom(seed);
  const weights = new Int32Array(draws * leaves);
  for (let at = 0; at < weights.length; at += 1) {
    weights[at] = 1000 - spread + Math.floor(random() * (2 * spread + 1));
  }
  return { draws, leaves, weights };
}

/** What each unit's rank did over the draws. 0 everywhere for a unit with an open total. */
export interface RankSpread {
  readonly best: Uint32Array;
  readonly worst: Uint32Array;
  /** Lowest and highest rank that cover 90 % of the draws (5 % left off on each side). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Leaves of the base as the draws need them: what each unit earned, out of what. */
function baseColumns(
  { leaves }: CompiledSet,
  { points, units }: ScoredColumns,
): readonly { readonly got: Float64Array; readonly outOf: Float64Array; readonly place: number }[] {
  return leaves
    .filter(({ area }) => area !== -1)
    .map(({ place, leaf }) => {
      const got = new Float64Array(units);
      const outOf = new Float64Array(units);
      for (let at = 0; at < units; at += 1) {
        const value = points[place * units + at] ?? MISSING_POINTS;
        if (value === MISSING_POINTS || value === NOT_APPLICABLE_POINTS) continue;
        got[at] = value;
        outOf[at] = leaf.max;
      }
      return { got, outOf, place };
    });
}

/** The bonus block does not take part in the draws: it is added as it stands. */
function bonusOf({ leaves, set }: CompiledSet, { points, units }: ScoredColumns): Float64Array {
  const bonus = new Float64Array(units);
  for (const { place, area } of leaves) {
    if (area !== -1) continue;
    for (let at = 0; at < units; at += 1) {
      const value = points[place * units + at] ?? MISSING_POINTS;
      if (value === MISSING_POINTS || value === NOT_APPLICABLE_POINTS) continue;
      bonus[at] = (bonus[at] ?? 0) + value;
    }
  }
  const { min, max } = set.bonus ?? { min: 0, max: 0 };
  return bonus.map((value) => Math.max(min, Math.min(max, value)));
}

/** Ranks of one draw into `ranks`; ties share the better rank. `order` is scratch. */
function rankInto(scores: Float64Array, order: Float64Array, ranks: Uint32Array): void {
  order.set(scores);
  order.sort();
  const count = order.length;
  for (let at = 0; at < count; at += 1) {
    const score = scores[at] ?? 0;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((order[middle] ?? 0) > score) high = middle;
      else low = middle + 1;
    }
    ranks[at] = count - low + 1;
  }
}

/** The ranks of units whose totals are final, draw by draw; `units` gives which those are. */
export interface DrawnRanks {
  readonly units: Uint32Array;
  /** draw × units.length + place in `units`. */
  readonly ranks: Uint32Array;
}

/**
 * Ranks all units under every draw of weights: Σ weight × points ÷ Σ weight × maximum over the
 * leaves that count for the unit, plus its bonus. A picture of how firm a rank is; the published
 * total is never computed this way.
 */
export function rankDraws(
  compiled: CompiledSet,
  scored: ScoredColumns,
  { draws, leaves, weights }: Draws,
): DrawnRanks {
  const columns = baseColumns(compiled, scored);
  const bonus = bonusOf(compiled, scored);
  const final: number[] = [];
  for (let at = 0; at < scored.units; at += 1) {
    if (scored.totals[at] !== MISSING_POINTS) final.push(at);
  }
  const units = Uint32Array.from(final);
  const size = units.length;
  const ranks = new Uint32Array(draws * size);
  const packed = columns.map(({ got, outOf, place }) => ({
    place,
    got: Float64Array.from(units, (at) => got[at] ?? 0),
    outOf: Float64Array.from(units, (at) => outOf[at] ?? 0),
  }));
  const whole = packed.every(({ outOf }) => outOf.every((max) => max === outOf[0]));
  const scores = new Float64Array(size);
  const below = new Float64Array(size);
  const order = new Float64Array(size);
  for (let draw = 0; draw < draws; draw += 1) {
    scores.fill(0);
    below.fill(0);
    let common = 0;
    for (const { place, got, outOf } of packed) {
      const weight = weights[draw * leaves + place] ?? 1000;
      for (let at = 0; at < size; at += 1) scores[at] = (scores[at] ?? 0) + weight * (got[at] ?? 0);
      if (whole) common += weight * (outOf[0] ?? 0);
      else {
        for (let at = 0; at < size; at += 1) {
          below[at] = (below[at] ?? 0) + weight * (outOf[at] ?? 0);
        }
      }
    }
    for (let at = 0; at < size; at += 1) {
      const outOf = whole ? common : (below[at] ?? 0);
      const share = outOf === 0 ? 0 : ((scores[at] ?? 0) * compiled.set.max) / outOf;
      scores[at] = share + (bonus[units[at] ?? 0] ?? 0);
    }
    rankInto(scores, order, ranks.subarray(draw * size, (draw + 1) * size));
  }
  return { units, ranks };
}

/** Sums the draws up per unit of the scored columns. */
export function rankSpread(drawn: DrawnRanks, units: number): RankSpread {
  const size = drawn.units.length;
  const draws = size === 0 ? 0 : drawn.ranks.length / size;
  const made = (): Uint32Array => new Uint32Array(units);
  const spread = { best: made(), worst: made(), from: made(), to: made() };
  if (draws === 0) return spread;
  const mine = new Uint32Array(draws);
  const edge = Math.floor(draws * 0.05);
  for (const [place, unit] of drawn.units.entries()) {
    for (let draw = 0; draw < draws; draw += 1) mine[draw] = drawn.ranks[draw * size + place] ?? 0;
    mine.sort();
    spread.best[unit] = mine[0] ?? 0;
    spread.worst[unit] = mine[draws - 1] ?? 0;
    spread.from[unit] = mine[edge] ?? 0;
    spread.to[unit] = mine[draws - 1 - edge] ?? 0;
  }
  return spread;
}
