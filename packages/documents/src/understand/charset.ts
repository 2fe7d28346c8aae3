import type { Letter } from "./clean.ts";

/** TCVN3 (ABC): one code a letter; capitals with tones come from fonts of their own. */
const TCVN3_CODES =
  "µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00adưõừöử÷ữøứùựúỳûỷüỹýýþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư";

/** VNI: a base letter, then a mark; some letters have a code of their own. */
const VNI_PAIRS =
  "aøà aùá aûả aõã aïạ aââ aáấ aàầ aåẩ aãẫ aäậ aêă aéắ aèằ aúẳ aüẵ aëặ eøè eùé eûẻ eõẽ eïẹ eâê eáế eàề eåể eãễ eäệ oøò oùó oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ ôøờ ôùớ ôûở ôõỡ ôïợ uøù uùú uûủ uõũ uïụ öøừ öùứ öûử öõữ öïự yøỳ yùý yûỷ yõỹ";
const VNI_SINGLES = "æỉóĩòịôơöưîỵñđììíí";

function pairsOf(text: string): ReadonlyMap<string, string> {
  const letters = Array.from(text);
  const pairs = new Map<string, string>();
  for (let index = 0; index + 1 < letters.length; index += 2) {
    pairs.set(letters[index] ?? "", letters[index + 1] ?? "");
  }
  return pairs;
}

const TCVN3 = pairsOf(TCVN3_CODES);

const VNI: ReadonlyMap<string, string> = new Map(
  [
    ...VNI_PAIRS.split(" ").map((entry) => [entry.slice(0, 2), entry.slice(2)] as const),
    ...pairsOf(VNI_SINGLES),
  ].flatMap(([code, letter]) => {
    const upper = letter.toUpperCase();
    const mixed = `${code.charAt(0).toUpperCase()}${code.slice(1)}`;
    return [[code, letter] as const, [mixed, upper] as const, [code.toUpperCase(), upper] as const];
  }),
);

function plain(raw: string): Letter[] {
  const letters: Letter[] = [];
  for (let index = 0; index < raw.length; index += 1) {
    letters.push({ char: raw.charAt(index), start: index, end: index + 1 });
  }
  return letters;
}

function fromTcvn3(raw: string): Letter[] {
  return plain(raw).map((letter) => ({ ...letter, char: TCVN3.get(letter.char) ?? letter.char }));
}

function fromVni(raw: string): Letter[] {
  const letters: Letter[] = [];
  for (let index = 0; index < raw.length; index += 1) {
    const pair = VNI.get(raw.slice(index, index + 2));
    const end = pair === undefined ? index + 1 : index + 2;
    const char = pair ?? VNI.get(raw.charAt(index)) ?? raw.charAt(index);
    letters.push({ char, start: index, end });
    index = end - 1;
  }
  return letters;
}

const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const NOT_VIETNAMESE =
  /[^\p{ASCII}\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;

/** Share of words beyond ASCII that are Vietnamese syllables. */
function share(text: string): number {
  const words = text.split(/[\s.,;:!?()"“”/\-+0-9]+/).filter((word) => /\P{ASCII}/u.test(word));
  if (words.length === 0) return 1;
  const good = words.slice(0, 2000).filter((word) => {
    if (NOT_VIETNAMESE.test(word)) return false;
    const bare = word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
    return SYLLABLE.test(bare);
  });
  return good.length / Math.min(words.length, 2000);
}

function textOf(letters: readonly Letter[]): string {
  return letters.map(({ char }) => char).join("");
}

/**
 * Reads texts of the old Vietnamese fonts. The charset is chosen for the whole document by the
 * share of its words that are then Vietnamese syllables; a short or mixed text stays as it is.
 */
export function convertCharset(raw: string): {
  readonly letters: readonly Letter[];
  readonly converted: "tcvn3" | "vni" | null;
} {
  const sample = raw.slice(0, 60_000);
  const odd = sample.match(/[\u00a1-\u00ff]/g)?.length ?? 0;
  const unicode =
    sample.match(/[\u1ea0-\u1ef9\u01a0-\u01b0\u0102\u0103\u0110\u0111]/g)?.length ?? 0;
  if (odd < 8 || unicode * 4 > odd) return { letters: plain(raw), converted: null };
  const now = share(sample);
  const asTcvn3 = share(textOf(fromTcvn3(sample)));
  const asVni = share(textOf(fromVni(sample)));
  if (asTcvn3 >= asVni && asTcvn3 > now && asTcvn3 > 0.8) {
    return { letters: fromTcvn3(raw), converted: "tcvn3" };
  }
  if (asVni > now && asVni > 0.8) return { letters: fromVni(raw), converted: "vni" };
  return { letters: plain(raw), converted: null };
}
