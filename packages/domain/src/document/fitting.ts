import { searchKey } from "../text/search-key.ts";

/** Syllables that stand in criteria and papers of every kind, and tell none from another. */
const COMMON: ReadonlySet<string> = new Set(
  (
    "va hoac cua ve viec cac nhung theo tren trong tai den tu cho voi la co duoc bi de ra nay do khac " +
    "nam quy thang ngay ky muc so ty le dung day du thuc hien cong tac ban hanh ket qua noi dung " +
    "tai lieu van minh chung kiem uy nhan dan ubnd xa phuong dia phuong don vi co quan"
  ).split(" "),
);

/** What criteria shorten and papers write out, or the other way round. */
const SHORT: Readonly<Record<string, string>> = {
  cchc: "cai cach hanh chinh",
  tthc: "thu tuc hanh chinh",
  cntt: "cong nghe thong tin",
  vbqppl: "van ban quy pham phap luat",
  qppl: "quy pham phap luat",
  cbcc: "can bo cong chuc",
};

/** What a text is told by: its syllables without common ones, and pairs that stand side by side. */
interface Told {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

function told(text: string): Told {
  const all = searchKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => SHORT[word]?.split(" ") ?? [word])
    .filter((word) => word !== "" && !/^\d+$/.test(word));
  const pairs = all.slice(1).flatMap((word, at) => {
    const before = all[at] ?? "";
    return COMMON.has(before) && COMMON.has(word) ? [] : [`${before} ${word}`];
  });
  return { words: new Set(all.filter((word) => !COMMON.has(word))), pairs: new Set(pairs) };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((one) => b.has(one)).length;
}

/**
 * Papers in the order in which their summaries (trích yếu) speak of what is wanted: first those that
 * share most pairs of syllables with it, for most Vietnamese words are such pairs, then most single
 * ones. Accents, case, numbers and common words count for nothing, CCHC, TTHC and the like for the
 * words they shorten; equals keep their order.
 *
 * @param wanted the words of a criterion and of the evidence it asks for
 */
export function fittingFirst<T extends { readonly summary: string }>(
  wanted: string,
  papers: readonly T[],
): readonly T[] {
  const asked = told(wanted);
  const found = papers.map((paper) => {
    const { words, pairs } = told(paper.summary);
    return { paper, pairs: shared(asked.pairs, pairs), words: shared(asked.words, words) };
  });
  found.sort((a, b) => b.pairs - a.pairs || b.words - a.words);
  return found.map(({ paper }) => paper);
}
