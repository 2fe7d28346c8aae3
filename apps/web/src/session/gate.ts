import { useSyncExternalStore } from "react";
import { failureOf, queryClient } from "../api.ts";

/**
 * Whether the session ended under somebody's hands. The page stays as it is; a window over it
 * asks for the password, and what was unsent goes out afterwards.
 */
let closed = false;
const listeners = new Set<() => void>();

function set(now: boolean): void {
  if (closed === now) return;
  closed = now;
  for (const listener of listeners) listener();
}

export function sessionEnded(): void {
  set(true);
}

export function sessionBack(): void {
  set(false);
}

export function onGate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useGateClosed(): boolean {
  return useSyncExternalStore(onGate, () => closed);
}

/** Whether a call failed because nobody is signed in any more. */
export function isSignedOut(error: unknown): boolean {
  const { code } = failureOf(error);
  return code === "not-signed-in" || code === "session-ended";
}

/** Notices an ended session at any call of the page. */
export function watchSession(): void {
  const seen = (error: unknown): void => {
    if (isSignedOut(error)) sessionEnded();
  };
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") seen(event.action.error);
  });
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "error") seen(event.action.error);
  });
}
