import { type Outage, outageAdvice, outageOf } from "@cchc/db/outage";
import { Problem } from "./problem.ts";
import type { LogLine } from "./services.ts";

/** What a request is told while the database is away, busy, slow or full: nothing was written. */
export function unavailable(error: unknown): Problem | undefined {
  return outageOf(error) === undefined ? undefined : new Problem("unavailable", {});
}

/** Says an outage once when it begins and once when it is over, however many requests meet it. */
export interface OutageWatch {
  /** @returns whether `error` is one */
  readonly seen: (error: unknown, requestId: string) => boolean;
  readonly over: () => void;
}

/** Requests that are told the same within so many milliseconds are one line in the log. */
const quiet = 10_000;

export function watchOutages(log: (line: LogLine) => void, now: () => Date): OutageWatch {
  let current: { readonly kind: Outage; readonly said: number } | undefined;
  return {
    seen(error, requestId) {
      const kind = outageOf(error);
      if (kind === undefined) return false;
      const at = now().getTime();
      if (current?.kind !== kind || Math.abs(at - current.said) >= quiet) {
        current = { kind, said: at };
        log({ level: "error", event: `database ${kind}`, requestId, detail: outageAdvice[kind] });
      }
      return true;
    },
    over() {
      if (current === undefined) return;
      current = undefined;
      log({ level: "info", event: "database answers again" });
    },
  };
}
