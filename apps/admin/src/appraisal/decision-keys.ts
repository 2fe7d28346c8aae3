import type { AppraiserAction } from "./cases.ts";

/** Keys that move from row to row, and by how many. */
export const stepKeys: Readonly<Record<string, number>> = {
  j: 1,
  J: 1,
  ArrowDown: 1,
  k: -1,
  K: -1,
  ArrowUp: -1,
};

/** Keys that decide, in small letters. */
export const actionKeys: Readonly<Record<string, AppraiserAction>> = {
  a: "accept",
  c: "change",
  r: "return",
  u: "undo",
};
