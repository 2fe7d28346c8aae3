import type { Qualifier } from "../report/cell.ts";

type Holds = (said: number, actual: number, slack: number) => boolean;

const HOLDS: Readonly<Record<Qualifier, Holds>> = {
  exact: (said, actual) => actual === said,
  nearly: (said, actual) => actual < said,
  above: (said, actual) => actual > said,
  about: (said, actual, slack) => Math.abs(actual - said) <= slack,
  "at-least": (said, actual) => actual >= said,
  "at-most": (said, actual) => actual <= said,
};

/**
 * Whether a figure said with a qualifier agrees with the actual one: "trên 120" wants more than
 * 120, "gần 20" less than 20. "Khoảng" names no side, so `slack` says how far still agrees.
 */
export function holds(said: number, qualifier: Qualifier, actual: number, slack: number): boolean {
  return HOLDS[qualifier](said, actual, slack);
}
