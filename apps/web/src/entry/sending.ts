import { failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { isSignedOut, onGate } from "../session/gate.ts";
import type { Answer, Batch, Line, Outcome } from "./queue.ts";

/** What a call to the server came to, as the queue takes it. */
async function outcomeOf<Theirs>(call: Promise<Answer<Theirs>>): Promise<Outcome<Theirs>> {
  try {
    return { kind: "saved", result: await call };
  } catch (error) {
    if (isSignedOut(error)) return { kind: "signed-out" };
    const failure = failureOf(error);
    if (failure.code === "internal") return { kind: "troubled" };
    const later = failure.code === "unavailable" || failure.code === "too-many-requests";
    return later ? { kind: "unreachable" } : { kind: "refused", failure };
  }
}

/** The line to the server by way of one call. */
export function lineBy<Write, Theirs>(
  post: (batch: Batch<Write>) => Promise<Answer<Theirs>>,
): Line<Write, Theirs> {
  return {
    send: (batch) => outcomeOf(post(batch)),
    makeId: newOperationId,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Something open that saves itself. */
interface Open {
  readonly retry: () => void;
  readonly hasUnsent: () => boolean;
}

const all = new Set<Open>();
let listening = false;
let leaving = false;

/** The person decided what becomes of what is unsent: the browser asks no more. */
export function leaveAsIs(): void {
  leaving = true;
}

/** Sends everything that is open and unsent now. */
export function retryAll(): void {
  for (const one of all) one.retry();
}

/**
 * The line comes back, the session comes back, somebody wants to leave: watched from the first on,
 * until what it gives back is called.
 */
export function watch(one: Open): () => void {
  all.add(one);
  if (!listening) {
    listening = true;
    window.addEventListener("online", retryAll);
    onGate(retryAll);
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && [...all].some(({ hasUnsent }) => hasUnsent())) event.preventDefault();
    });
  }
  return () => void all.delete(one);
}
