import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import { measureCitations, measureFigures, measureStatements } from "../testing/measure.ts";
import { readMarked } from "../testing/marked.ts";
import { understand } from "./understand.ts";

const folder = join(import.meta.dirname, "../../corpus");
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
/** Fields answered with yes, a day or words: read as statements, but for the two that stand with the figures. */
function isStatement(field: string | null): boolean {
  const kind = field === null ? undefined : fieldOf(ANNUAL_FORM, field)?.kind;
  return (
    kind === "yesno" || kind === "date" || (kind === "text" && field === "digital.website.address")
  );
}

const texts = names.map((name) => ({
  name,
  ...readMarked(readFileSync(join(folder, name), "utf8")),
}));

test("the corpus names only fields there are, and is large enough to measure with", () => {
  const fields = texts.flatMap(({ figures }) => figures.flatMap(({ field }) => field ?? []));
  expect(fields.filter((field) => fieldOf(ANNUAL_FORM, field) === undefined)).toEqual([]);
  expect(texts.length).toBeGreaterThanOrEqual(8);
  expect(new Set(fields).size).toBeGreaterThan(60);
});

test.each(texts)(
  "$name: what is marked is read, and nothing else",
  ({ text, figures, citations }) => {
    const read = understand(text);
    const inWords = figures.filter(({ field }) => isStatement(field));
    const figure = measureFigures(
      figures.filter(({ field }) => !isStatement(field)),
      read.figures,
    );
    const words = measureStatements(inWords, read.statements);
    const cited = measureCitations(citations, read.citations);
    console.log(
      `tìm thấy ${figure.found}/${figure.expected}, đúng mục ${figure.mapped}/${figure.toMap}, thừa ${figure.invented}; văn bản ${cited.found}/${cited.expected}, thừa ${cited.invented}; lời ${words.found}/${words.expected}, thừa ${words.invented}`,
    );
    expect([...figure.wrong, ...cited.wrong, ...words.wrong]).toEqual([]);
    for (const { start, end, field, kind } of read.figures) {
      if (kind === "exact" && field !== null) expect(text.slice(start, end)).toMatch(/\d|\p{L}/u);
    }
  },
);
