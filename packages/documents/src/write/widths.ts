/**
 * Advance widths of Times-metric type in thousandths of the size, U+0020–U+007E. Marks above and
 * below letters take no width; ơ and ư are wider than o and u. Measured from Liberation Serif,
 * which has the metrics of Times New Roman.
 */
const REGULAR =
  "250,333,408,500,500,833,778,180,333,333,500,564,250,333,250,278,500,500,500,500,500,500,500,500,500,500,278,278,564,564,564,444,921,722,667,667,722,611,556,722,722,333,389,722,611,889,722,722,556,722,667,556,611,722,722,944,722,722,611,333,278,333,469,500,333,444,500,444,500,444,333,500,500,278,278,500,278,778,500,500,500,500,333,389,278,500,500,722,500,500,444,480,200,480,541";
const BOLD =
  "250,333,555,500,500,1000,833,278,333,333,500,570,250,333,250,278,500,500,500,500,500,500,500,500,500,500,333,333,570,570,570,500,930,722,667,722,722,667,611,778,778,389,500,778,667,944,722,778,611,778,722,556,667,722,722,1000,722,722,667,333,278,333,581,500,333,500,556,444,556,444,333,500,556,278,333,556,278,833,556,500,556,556,444,389,333,556,500,722,500,500,444,394,220,394,520";

interface Face {
  readonly ascii: readonly number[];
  readonly others: Readonly<Record<string, number>>;
}

const FACES: Readonly<Record<"regular" | "bold", Face>> = {
  regular: {
    ascii: REGULAR.split(",").map(Number),
    others: { ơ: 529, ư: 542, Ơ: 722, Ư: 776, đ: 500, Đ: 722, "\u00a0": 250, "–": 500 },
  },
  bold: {
    ascii: BOLD.split(",").map(Number),
    others: { ơ: 554, ư: 600, Ơ: 778, Ư: 796, đ: 556, Đ: 722, "\u00a0": 250, "–": 500 },
  },
};

/** Tone marks and breve, circumflex; the horn (U+031B) stays, it widens. */
const MARKS = /[\u0300-\u0303\u0306\u0309\u0323]/gu;

function letterWidth(letter: string, { ascii, others }: Face): number {
  const horned = others[letter];
  if (horned !== undefined) return horned;
  return ascii[(letter.codePointAt(0) ?? 0) - 32] ?? 500;
}

/** How long a line of text is, in points. */
export function textWidth(text: string, size: number, face: "regular" | "bold"): number {
  const letters = text.normalize("NFD").replaceAll(MARKS, "").normalize("NFC");
  const sum = Array.from(letters).reduce(
    (total, letter) => total + letterWidth(letter, FACES[face]),
    0,
  );
  return (sum * size) / 1000;
}
