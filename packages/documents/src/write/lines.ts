import type { TextStyle } from "@cchc/domain/document/layout";
import { cased, pointsToMm } from "./measures.ts";
import { textWidth } from "./widths.ts";

/** Length of a line as it is set, millimetres. */
export function lineLength(text: string, style: TextStyle): number {
  const face = style.bold ? "bold" : "regular";
  return pointsToMm(textWidth(cased(text, style), style.size, face));
}

function broken(words: readonly string[], style: TextStyle, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || lineLength(longer, style) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/**
 * A centred title in as few lines as the width (millimetres) allows, of nearly the same length, so
 * that no single word is left over. `last` is the length of the last line.
 */
export function balancedLines(
  text: string,
  style: TextStyle,
  width: number,
): { readonly lines: readonly string[]; readonly last: number } {
  // "năm 2024" stays together.
  const words = text.replaceAll(/(năm|ngày|tháng|quý|số) (?=[\dIVX])/giu, "$1\u00a0").split(" ");
  const fewest = broken(words, style, width).length;
  let best = broken(words, style, width);
  for (let narrower = width; narrower > width / 3; narrower -= 2) {
    const lines = broken(words, style, narrower);
    if (lines.length > fewest) break;
    best = lines;
  }
  const spaced = best.map((line) => line.replaceAll("\u00a0", " "));
  return { lines: spaced, last: lineLength(spaced.at(-1) ?? "", style) };
}
