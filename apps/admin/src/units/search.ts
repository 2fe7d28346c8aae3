import { type RawSearch, textOf } from "../frame/search.ts";

export interface UnitsSearch {
  /** The day whose tree is shown; today where absent. */
  readonly ngay?: string | undefined;
  readonly tim?: string | undefined;
  /** The unit that is looked at. */
  readonly chon?: string | undefined;
}

export function readUnitsSearch(raw: RawSearch): UnitsSearch {
  return { ngay: textOf(raw, "ngay"), tim: textOf(raw, "tim"), chon: textOf(raw, "chon") };
}
