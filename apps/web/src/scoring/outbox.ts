import type { InputValue } from "@cchc/domain/criteria/value";
import type { Failure, Inputs, Outputs } from "../api.ts";
import type { Phase } from "../entry/queue.ts";

/** One stated value as its writer leaves it; null takes it back. */
export interface InputWrite {
  readonly kind: "input";
  readonly code: string;
  /** The version that the writer saw. */
  readonly version: number;
  readonly value: InputValue | null;
}

/** Note, reply, papers and time of one leaf; members left out stay as they are. */
export interface ItemWrite {
  readonly kind: "item";
  readonly leaf: string;
  readonly note?: string;
  readonly reply?: string;
  readonly evidence?: NonNullable<Inputs["scores"]["saveItem"]["evidence"]>;
  readonly seconds?: number;
}

export type ScoreWrite = InputWrite | ItemWrite;

/** What goes to the server at once. Sent again after a failure it keeps its id, so it counts once. */
export interface Parcel {
  readonly opId: string;
  /** Values together, or one item alone. */
  readonly writes: readonly ScoreWrite[];
}

export type Saved = Pick<Outputs["scores"]["saveInputs"], "saved" | "conflicts">;
export type Conflict = Saved["conflicts"][number];

export type Outcome =
  | { readonly kind: "saved"; readonly result: Saved }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly failure: Failure };

/** Everything not yet acknowledged; kept on this computer so that a reload loses nothing. */
export interface Unsent {
  readonly parcels: readonly Parcel[];
  readonly waiting: readonly ScoreWrite[];
}

export interface OutboxOptions {
  readonly send: (parcel: Parcel) => Promise<Outcome>;
  readonly makeId: () => string;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  readonly keep: (unsent: Unsent) => void;
  readonly onSaved: (parcel: Parcel, result: Saved) => void;
  /** Somebody else was first; `mine` is what was to be written. */
  readonly onConflict: (theirs: Conflict, mine: InputValue | null) => void;
  readonly onRefused: (write: ScoreWrite, failure: Failure) => void;
  readonly onPhase: (phase: Phase) => void;
}

export interface Outbox {
  readonly add: (writes: readonly ScoreWrite[]) => void;
  readonly resume: (unsent: Unsent) => void;
  /** Tries at once: the line is back, or somebody signed in. */
  readonly retry: () => void;
  readonly phase: () => Phase;
  /** Keys of everything not yet acknowledged, see {@link writeKey}. */
  readonly unsent: () => ReadonlySet<string>;
}

/** `in/<code>` of a value, `item/<leaf>` of what stands beside a leaf. */
export function writeKey(write: ScoreWrite): string {
  return write.kind === "input" ? `in/${write.code}` : `item/${write.leaf}`;
}

/** The later write of the same thing; what it leaves out of an item stays, time adds up. */
export function merged(before: ScoreWrite | undefined, after: ScoreWrite): ScoreWrite {
  if (before?.kind !== "item" || after.kind !== "item") return after;
  const seconds = (before.seconds ?? 0) + (after.seconds ?? 0);
  return { ...before, ...after, ...(seconds === 0 ? {} : { seconds: Math.min(seconds, 3600) }) };
}

/** Most values of one write; the server takes 500. */
const mostInputs = 400;

const pauses = [2_000, 5_000, 10_000, 30_000] as const;

/** Sends what was stated one request at a time, in order, until the server has it. */
export function createOutbox(options: OutboxOptions): Outbox {
  let parcels: readonly Parcel[] = [];
  let waiting: ReadonlyMap<string, ScoreWrite> = new Map();
  let phase: Phase = "idle";
  let attempt = 0;
  let callOff: (() => void) | undefined;

  const enter = (next: Phase): void => {
    phase = next;
    options.onPhase(next);
  };
  const kept = (): void => options.keep({ parcels, waiting: [...waiting.values()] });

  const pack = (): void => {
    const [first] = waiting.values();
    if (parcels.length > 0 || first === undefined) return;
    const writes =
      first.kind === "item"
        ? [first]
        : [...waiting.values()].filter(({ kind }) => kind === "input").slice(0, mostInputs);
    const rest = new Map(waiting);
    for (const write of writes) rest.delete(writeKey(write));
    waiting = rest;
    parcels = [{ opId: options.makeId(), writes }];
    // Kept with its id before it leaves: after a reload it still counts once.
    kept();
  };

  const settleSaved = (parcel: Parcel, result: Saved): void => {
    parcels = parcels.slice(1);
    const next = new Map(waiting);
    for (const { code, version } of result.saved) {
      const later = next.get(`in/${code}`);
      if (later?.kind === "input") next.set(`in/${code}`, { ...later, version });
    }
    const lost = result.conflicts.map((theirs) => {
      const key = `in/${theirs.code}`;
      const mine = next.get(key) ?? parcel.writes.find((write) => writeKey(write) === key);
      next.delete(key);
      return { theirs, mine: mine?.kind === "input" ? mine.value : null };
    });
    waiting = next;
    kept();
    options.onSaved(parcel, result);
    for (const { theirs, mine } of lost) options.onConflict(theirs, mine);
  };

  const settleRefused = ({ writes }: Parcel, failure: Failure): void => {
    // One value that is not open must not hold back the others: each goes alone then.
    const alone =
      writes.length > 1 ? writes.map((write) => ({ opId: options.makeId(), writes: [write] })) : [];
    parcels = [...alone, ...parcels.slice(1)];
    kept();
    const [only] = writes;
    if (alone.length === 0 && only !== undefined) options.onRefused(only, failure);
  };

  const pump = async (): Promise<void> => {
    if (phase === "sending") return;
    callOff?.();
    callOff = undefined;
    pack();
    const parcel = parcels[0];
    if (parcel === undefined) {
      if (phase !== "idle") enter("idle");
      return;
    }
    enter("sending");
    const outcome = await options.send(parcel).catch((): Outcome => ({ kind: "unreachable" }));
    if (outcome.kind === "saved" || outcome.kind === "refused") {
      attempt = 0;
      enter("idle");
      if (outcome.kind === "saved") settleSaved(parcel, outcome.result);
      else settleRefused(parcel, outcome.failure);
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
      for (const write of writes) {
        const key = writeKey(write);
        next.set(key, merged(next.get(key), write));
      }
      waiting = next;
      kept();
      if (phase === "idle") start();
    },
    resume: (unsent) => {
      parcels = [...unsent.parcels, ...parcels];
      const next = new Map(unsent.waiting.map((write) => [writeKey(write), write]));
      for (const [key, write] of waiting) next.set(key, merged(next.get(key), write));
      waiting = next;
      start();
    },
    retry: () => {
      attempt = 0;
      start();
    },
    phase: () => phase,
    unsent: () =>
      new Set([
        ...parcels.flatMap(({ writes }) => writes.map((write) => writeKey(write))),
        ...waiting.keys(),
      ]),
  };
}
