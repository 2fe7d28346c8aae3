import type { Qualifier } from "./cell.ts";

/** Every {@link Qualifier}, `exact` first; the order is the one by which columns keep them. */
export const qualifiers: readonly Qualifier[] = [
  "exact",
  "nearly",
  "above",
  "about",
  "at-least",
  "at-most",
];
