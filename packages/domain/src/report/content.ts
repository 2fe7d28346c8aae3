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
  /** Why soft findings stand, as handed in; absent only in texts of the first layout. */
  readonly reasons?: readonly ContentReason[];
}

/** A reason as it was handed in: the check, the first cell that its finding speaks of, the words. */
export interface ContentReason {
  readonly check: string;
  /** `cellKey` of the cell; `""` for a finding without cells. */
  readonly cell: string;
  readonly reason: string;
}

/**
 * Versions of the text's layout, part of the text, so that none gives another's hash: the first has
 * cells alone, the second the reasons too. Frozen; a third gets a name of its own.
 */
export const contentLayouts = ["so-cchc/report/1", "so-cchc/report/2"] as const;

export type ContentLayout = (typeof contentLayouts)[number];

/** The layout that a text names, of whatever version; `undefined` for any other text. */
export function layoutOf(content: string): ContentLayout | undefined {
  const found = /^\{.*?"layout":"([^"]*)"/s.exec(content);
  return contentLayouts.find((layout) => layout === found?.[1]);
}

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
 * without spaces, members, cells and reasons sorted by code units, text in NFC. Equal reports give
 * equal text whatever the order their cells were entered in. With `reasons`, even none, the text has
 * the second layout; without, the first, letter by letter as it always was.
 */
export function reportContent({ cells, reasons, ...about }: ReportContent): string {
  const list = sortedByKey(cells).map(([key, cell]) => ({ ...cellRef(key), ...plain(cell) }));
  const layout = contentLayouts[reasons === undefined ? 0 : 1];
  const explained = sortedByKey(
    (reasons ?? []).map((one) => [`${one.check} ${one.cell}`, one] as const),
  ).map(([, one]) => one);
  return JSON.stringify(
    { layout, ...about, cells: list, ...(reasons === undefined ? {} : { reasons: explained }) },
    sortMembers,
  );
}
