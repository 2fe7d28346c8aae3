/// <reference types="vite/client" />
import { readWritten } from "@cchc/documents/write/docx-figures";
import { writeDocx } from "@cchc/documents/write/docx";
import { cellRef } from "@cchc/domain/report/cell";
import { figuresOfDocument, type OfficialDocument } from "@cchc/domain/report-text/block";
import { rateInText } from "@cchc/domain/report-text/figure";
import { composePlan } from "@cchc/domain/report-text/plan-text";
import { formatCount } from "@cchc/domain/text/numbers";
import { describe, expect, test } from "vitest";
import { SEED_FIELDS } from "@cchc/documents/testing/seeds";
import { builtInDocuments, sonTrungReport, tanHongReport, wardReport } from "./built-in.ts";
import { townPlan } from "@cchc/demo/town-plan";

interface SeedFact {
  readonly id: string;
  readonly file: string;
  readonly indicator: string;
  readonly kind: string;
  readonly relation?: string;
  readonly value: number | string | null;
  readonly phrase: string;
}

interface SeedTask {
  readonly deadlineText: string | null;
}

const seedFiles = import.meta.glob<{ facts: readonly SeedFact[]; planTasks: readonly SeedTask[] }>(
  "../../../../shared/seed-facts.json",
  { eager: true },
);
const [seeds] = Object.values(seedFiles);
const without = seeds === undefined ? " (bỏ qua: không có tệp số liệu gốc ở cạnh kho mã)" : "";

/** What stands on paper for a fact; `undefined` for what the report left blank. */
function written({ kind, value, relation, indicator }: SeedFact): string | undefined {
  if (kind === "missing" || value === null) return undefined;
  if (kind === "impliedZero") return "không phát sinh";
  if (typeof value === "string") return value;
  const rate = /TY_LE|SU_DUNG_TX/.test(indicator);
  const figure = rate ? rateInText(Math.round(value * 100)) : formatCount(value);
  const word = { lt: "gần ", gt: "trên " }[relation ?? ""] ?? "";
  return `${word}${figure}`;
}

/** Facts that stand in the text as a sentence or a schedule, not as a number of their own. */
const IN_WORDS: Readonly<Record<string, string>> = {
  "000-f002": "thứ Năm của tuần thứ 4 hằng tháng",
};

interface Written {
  readonly text: string;
  /** The fields it is made of. */
  readonly fields: readonly string[];
  /** A rate without its counts. */
  readonly stated: boolean;
}

/** The figures of the .docx, opened again, each with the fields that it is bound to. */
async function figuresIn(document: OfficialDocument): Promise<readonly Written[]> {
  const bound = figuresOfDocument(document);
  return readWritten(await writeDocx(document)).figures.map(({ text }, at) => {
    const { code = "", cells = [], state } = bound[at] ?? {};
    const fields = [code, ...cells.map((key) => cellRef(key).field)];
    return { text, fields, stated: state === "stated" };
  });
}

describe("the source documents are written again with all their figures", () => {
  test.each([
    ["000", tanHongReport, 18],
    ["003", sonTrungReport, 1],
    ["004", wardReport, 26],
  ] as const)(`%s${without}`, async (file, compose, count) => {
    const figures = await figuresIn(compose());
    expect(figures.length).toBeGreaterThan(0);
    if (seeds === undefined) return;
    const facts = seeds.facts.filter((fact) => fact.file === file);
    expect(facts.length).toBe(count);
    const lacking = facts.filter((fact) => {
      const field = SEED_FIELDS[fact.indicator];
      const own = figures.filter(
        ({ fields }) => field !== undefined && fields.includes(field ?? ""),
      );
      const text = IN_WORDS[fact.id] ?? written(fact);
      // What the report left blank is asked for, or a rate stands without it: never a figure.
      if (text === undefined) {
        return !own.some((one) => one.text === "[chưa có số liệu]" || one.stated);
      }
      return !own.some((one) => one.text === text);
    });
    expect(lacking).toEqual([]);
  });

  test(`001, all 22 tasks with the wording of their times${without}`, async () => {
    const document = composePlan(townPlan);
    const { figures, rest } = readWritten(await writeDocx(document));
    const times = figures.map(({ text }) => text);
    expect(times.length).toBe(22);
    if (seeds === undefined) return;
    expect(times).toEqual(seeds.planTasks.map(({ deadlineText }) => deadlineText ?? "–"));
    const quotas = seeds.facts
      .filter(({ file }) => file === "001")
      .map(({ phrase }) => phrase.trim());
    expect(quotas.length).toBe(7);
    const lacking = quotas.filter((phrase) => !rest.includes(phrase) && !times.includes(phrase));
    expect(lacking).toEqual([]);
  });

  test("every built-in document is a file that opens, and no two bear one name", async () => {
    const documents = builtInDocuments();
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
    for (const { document } of documents) {
      expect((await figuresIn(document)).length).toBeGreaterThan(0);
    }
  });
});
