import { useSyncExternalStore } from "react";

/** Where the frame has room for the panel beside the page; below it the panel would cover the rows. */
const wide = "(min-width: 1101px)";

function watch(changed: () => void): () => void {
  const media = matchMedia(wide);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

/** Whether the panel can stand beside the table. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(wide).matches);
}
