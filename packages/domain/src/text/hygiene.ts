/** What every stored text goes through, so that equal words are equal strings. */

/** Spaces that are not U+0020 and tabs; pasted from Word, PDF and Excel. */
const oddSpaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Control characters except the line feed, invisible formatting, private and broken code units. */
const invisible = /[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Co}/gu;

/**
 * The letter OI (`ƣ`, U+01A3) stands for `ư` in texts that went through a wrong font table. It
 * occurs in no Vietnamese word, so the repair cannot hurt.
 */
export function repairLetters(text: string): string {
  return text.replaceAll("\u01a3", "ư").replaceAll("\u01a2", "Ư");
}

/**
 * The text as it is stored: NFC, line ends as `\n`, no control or invisible characters, plain
 * spaces, `ƣ` repaired, trimmed. Applying it twice changes nothing more.
 */
export function cleanText(text: string): string {
  return repairLetters(
    text
      .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
      .replaceAll(oddSpaces, " ")
      .replaceAll(invisible, ""),
  )
    .normalize("NFC")
    .trim();
}
