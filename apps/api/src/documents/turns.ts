import { Problem } from "../problem.ts";

export interface TurnLimits {
  /** Made or waiting of one person. */
  readonly each: number;
  /** Made or waiting of everybody. */
  readonly all: number;
}

/** One piece of work after the other; who asks for too many is told so instead of being kept waiting. */
export type Turns = <Result>(
  owner: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
) => Promise<Result>;

/**
 * A line of its own. Whoever goes away while waiting leaves the line when the turn comes.
 * The work is refused with Problem `queue-full` beyond the limits.
 */
export function createTurns({ each, all }: TurnLimits): Turns {
  const waiting = new Map<string, number>();
  let total = 0;
  let last: Promise<unknown> = Promise.resolve();
  const count = (owner: string, more: 1 | -1): void => {
    const now = (waiting.get(owner) ?? 0) + more;
    if (now === 0) waiting.delete(owner);
    else waiting.set(owner, now);
    total += more;
  };
  return async (owner, signal, work) => {
    const own = waiting.get(owner) ?? 0;
    if (own >= each) throw new Problem("queue-full", { waiting: own });
    if (total >= all) throw new Problem("queue-full", { waiting: 0 });
    count(owner, 1);
    const begin = () => {
      signal.throwIfAborted();
      return work();
    };
    const result = last.then(begin, begin);
    // Its owner is told below; whoever comes next only waits until it has ended.
    last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      count(owner, -1);
    }
  };
}
