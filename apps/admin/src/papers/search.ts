import { type RawSearch, textOf } from "../frame/search.ts";

/** Which period and node the papers are of. */
export interface PapersSearch {
  readonly ky?: string | undefined;
  readonly nut?: string | undefined;
}

export function readPapersSearch(raw: RawSearch): PapersSearch {
  return { ky: textOf(raw, "ky"), nut: textOf(raw, "nut") };
}
