import { setTimeout as sleep } from "node:timers/promises";

/** Time left to people, and pauses of about so many seconds: from half to one and a half times. */
export interface Pace {
  /** Milliseconds until the end of the day. */
  readonly left: () => number;
  /** Nobody waits beyond the end. */
  readonly pause: (seconds: number) => Promise<void>;
  /** Milliseconds of the whole day. */
  readonly whole: number;
}

export function paceOf(whole: number): Pace {
  const end = performance.now() + whole;
  const left = (): number => end - performance.now();
  return {
    whole,
    left,
    pause: (seconds) =>
      sleep(Math.max(0, Math.min(left(), seconds * 1000 * (0.5 + Math.random())))),
  };
}
