import { createHash } from "node:crypto";

/** Numbers that look drawn by lot and are the same on every machine. */
export interface Lot {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Between two bounds. */
  between(low: number, high: number): number;
  /** A whole number between two bounds, both included. */
  whole(low: number, high: number): number;
  /** True this share of the time. */
  chance(share: number): boolean;
}

/** A lot of its own for each name: what one commune draws never moves another's. */
export function lotOf(name: string): Lot {
  let state = createHash("sha256").update(name).digest().readUInt32LE(0);
  // mulberry32, public domain
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
  };
}

/** A share of a whole number, rounded, never outside it. */
export function part(whole: number, share: number): number {
  return Math.min(whole, Math.max(0, Math.round(whole * share)));
}
