/** Seconds without a touch that still count as work; more is a pause. */
const idle = 60;

/** Measures how long somebody works at one leaf after another; pauses are left out. */
export interface Stopwatch {
  /** Somebody works at this leaf now. */
  readonly touch: (leaf: string) => void;
  /** Nobody works at any: the page is left or hidden. */
  readonly stop: () => void;
}

/**
 * @param now seconds, from whenever
 * @param spent told once a leaf is left, whole seconds ≥ 1
 */
export function createStopwatch(
  now: () => number,
  spent: (leaf: string, seconds: number) => void,
): Stopwatch {
  let at: { readonly leaf: string; readonly last: number; readonly sum: number } | undefined;
  const settle = (): void => {
    if (at === undefined) return;
    const { leaf, last, sum } = at;
    const seconds = Math.round(sum + Math.min(now() - last, idle));
    at = undefined;
    if (seconds >= 1) spent(leaf, seconds);
  };
  return {
    touch: (leaf) => {
      const time = now();
      if (at !== undefined && at.leaf !== leaf) settle();
      if (at === undefined) at = { leaf, last: time, sum: 0 };
      else at = { leaf, last: time, sum: at.sum + Math.min(time - at.last, idle) };
    },
    stop: settle,
  };
}
