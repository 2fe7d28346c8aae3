import { useSyncExternalStore } from "react";

/** Below this width the frame's panel lies over the bottom of the page. */
const narrow = window.matchMedia("(max-width: 1100px)");

function subscribe(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  return () => narrow.removeEventListener("change", changed);
}

/** Whether there is no room for a panel beside the page. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
