import type { Machine } from "@cchc/bench/machine";
import type { ProcessFigures } from "./server-figures.ts";
import type { TableSize } from "./sizes.ts";
import type { Worked } from "./work.ts";

/** One run on one database. */
export interface RunResult extends Worked {
  readonly target: string;
  readonly users: number;
  readonly reviewers: number;
  readonly machine: Machine;
  readonly processes: readonly ProcessFigures[];
  readonly tables: readonly TableSize[];
  /** What is wrong with it, in words; empty where it passed. */
  readonly wrong: readonly string[];
}

/** Why a run does not pass: failed requests, lost figures, reports not handed in, budgets missed. */
export function wrongOf(worked: Worked, users: number): string[] {
  const errors = Object.values(worked.errors).reduce((sum, count) => sum + count, 0);
  const late = worked.kinds.filter(({ met }) => met === false);
  return [
    ...(errors > 0 ? [`${errors} requests failed`] : []),
    ...(worked.lost.length > 0 ? [`${worked.lost.length} figures or receipts are not right`] : []),
    ...(worked.handedIn < users ? [`${users - worked.handedIn} reports were not handed in`] : []),
    ...late.map(
      ({ kind, times, budget }) => `${kind}: p99 ${Math.round(times.p99)} ms, allowed ${budget}`,
    ),
  ];
}
