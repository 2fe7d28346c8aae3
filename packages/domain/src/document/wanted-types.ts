import { searchKey } from "../text/search-key.ts";
import { type EntryType, entryTypeLabel, entryTypes } from "./entry.ts";

/** Types that no commune proves its own work with; "kỷ luật" would name a law otherwise. */
const SUPERIOR: readonly EntryType[] = ["decree", "circular", "law"];

/** Words of what proves something and is no document. */
const OTHERS = ["anh", "hinh anh", "tin bai", "bai viet", "so theo doi", "ho so", "chung nhan"];

/**
 * The types of papers that a sentence asks for, in the order it names them: of
 * `"Kế hoạch, báo cáo rà soát văn bản."` plan and report. Empty where it names none.
 */
export function wantedTypes(sentence: string): readonly EntryType[] {
  const words = ` ${searchKey(sentence).replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  const placeOf = (word: string): number => words.indexOf(` ${word} `);
  const found = entryTypes.flatMap((type) => {
    if (SUPERIOR.includes(type)) return [];
    const names = type === "other" ? OTHERS : [searchKey(entryTypeLabel(type))];
    const places = names.map(placeOf).filter((place) => place >= 0);
    return places.length === 0 ? [] : [{ type, place: Math.min(...places) }];
  });
  found.sort((a, b) => a.place - b.place);
  return found.map(({ type }) => type);
}
