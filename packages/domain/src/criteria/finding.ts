import { formatHundredths } from "../text/numbers.ts";

/** `error` stops saving a set; `warning` is shown and may stand. */
export type SetFindingSeverity = "error" | "warning";

export type SetFindingCode =
  | "duplicate-code"
  | "code-clash"
  | "source-missing"
  | "sum-differs"
  | "total-not-100"
  | "points-above-max"
  | "max-not-reachable"
  | "gap"
  | "overlap"
  | "unreachable"
  | "order"
  | "misplaced"
  | "parameter"
  | "unknown-field"
  | "unknown-indicator"
  | "example-missing"
  | "example-differs"
  | "policy"
  | "dates";

/** One thing wrong with a set, and where. */
export interface SetFinding {
  readonly code: SetFindingCode;
  readonly severity: SetFindingSeverity;
  /** The place by codes: `areas/3/criteria/3.1/leaves/3.1.2/rule/bands/2`; bands count from 1. */
  readonly path: string;
  /** One Vietnamese sentence: what is wrong, where and what to do. */
  readonly message: string;
}

/** Collects findings below one place. */
export type Report = (
  code: SetFindingCode,
  path: string,
  message: string,
  severity?: SetFindingSeverity,
) => void;

/** A reporter that writes `name` in front of messages and `path` in front of places. */
export function reporter(into: SetFinding[], path: string, name: string): Report {
  return (code, below, message, severity = "error") => {
    const place = [path, below].filter((part) => part !== "").join("/");
    into.push({ code, severity, path: place, message: `${name}: ${message}` });
  };
}

/** Points as they stand in a sentence: `1,50 điểm`. */
export function pointsText(hundredths: number): string {
  return `${formatHundredths(hundredths)} điểm`;
}
