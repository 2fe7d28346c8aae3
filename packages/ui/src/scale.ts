/** How dark a heat cell is: 0 lightest … 4 darkest. */
export type HeatStep = 0 | 1 | 2 | 3 | 4;

const heatSteps: readonly HeatStep[] = [0, 1, 2, 3, 4];

/** The step of `value` between `low` and `high` in five equal bands; beyond the ends it stays there. */
export function heatStep(value: number, low: number, high: number): HeatStep {
  if (high <= low) return 2;
  const band = Math.floor(((value - low) / (high - low)) * 5);
  return heatSteps[Math.min(4, Math.max(0, band))] ?? 0;
}

/** Maps `low … high` onto `from … to`; one single value stands in the middle. */
export function scale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  if (high === low) return () => (from + to) / 2;
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** Lowest and highest of the values that are there; `undefined` when none is. */
export function extent(
  values: readonly (number | undefined)[],
): readonly [low: number, high: number] | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : [Math.min(...there), Math.max(...there)];
}

/** The middle value, or the mean of the two middle ones; `undefined` of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
