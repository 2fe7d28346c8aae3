import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type MarkedText, readMarked } from "./marked.ts";

/** A marked text with the name of its file. */
export interface CorpusText extends MarkedText {
  readonly name: string;
}

/** One wording a line with its truth in it; `\n` and `\t` stand for themselves, `#` begins a remark. */
export function phrasesOf(source: string): readonly string[] {
  return source
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\t`, "\t"));
}

/** The marked reports in a folder and those below it; files in `phrasings` hold single wordings. */
export function corpusTexts(folder: string): readonly CorpusText[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .toSorted()
    .flatMap((name): CorpusText[] => {
      const source = readFileSync(join(folder, name), "utf8");
      const texts = name.includes("phrasings") ? phrasesOf(source) : [source];
      return texts.map((text) => ({ name, ...readMarked(text) }));
    });
}
