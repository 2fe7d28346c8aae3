import { type Times, timesOf } from "@cchc/bench/stats";

/** What people ask of the server, as the result names it. */
export const kinds = [
  "tasks",
  "open",
  "save",
  "reason",
  "approval",
  "hand-in",
  "overview",
  "roll-up, a row a unit below",
  "roll-up, a row a commune",
  "cells behind a rate",
  "ranking",
] as const;

export type Kind = (typeof kinds)[number];

/** Below how many milliseconds the 99th percentile must lie; absent where nothing is promised. */
export const budgets: Readonly<Partial<Record<Kind, number>>> = {
  save: 1000,
  reason: 1000,
  approval: 1000,
  "hand-in": 1000,
  overview: 2000,
  "roll-up, a row a unit below": 2000,
  "roll-up, a row a commune": 2000,
  "cells behind a rate": 2000,
  ranking: 2000,
};

/** One kind of request over a whole run. */
export interface KindResult {
  readonly kind: Kind;
  readonly times: Times;
  readonly perSecond: number;
  readonly budget: number | undefined;
  /** Whether the 99th percentile keeps the budget; undefined without one. */
  readonly met: boolean | undefined;
}

/** What was asked and how it went, while it goes on. */
export interface Recorder {
  /** An answered request. */
  answered(kind: Kind, milliseconds: number): void;
  /** A request that failed, under `503 unavailable`, `ECONNRESET`, `conflict` … */
  failed(kind: Kind, code: string): void;
  /** A request cut off while the server was being killed on purpose: tried again, no error. */
  cut(): void;
  readonly requests: () => number;
  readonly errors: () => number;
  /** The 99th percentile of the saves so far; undefined before the first. */
  readonly savesSoFar: () => number | undefined;
  result(seconds: number): Recorded;
}

export interface Recorded {
  readonly kinds: readonly KindResult[];
  /** How often each kind failed with each code: `save 503 unavailable`. */
  readonly errors: Readonly<Record<string, number>>;
  readonly cut: number;
}

export function createRecorder(): Recorder {
  const took = new Map<Kind, number[]>();
  const errors = new Map<string, number>();
  let cut = 0;
  const requests = (): number => [...took.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    answered(kind, milliseconds) {
      const list = took.get(kind);
      if (list === undefined) took.set(kind, [milliseconds]);
      else list.push(milliseconds);
    },
    failed(kind, code) {
      const name = `${kind} ${code}`;
      errors.set(name, (errors.get(name) ?? 0) + 1);
    },
    cut: () => void (cut += 1),
    requests,
    errors: () => [...errors.values()].reduce((sum, count) => sum + count, 0),
    savesSoFar() {
      const list = took.get("save");
      return list === undefined ? undefined : timesOf(list).p99;
    },
    result(seconds) {
      const results = kinds.flatMap((kind): KindResult[] => {
        const list = took.get(kind);
        if (list === undefined) return [];
        const times = timesOf(list);
        const budget = budgets[kind];
        const met = budget === undefined ? undefined : times.p99 < budget;
        return [{ kind, times, perSecond: list.length / seconds, budget, met }];
      });
      return { kinds: results, errors: Object.fromEntries(errors), cut };
    },
  };
}
