import { type Cell, cellKey } from "@cchc/domain/report/cell";
import type { Failure, Outputs } from "../api.ts";

/** A cell as its writer leaves it, and the version the writer saw. */
export interface Write {
  readonly field: string;
  readonly row: string;
  readonly version: number;
  /** null takes the answer back. */
  readonly cell: Cell | null;
}

/** Writes sent together. Sent again after a failure it keeps its id, so it counts once. */
export interface Batch {
  readonly opId: string;
  readonly writes: readonly Write[];
}

export type Saved = Outputs["reports"]["saveCells"];
export type Conflict = Saved["conflicts"][number];

export type Outcome =
  | { readonly kind: "saved"; readonly result: Saved }
  /** The line or the server is down: again later. */
  | { readonly kind: "unreachable" }
  /** The server is there and fails at it: again later, and somebody should know. */
  | { readonly kind: "troubled" }
  /** The session ended: again after signing in. */
  | { readonly kind: "signed-out" }
  /** The server will not take it, however often it is sent. */
  | { readonly kind: "refused"; readonly failure: Failure };

/** Everything not yet acknowledged; kept on this computer so that a reload loses nothing. */
export interface Unsent {
  readonly batches: readonly Batch[];
  readonly waiting: readonly Write[];
}

export type Phase = "idle" | "sending" | "unreachable" | "troubled" | "signed-out";

export interface QueueOptions {
  readonly send: (batch: Batch) => Promise<Outcome>;
  readonly makeId: () => string;
  /** Runs something later; gives the way to call it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  readonly keep: (unsent: Unsent) => void;
  readonly onSaved: (batch: Batch, result: Saved) => void;
  /** Somebody else was first; `mine` is what was to be written. */
  readonly onConflict: (theirs: Conflict, mine: Cell | null) => void;
  readonly onRefused: (batch: Batch, failure: Failure) => void;
  readonly onPhase: (phase: Phase) => void;
}

export interface Queue {
  readonly add: (writes: readonly Write[]) => void;
  /** Sends what an earlier visit left behind. */
  readonly resume: (unsent: Unsent) => void;
  /** Tries at once: the line is back, or somebody signed in. */
  readonly retry: () => void;
  readonly phase: () => Phase;
  /** Keys of all cells not yet acknowledged. */
  readonly unsentKeys: () => ReadonlySet<string>;
  readonly isInFlight: (key: string) => boolean;
}

/** Most cells of one write; the server takes 500. */
const mostCells = 400;

/** Waits between attempts, the last one repeated. */
const pauses = [2_000, 5_000, 10_000, 30_000] as const;

function keyOf({ field, row }: { readonly field: string; readonly row: string }): string {
  return cellKey(field, row);
}

/**
 * Sends cell writes one request at a time, in order. Writes to a cell that is not in flight
 * replace each other, so a slow line sends the latest value only.
 */
export function createQueue(options: QueueOptions): Queue {
  let batches: readonly Batch[] = [];
  let waiting: ReadonlyMap<string, Write> = new Map();
  let phase: Phase = "idle";
  let attempt = 0;
  let callOff: (() => void) | undefined;

  const enter = (next: Phase): void => {
    phase = next;
    options.onPhase(next);
  };
  const kept = (): void => options.keep({ batches, waiting: [...waiting.values()] });

  const fillBatch = (): void => {
    if (batches.length > 0 || waiting.size === 0) return;
    const writes = [...waiting.values()].slice(0, mostCells);
    const rest = new Map(waiting);
    for (const write of writes) rest.delete(keyOf(write));
    waiting = rest;
    batches = [{ opId: options.makeId(), writes }];
    // Kept with its id before it leaves: after a reload it still counts once.
    kept();
  };

  const settleSaved = (batch: Batch, result: Saved): void => {
    batches = batches.slice(1);
    const next = new Map(waiting);
    for (const saved of result.saved) {
      const later = next.get(keyOf(saved));
      if (later !== undefined) next.set(keyOf(saved), { ...later, version: saved.version });
    }
    const lost = result.conflicts.map((theirs) => {
      const key = keyOf(theirs);
      const mine = next.get(key) ?? batch.writes.find((write) => keyOf(write) === key);
      next.delete(key);
      return { theirs, mine: mine?.cell ?? null };
    });
    waiting = next;
    kept();
    options.onSaved(batch, result);
    for (const { theirs, mine } of lost) options.onConflict(theirs, mine);
  };

  const settleRefused = (batch: Batch, failure: Failure): void => {
    // One cell that is not open must not hold back the others: each goes alone then.
    const alone =
      batch.writes.length > 1
        ? batch.writes.map((write) => ({ opId: options.makeId(), writes: [write] }))
        : [];
    batches = [...alone, ...batches.slice(1)];
    kept();
    if (alone.length === 0) options.onRefused(batch, failure);
  };

  const pump = async (): Promise<void> => {
    if (phase === "sending") return;
    callOff?.();
    callOff = undefined;
    fillBatch();
    const batch = batches[0];
    if (batch === undefined) {
      if (phase !== "idle") enter("idle");
      return;
    }
    enter("sending");
    // Whatever went wrong on the way, the batch is still here: saving never stops in silence.
    const outcome = await options.send(batch).catch((): Outcome => ({ kind: "unreachable" }));
    if (outcome.kind === "saved" || outcome.kind === "refused") {
      attempt = 0;
      enter("idle");
      if (outcome.kind === "saved") settleSaved(batch, outcome.result);
      else settleRefused(batch, outcome.failure);
      await pump();
      return;
    }
    enter(outcome.kind);
    if (outcome.kind === "signed-out") return;
    const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 30_000;
    attempt += 1;
    callOff = options.later(pause, start);
  };
  const start = (): void => {
    void pump();
  };

  return {
    add: (writes) => {
      const next = new Map(waiting);
      for (const write of writes) next.set(keyOf(write), write);
      waiting = next;
      kept();
      if (phase === "idle") start();
    },
    resume: (unsent) => {
      batches = [...unsent.batches, ...batches];
      waiting = new Map([
        ...unsent.waiting.map((write) => [keyOf(write), write] as const),
        ...waiting,
      ]);
      start();
    },
    retry: () => {
      attempt = 0;
      start();
    },
    phase: () => phase,
    unsentKeys: () =>
      new Set([...batches.flatMap((batch) => batch.writes.map(keyOf)), ...waiting.keys()]),
    isInFlight: (key) =>
      batches.some((batch) => batch.writes.some((write) => keyOf(write) === key)),
  };
}
