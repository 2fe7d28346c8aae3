import { type RawSearch, textOf, wordOf } from "../frame/search.ts";

export const roundFilters = [
  "tat-ca",
  "chua-nop",
  "tra-lai",
  "dang-tham-dinh",
  "cho-tra-lai",
  "cho-xac-nhan",
  "da-du",
  "da-tham-dinh",
] as const;
export type RoundFilter = (typeof roundFilters)[number];

/** What is done to many scores at once. */
export const bulkWorks = ["ket-thuc", "duyet", "tra-lai", "mo-lai"] as const;
export type BulkWork = (typeof bulkWorks)[number];

export interface AppraisalSearch {
  /** The round; the latest where absent. */
  readonly dot?: string | undefined;
  readonly loc?: RoundFilter | undefined;
  readonly viec?: BulkWork | undefined;
  /** The leaf that is open on the screen of one commune, the commune on that of one leaf. */
  readonly muc?: string | undefined;
  readonly tim?: string | undefined;
}

export function readAppraisalSearch(raw: RawSearch): AppraisalSearch {
  return {
    dot: textOf(raw, "dot"),
    loc: wordOf(raw, "loc", roundFilters),
    viec: wordOf(raw, "viec", bulkWorks),
    muc: textOf(raw, "muc"),
    tim: textOf(raw, "tim"),
  };
}
