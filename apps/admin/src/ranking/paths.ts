import { base } from "../frame/paths.ts";
import { type RawSearch, writeSearch } from "../frame/search.ts";

export type RankingScreen = "" | "/thu-sua" | "/cong-bo";

/** The address of one of the screens about the result of a round. */
export function rankingHref(screen: RankingScreen, search: RawSearch): string {
  return `${base}/xep-hang${screen}${writeSearch(search)}`;
}

/** The published page of a result; it belongs to everybody and stands outside this app. */
export function publishedHref(id: string): string {
  return `/cong-bo/${encodeURIComponent(id)}`;
}
