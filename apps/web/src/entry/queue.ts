import type { Failure } from "../api.ts";

/** A write over a version that its writer saw. */
export interface Versioned {
  readonly version: number;
}

/** Writes sent together. Sent again after a failure it keeps its id, so it counts once. */
export interface Batch<Write> {
  readonly opId: string;
  readonly writes: readonly Write[];
}

/** What the server made of a batch, by the keys of its writes. */
export interface Answer<Theirs> {
  readonly saved: readonly { readonly key: string; readonly version: number }[];
  /** Somebody else was first: what stands there now. */
  readonly conflicts: readonly { readonly key: string; readonly theirs: Theirs }[];
  /** Instant of the write. */
  readonly at: string;
}

export type Outcome<Theirs> =
  | { readonly kind: "saved"; readonly result: Answer<Theirs> }
  /** The line or the server is down: again later. */
  | { readonly kind: "unreachable" }
  /** The server is there and fails at it: again later, and somebody should know. */
  | { readonly kind: "troubled" }
  /** The session ended: again after signing in. */
  | { readonly kind: "signed-out" }
  /** The server will not take it, however often it is sent. */
  | { readonly kind: "refused"; readonly failure: Failure };

/** Everything not yet acknowledged; kept on this computer so that a reload loses nothing. */
export interface Unsent<Write> {
  readonly batches: readonly Batch<Write>[];
  readonly waiting: readonly Write[];
}

export type Phase = "idle" | "sending" | "unreachable" | "troubled" | "signed-out";

/** The way to the server, and the clock: the same for everything that is saved. */
export interface Line<Write, Theirs> {
  readonly send: (batch: Batch<Write>) => Promise<Outcome<Theirs>>;
  readonly makeId: () => string;
  /** Runs something later; gives the way to call it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

export interface QueueOptions<Write extends Versioned, Theirs> extends Line<Write, Theirs> {
  /** What a write is about: two of one key replace each other. */
  readonly keyOf: (write: Write) => string;
  /** The later write of one key over the one before it. */
  readonly merge: (before: Write, after: Write) => Write;
  /** Those of what waits that go together; at least the first. */
  readonly together: (waiting: readonly Write[]) => readonly Write[];
  readonly keep: (unsent: Unsent<Write>) => void;
  readonly onSaved: (batch: Batch<Write>, result: Answer<Theirs>) => void;
  /** Somebody else was first; `mine` is what was to be written. */
  readonly onConflict: (theirs: Theirs, mine: Write) => void;
  readonly onRefused: (write: Write, failure: Failure) => void;
  readonly onPhase: (phase: Phase) => void;
}

export interface Queue<Write> {
  readonly add: (writes: readonly Write[]) => void;
  /** Sends what an earlier visit left behind. */
  readonly resume: (unsent: Unsent<Write>) => void;
  /** Tries at once: the line is back, or somebody signed in. */
  readonly retry: () => void;
  readonly phase: () => Phase;
  /** Keys of everything not yet acknowledged. */
  readonly unsentKeys: () => ReadonlySet<string>;
  readonly isInFlight: (key: string) => boolean;
}

/** Waits between attempts, the last one repeated. */
const pauses = [2_000, 5_000, 10_000, 30_000] as const;

/**
 * Sends writes one request at a time, in order. Writes of one key that are not in flight replace each
 * other, so a slow line sends the latest only.
 */
export function createQueue<Write extends Versioned, Theirs>(
  options: QueueOptions<Write, Theirs>,
): Queue<Write> {
  const { keyOf } = options;
  let batches: readonly Batch<Write>[] = [];
  let waiting: ReadonlyMap<string, Write> = new Map();
  let phase: Phase = "idle";
  let attempt = 0;
  let callOff: (() => void) | undefined;

  const enter = (next: Phase): void => {
    phase = next;
    options.onPhase(next);
  };
  const kept = (): void => options.keep({ batches, waiting: [...waiting.values()] });

  const over = (before: Write | undefined, after: Write): Write =>
    before === undefined ? after : options.merge(before, after);

  const fillBatch = (): void => {
    if (batches.length > 0 || waiting.size === 0) return;
    const writes = options.together([...waiting.values()]);
    const rest = new Map(waiting);
    for (const write of writes) rest.delete(keyOf(write));
    waiting = rest;
    batches = [{ opId: options.makeId(), writes }];
    // Kept with its id before it leaves: after a reload it still counts once.
    kept();
  };

  const settleSaved = (batch: Batch<Write>, result: Answer<Theirs>): void => {
    batches = batches.slice(1);
    const next = new Map(waiting);
    for (const { key, version } of result.saved) {
      const later = next.get(key);
      if (later !== undefined) next.set(key, { ...later, version });
    }
    const lost = result.conflicts.flatMap(({ key, theirs }) => {
      const sent = batch.writes.find((write) => keyOf(write) === key);
      const later = next.get(key);
      next.delete(key);
      const mine = later === undefined ? sent : over(sent, later);
      return mine === undefined ? [] : { theirs, mine };
    });
    waiting = next;
    kept();
    options.onSaved(batch, result);
    for (const { theirs, mine } of lost) options.onConflict(theirs, mine);
  };

  const settleRefused = ({ writes }: Batch<Write>, failure: Failure): void => {
    // One thing that is not open must not hold back the others: each goes alone then.
    const alone =
      writes.length > 1 ? writes.map((write) => ({ opId: options.makeId(), writes: [write] })) : [];
    batches = [...alone, ...batches.slice(1)];
    kept();
    const [only] = writes;
    if (alone.length === 0 && only !== undefined) options.onRefused(only, failure);
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
    const outcome = await options
      .send(batch)
      .catch((): Outcome<Theirs> => ({ kind: "unreachable" }));
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
      for (const write of writes) next.set(keyOf(write), over(next.get(keyOf(write)), write));
      waiting = next;
      kept();
      if (phase === "idle") start();
    },
    resume: (unsent) => {
      batches = [...unsent.batches, ...batches];
      const next = new Map(unsent.waiting.map((write) => [keyOf(write), write]));
      for (const [key, write] of waiting) next.set(key, over(next.get(key), write));
      waiting = next;
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
