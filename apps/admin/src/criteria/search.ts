import { type RawSearch, textOf } from "../frame/search.ts";

export interface SetSearch {
  /** Id of the set. */
  readonly bo?: string | undefined;
  /** Its version. */
  readonly ban?: string | undefined;
  /** The place within it that is looked at; the whole tree where absent. */
  readonly muc?: string | undefined;
  /** `thay-doi`: what it changes instead of what it says. */
  readonly xem?: "thay-doi" | undefined;
}

export function readSetSearch(raw: RawSearch): SetSearch {
  return {
    bo: textOf(raw, "bo"),
    ban: textOf(raw, "ban"),
    muc: textOf(raw, "muc"),
    xem: textOf(raw, "xem") === "thay-doi" ? "thay-doi" : undefined,
  };
}
