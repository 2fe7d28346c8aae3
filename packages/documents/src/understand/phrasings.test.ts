import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import { agree } from "../testing/agree.ts";
import { phrasesOf } from "../testing/corpus.ts";
import { readMarked } from "../testing/marked.ts";
import { understand } from "./understand.ts";

const corpus = join(import.meta.dirname, "../../corpus");
const folder = join(corpus, "phrasings");

const tables = readdirSync(folder).map((name) => ({
  name,
  phrases: phrasesOf(readFileSync(join(folder, name), "utf8")),
}));

/** Prose of the writer, or read from tables only. */
function isProse(code: string): boolean {
  return code.startsWith("assessment.");
}

test("every field of the forms is worded at least thrice in the phrasings and the corpus", () => {
  const texts = readdirSync(corpus)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(join(corpus, name), "utf8"));
  const all = [...texts, ...tables.flatMap(({ phrases }) => phrases)];
  const times = new Map<string, number>();
  for (const { field } of all.flatMap((text) => readMarked(text).figures)) {
    if (field !== null) times.set(field, (times.get(field) ?? 0) + 1);
  }
  expect([...times.keys()].filter((field) => fieldOf(ANNUAL_FORM, field) === undefined)).toEqual(
    [],
  );
  expect(
    ANNUAL_FORM.fields
      .map(({ code }) => code)
      .filter((code) => !isProse(code) && (times.get(code) ?? 0) < 3),
  ).toEqual([]);
});

test.each(tables)("$name: every wording leads to its field, value and certainty", ({ phrases }) => {
  const wrong = phrases.flatMap((phrase) => {
    const marked = readMarked(phrase);
    const read = understand(marked.text);
    const { figure, words, cited } = agree(marked, read);
    const kinds = read.figures.flatMap(({ field, kind, qualifier, unit }) => {
      const asked = field === null ? undefined : fieldOf(ANNUAL_FORM, field);
      const loose = kind === "approx" || kind === "bound";
      return [
        ...(kind !== "impliedZero" && loose === (qualifier === "exact")
          ? [`${kind} ${qualifier}`]
          : []),
        ...(asked?.kind === "rate" && unit !== "%" ? [`${field} tính bằng ${unit}`] : []),
        ...(asked?.kind === "money" && !/đồng|^đ$/u.test(unit)
          ? [`${field} tính bằng ${unit}`]
          : []),
      ];
    });
    return [...figure.wrong, ...words.wrong, ...cited.wrong, ...kinds].map(
      (one) => `${phrase}\n    ${one}`,
    );
  });
  expect(wrong).toEqual([]);
});
