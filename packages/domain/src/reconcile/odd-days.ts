import type { Day } from "../report/cell.ts";
import type { Dossier } from "./dossier.ts";

/** Why the days of a dossier cannot be: slips of whoever typed them, which nobody can count with. */
export type OddDay =
  | "due-before-received"
  | "finished-before-received"
  | "received-in-future"
  | "finished-in-future";

/** What each is called beside the dossier, in Vietnamese. */
export const ODD_DAY_LABELS: Readonly<Record<OddDay, string>> = {
  "due-before-received": "hẹn trả trước ngày tiếp nhận",
  "finished-before-received": "có kết quả trước ngày tiếp nhận",
  "received-in-future": "tiếp nhận ở ngày chưa đến",
  "finished-in-future": "có kết quả ở ngày chưa đến",
};

/**
 * What is odd in the days of a dossier; empty where nothing is. `today`: the day on which one asks;
 * without it no day is in the future. Days that are the same are not odd.
 */
export function oddDays(
  { received, due, finished }: Pick<Dossier, "received" | "due" | "finished">,
  today: Day | undefined,
): readonly OddDay[] {
  const found: OddDay[] = [];
  if (due !== null && due < received) found.push("due-before-received");
  if (finished !== null && finished < received) found.push("finished-before-received");
  if (today === undefined) return found;
  if (received > today) found.push("received-in-future");
  if (finished !== null && finished > today) found.push("finished-in-future");
  return found;
}

/**
 * The dossier without the days that cannot be, so that it is counted and never as late: `due` and a
 * result day that is odd say nothing. `undefined` for one that is yet to come in.
 */
export function withoutOddDays(dossier: Dossier, today: Day | undefined): Dossier | undefined {
  const odd = oddDays(dossier, today);
  if (odd.length === 0) return dossier;
  if (odd.includes("received-in-future")) return undefined;
  const unfinished = odd.includes("finished-before-received") || odd.includes("finished-in-future");
  return { ...dossier, due: null, ...(unfinished ? { finished: null } : {}) };
}
