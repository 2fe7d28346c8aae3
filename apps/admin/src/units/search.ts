import { type RawSearch, textOf } from "../frame/search.ts";

export interface UnitsSearch {
  /** The day whose tree is shown; today where absent. */
  readonly ngay?: string | undefined;
  /** An earlier day to compare with. */
  readonly so?: string | undefined;
  readonly tim?: string | undefined;
  /** The unit that is looked at. */
  readonly chon?: string | undefined;
}

export function readUnitsSearch(raw: RawSearch): UnitsSearch {
  return {
    ngay: textOf(raw, "ngay"),
    so: textOf(raw, "so"),
    tim: textOf(raw, "tim"),
    chon: textOf(raw, "chon"),
  };
}

export interface OperationSearch {
  /** The operation that is looked at; the list of all where absent. */
  readonly ma?: string | undefined;
}

export function readOperationSearch(raw: RawSearch): OperationSearch {
  return { ma: textOf(raw, "ma") };
}
