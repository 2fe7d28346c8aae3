import { useSyncExternalStore } from "react";

export interface LineState {
  /** Instant at which the line was found to be down; undefined while it is up. */
  readonly downSince: string | undefined;
  /** This computer does not take what is to be kept. */
  readonly failing: boolean;
}

let state: LineState = { downSince: undefined, failing: false };
const listeners = new Set<() => void>();

/** Whether the line is down, as the last call found it. */
export const lineStore = {
  get: (): LineState => state,
  set: (change: Partial<LineState>): void => {
    const next = { ...state, ...change };
    if (next.downSince === state.downSince && next.failing === state.failing) return;
    state = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function lineDown(): void {
  if (state.downSince === undefined) lineStore.set({ downSince: new Date().toISOString() });
}

export function lineUp(): void {
  lineStore.set({ downSince: undefined });
}

export function useLine(): LineState {
  return useSyncExternalStore(lineStore.subscribe, lineStore.get);
}
