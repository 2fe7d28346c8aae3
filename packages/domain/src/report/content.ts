import { type Cell, type Cells, type Day, cellRef } from "./cell.ts";

/** What a report says, and what it was signed with. */
export interface ReportContent {
  readonly unitId: string;
  readonly periodId: string;
  readonly form: { readonly code: string; readonly version: number };
  readonly period: { readonly from: Day; readonly to: Day };
  /** Absent while the report has not been signed. */
  readonly signing?: { readonly number: string; readonly symbol: string; readonly signedDay: Day };
  readonly cells: Cells;
}

/** Version of the text's layout, part of the text: a later layout never gives the same hash. */
export const CONTENT_LAYOUT = "so-cchc/report/1";

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A sorted copy; Chrome 109 has no toSorted. */
function sortedByKey<T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] {
  const list = [...entries];
  list.sort(([a], [b]) => byCodeUnits(a, b));
  return list;
}

function sortMembers(_key: string, member: unknown): unknown {
  if (typeof member === "string") return member.normalize("NFC");
  if (member === null || typeof member !== "object" || Array.isArray(member)) return member;
  return Object.fromEntries(sortedByKey(Object.entries(member)));
}

function plain(cell: Cell): Record<string, unknown> {
  const remarks = { note: cell.note, source: cell.source };
  return cell.state === "entered"
    ? { state: cell.state, value: cell.value, qualifier: cell.qualifier, ...remarks }
    : { state: cell.state, ...remarks };
}

/**
 * The canonical text of a report, to be hashed (SHA-256 of its UTF-8 bytes) for the receipt: JSON
 * without spaces, members and cells sorted by code units, text in NFC. Equal reports give equal
 * text whatever the order their cells were entered in.
 */
export function reportContent({ cells, ...about }: ReportContent): string {
  const list = sortedByKey(cells).map(([key, cell]) => ({ ...cellRef(key), ...plain(cell) }));
  return JSON.stringify({ layout: CONTENT_LAYOUT, ...about, cells: list }, sortMembers);
}
