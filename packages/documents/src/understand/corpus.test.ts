import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import { agree } from "../testing/agree.ts";
import { readMarked } from "../testing/marked.ts";
import { understand } from "./understand.ts";

const folder = join(import.meta.dirname, "../../corpus");
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
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

test.each(texts)("$name: what is marked is read, and nothing else", (marked) => {
  const read = understand(marked.text);
  const { figure, words, cited } = agree(marked, read);
  console.log(
    `tìm thấy ${figure.found}/${figure.expected}, đúng mục ${figure.mapped}/${figure.toMap}, thừa ${figure.invented}; văn bản ${cited.found}/${cited.expected}, thừa ${cited.invented}; lời ${words.found}/${words.expected}, thừa ${words.invented}`,
  );
  expect([...figure.wrong, ...cited.wrong, ...words.wrong]).toEqual([]);
  for (const { start, end, field, kind } of read.figures) {
    if (kind === "exact" && field !== null)
      expect(marked.text.slice(start, end)).toMatch(/\d|\p{L}/u);
  }
});
