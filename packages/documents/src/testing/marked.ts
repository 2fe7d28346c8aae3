/** A figure that a corpus text is known to state. */
export interface MarkedFigure {
  readonly start: number;
  readonly end: number;
  readonly field: string | null;
  readonly value: number | string;
  readonly qualifier: string;
}

/** A document that a corpus text is known to cite. */
export interface MarkedCitation {
  readonly start: number;
  readonly end: number;
  /** `null` where the text leaves it out. */
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: string | null;
}

/** A corpus text without its marks, and what the marks say. */
export interface MarkedText {
  readonly text: string;
  readonly figures: readonly MarkedFigure[];
  readonly citations: readonly MarkedCitation[];
}

function spoken(words: string): number {
  const digits = /\d[\d.]*(?:,\d+)?/.exec(words)?.[0] ?? "";
  return Number(digits.replaceAll(".", "").replace(",", "."));
}

/**
 * Reads a text with its truth in it: `「1.059|tthc.received.total」` marks a figure (`=value` where
 * the words are not the number, a third part for the qualifier, two fields for a fraction) and
 * `『Kế hoạch số 12/KH-UBND ngày 10/01/2024|12|KH-UBND|2024-01-10』` a citation.
 */
export function readMarked(source: string): MarkedText {
  const figures: MarkedFigure[] = [];
  const citations: MarkedCitation[] = [];
  let text = "";
  let last = 0;
  for (const match of source.matchAll(/「([^|」]*)\|([^」]*)」|『([^|』]*)\|([^』]*)』/g)) {
    text += source.slice(last, match.index);
    last = match.index + match[0].length;
    const start = text.length;
    if (match[3] !== undefined) {
      text += match[3];
      for (const one of (match[4] ?? "").split(";")) {
        const [number = "", symbol = "", date = ""] = one.split("|");
        citations.push({
          start,
          end: text.length,
          number: number || null,
          symbol: symbol || null,
          date: date || null,
        });
      }
      continue;
    }
    const words = match[1] ?? "";
    text += words;
    const [meaning = "", qualifier = "exact"] = (match[2] ?? "").split("|");
    const [codes = "", stated] = meaning.split("=");
    const fields = codes.split("/").map((code) => (code === "null" ? null : code));
    const parts = fields.length === 2 ? words.split("/") : [words];
    let at = start;
    parts.forEach((part, index) => {
      const value =
        stated === undefined
          ? spoken(part)
          : /^\d+(?:\.\d+)?$/.test(stated)
            ? Number(stated)
            : stated;
      figures.push({
        start: at,
        end: at + part.length,
        field: fields[index] ?? null,
        value,
        qualifier,
      });
      at += part.length + 1;
    });
  }
  return { text: text + source.slice(last), figures, citations };
}
