import { type RawSearch, textOf, wordOf } from "../frame/search.ts";

export const rankViews = [
  "bang",
  "linh-vuc",
  "dai-hang",
  "nam-truoc",
  "phan-bo",
  "so-sanh",
] as const;
export type RankView = (typeof rankViews)[number];

/** What leaves a rank open: items nobody settled, or small changes of the weights. */
export const openings = ["muc", "trong-so"] as const;
export type Opening = (typeof openings)[number];

export interface RankingSearch {
  /** The round; the latest where absent. */
  readonly dot?: string | undefined;
  readonly xem?: RankView | undefined;
  /** Ranking block. */
  readonly khoi?: string | undefined;
  readonly dai?: Opening | undefined;
  readonly tim?: string | undefined;
  /** Column that the table is sorted by; the rank where absent. */
  readonly sap?: string | undefined;
  readonly chieu?: "tang" | "giam" | undefined;
  /** The two units that are told apart. */
  readonly mot?: string | undefined;
  readonly hai?: string | undefined;
}

export function readRankingSearch(raw: RawSearch): RankingSearch {
  return {
    dot: textOf(raw, "dot"),
    xem: wordOf(raw, "xem", rankViews),
    khoi: textOf(raw, "khoi"),
    dai: wordOf(raw, "dai", openings),
    tim: textOf(raw, "tim"),
    sap: textOf(raw, "sap"),
    chieu: wordOf(raw, "chieu", ["tang", "giam"] as const),
    mot: textOf(raw, "mot"),
    hai: textOf(raw, "hai"),
  };
}

export const triedYears = ["nay", "truoc"] as const;
export type TriedYear = (typeof triedYears)[number];

/** Trying a changed set: the round, what is begun from, the leaf that is open. */
export interface TrySearch {
  readonly dot?: string | undefined;
  /** Id and version of the set that is tried; the round's own where absent. */
  readonly bo?: string | undefined;
  readonly ban?: string | undefined;
  readonly muc?: string | undefined;
  /** What is tried, so that the address shows a colleague the same. */
  readonly sua?: string | undefined;
  readonly nam?: TriedYear | undefined;
}

export function readTrySearch(raw: RawSearch): TrySearch {
  return {
    dot: textOf(raw, "dot"),
    bo: textOf(raw, "bo"),
    ban: textOf(raw, "ban"),
    muc: textOf(raw, "muc"),
    sua: textOf(raw, "sua"),
    nam: wordOf(raw, "nam", triedYears),
  };
}
