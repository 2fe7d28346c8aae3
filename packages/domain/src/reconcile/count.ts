import type { Day, FieldCode } from "../report/cell.ts";
import type { Dossier } from "./dossier.ts";
import { withoutOddDays } from "./odd-days.ts";

/** A way of counting that differs from the rule, and so a cause of a difference. */
export type Cause =
  /** Counted beyond the period's last day, as far as the file goes. */
  | "cut-off"
  /** Dossiers of the period before were left out. */
  | "carried-left-out"
  /** Withdrawn and refused dossiers were counted too. */
  | "withdrawn-counted"
  /** The same dossier stands twice and was counted twice. */
  | "counted-twice"
  /** Done by its status, without a day: counted as resolved. */
  | "no-result-date"
  /** Days that cannot be were believed, so that a dossier due before it came in is late. */
  | "odd-days";

/** Every cause, the plainest first. */
export const CAUSES: readonly Cause[] = [
  "cut-off",
  "carried-left-out",
  "withdrawn-counted",
  "counted-twice",
  "no-result-date",
  "odd-days",
];

/** Counts of a period by field, in dossiers. */
export type DossierCounts = ReadonlyMap<FieldCode, number>;

/** The fields that an export can be counted against, in the order of form II.06a. */
export const COUNTED: readonly FieldCode[] = [
  "tthc.received.total",
  "tthc.received.online",
  "tthc.received.direct",
  "tthc.received.carried",
  "tthc.resolved.total",
  "tthc.resolved.early",
  "tthc.resolved.on_time",
  "tthc.resolved.late",
  "tthc.pending.total",
  "tthc.pending.in_time",
  "tthc.pending.late",
];

/** The days that a report counts. */
export interface CountedPeriod {
  readonly from: Day;
  readonly to: Day;
  /** Last day that a file goes to; found in the dossiers where it is not given. */
  readonly last?: Day;
  /** The day on which one counts; a day after it cannot be. Without it every day may be. */
  readonly today?: Day;
}

/** The last day that dossiers speak of as past, the period's own at least; days to come are not. */
export function lastDay(dossiers: readonly Dossier[], { to, today }: CountedPeriod): Day {
  let last = to;
  const past = (day: Day): boolean => today === undefined || day <= today;
  for (const { received, finished } of dossiers) {
    if (received > last && past(received)) last = received;
    if (finished !== null && finished > last && past(finished)) last = finished;
  }
  return last;
}

/** The fields that one dossier counts into; none where it lies outside of the period. */
function fieldsOf(
  { received, due, finished, online, end }: Dossier,
  { from, to }: CountedPeriod,
  causes: ReadonlySet<Cause>,
): readonly FieldCode[] {
  if (received > to || (finished !== null && finished < from)) return [];
  if (end === "withdrawn" && !causes.has("withdrawn-counted")) return [];
  // Done before the period began, nobody knows when: not of this period.
  if (end === "done" && finished === null && received < from) return [];
  const carried = received < from;
  if (carried && causes.has("carried-left-out")) return [];
  const entry = carried ? "carried" : online ? "online" : "direct";
  const undated = end === "done" && finished === null && causes.has("no-result-date");
  const resolved = undated || (finished !== null && finished <= to);
  const late =
    due !== null && (finished !== null && resolved ? finished > due : !resolved && due < to);
  const early = finished !== null && (due === null ? false : finished < due);
  const state = resolved
    ? `tthc.resolved.${late ? "late" : early ? "early" : "on_time"}`
    : `tthc.pending.${late ? "late" : "in_time"}`;
  const total = resolved ? "tthc.resolved.total" : "tthc.pending.total";
  return ["tthc.received.total", `tthc.received.${entry}`, total, state];
}

/**
 * Counts the dossiers of a period. By the rule: received up to the last day, those of before that were
 * still open on the first day carried over, withdrawn and refused ones left out, each code once,
 * resolved only with its day, days that cannot be left out (`odd-days.ts`). `causes` counts as somebody
 * would who departed from it. A dossier without a due day is in time. Source: Thông tư 01/2020/TT-VPCP, form II.06a.
 */
export function countDossiers(
  dossiers: readonly Dossier[],
  period: CountedPeriod,
  causes: ReadonlySet<Cause> = new Set(),
): DossierCounts {
  const cutOff = causes.has("cut-off");
  const days = {
    from: period.from,
    to: cutOff ? (period.last ?? lastDay(dossiers, period)) : period.to,
  };
  const counts = new Map<FieldCode, number>(COUNTED.map((code) => [code, 0]));
  const seen = new Set<string>();
  for (const stated of dossiers) {
    const dossier = causes.has("odd-days") ? stated : withoutOddDays(stated, period.today);
    if (dossier === undefined) continue;
    if (dossier.code !== "" && !causes.has("counted-twice")) {
      if (seen.has(dossier.code)) continue;
      seen.add(dossier.code);
    }
    for (const code of fieldsOf(dossier, days, causes))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}
