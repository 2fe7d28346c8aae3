/** How long something took, over many runs, in milliseconds. */
export interface Times {
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One line of the result. */
export interface Measure {
  readonly name: string;
  readonly times: Times;
  /** Most milliseconds that `of` may take; absent where nothing was promised. */
  readonly budget?: { readonly of: "p50" | "p95"; readonly below: number };
  readonly note?: string;
}

/** The nearest-rank percentiles: each is a time that was really taken. */
export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (percent: number): number => {
    const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
    if (value === undefined) throw new RangeError("nothing was timed");
    return value;
  };
  return { runs: sorted.length, p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}

export function within({ times, budget }: Measure): boolean | undefined {
  return budget && times[budget.of] < budget.below;
}

/** Times work one after the other, after a few runs that are not counted. */
export async function repeat(
  { runs, warmUp }: { readonly runs: number; readonly warmUp: number },
  work: (run: number) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = [];
  for (let run = -warmUp; run < runs; run += 1) {
    const began = performance.now();
    await work(run);
    if (run >= 0) times.push(performance.now() - began);
  }
  return timesOf(times);
}

/**
 * {@link repeat} for work of unknown length: warmed up for a third of a second and five runs at
 * least, then timed for three seconds, within `least` and `most` runs.
 */
export async function rounds(
  { least, most }: { readonly least: number; readonly most: number },
  work: (run: number) => unknown,
): Promise<Times> {
  const began = performance.now();
  for (let run = 0; run < 5 || performance.now() - began < 333; run += 1) await work(run);
  const times: number[] = [];
  const start = performance.now();
  for (let run = 0; run < most; run += 1) {
    const before = performance.now();
    if (run >= least && before - start > 3000) break;
    await work(run);
    times.push(performance.now() - before);
  }
  return timesOf(times);
}
