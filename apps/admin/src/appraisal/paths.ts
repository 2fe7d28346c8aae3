import { base } from "../frame/paths.ts";
import { type RawSearch, writeSearch } from "../frame/search.ts";
import type { AppraisalSearch } from "./search.ts";

export type AppraisalScreen = "" | "/tieu-chi" | "/hang-doi" | "/khao-sat" | "/loat";

/** The address of one of the screens of a round. */
export function appraisalHref(screen: AppraisalScreen, search: AppraisalSearch): string {
  const raw: RawSearch = { ...search };
  return `${base}/tham-dinh${screen}${writeSearch(raw)}`;
}

/** One criterion across all communes; `unitId`: the row to begin with. */
export function criterionHref(roundId: string, leaf: string, unitId?: string): string {
  const search = writeSearch({ dot: roundId, muc: unitId });
  return `${base}/tham-dinh/tieu-chi/${encodeURIComponent(leaf)}${search}`;
}

/** One commune with all its criteria; `leaf`: the one to open. */
export function appraisedUnitHref(roundId: string, unitId: string, leaf?: string): string {
  const search = writeSearch({ dot: roundId, muc: leaf });
  return `${base}/tham-dinh/don-vi/${encodeURIComponent(unitId)}${search}`;
}

/** Shows a PDF or a picture of the register in the browser; everything else is saved. */
export function fileHref(documentId: string, position: number): string {
  return `/api/files/${encodeURIComponent(documentId)}/${position}?xem`;
}
