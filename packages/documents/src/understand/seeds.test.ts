/// <reference types="vite/client" />
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractFile } from "../read/extract.ts";
import { SEED_FIELDS } from "../testing/seeds.ts";
import type { Understanding } from "./facts.ts";

interface Fact {
  readonly file: string;
  readonly indicator: string;
  readonly kind: string;
  readonly relation?: string;
  readonly value: number | string | null;
  readonly offset: number;
  readonly end: number;
  readonly phraseOffset: number;
  readonly phrase: string;
}
interface Cited {
  readonly file: string;
  readonly offset: number;
  readonly end: number;
  readonly docType: string;
  readonly number: string;
  readonly symbol: string | null;
  readonly date: string | null;
  readonly issuer: string;
}
interface Dated {
  readonly file: string;
  readonly iso: string;
  readonly offset: number;
  readonly end: number;
}
interface Seeds {
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly facts: readonly Fact[];
  readonly citations: readonly Cited[];
  readonly dates: readonly Dated[];
  readonly planTasks: readonly {
    readonly unitNo: string;
    readonly stt: number;
    readonly deadlineText: string | null;
  }[];
}

const shared = join(import.meta.dirname, "../../../../../shared");
const read = (): Seeds =>
  JSON.parse(readFileSync(join(shared, "seed-facts.json"), "utf8")) as Seeds;
const seeds = existsSync(join(shared, "seed-facts.json")) ? read() : undefined;
const office = spawnSync("soffice", ["--version"]).status === 0;

/** What a reader of the file alone could see, by file. */
const ANOMALIES: Readonly<Record<string, readonly string[]>> = {
  "000": ["qualifier-against-sum", "ambiguous", "derived"],
  "001": ["repeated-section", "own-number-blank", "repeated-row", "markup"],
  "003": ["layout", "encoding", "type-against-symbol", "number-order"],
  "004": [
    "own-number-blank",
    "own-date-blank",
    "two-titles",
    "type-against-symbol",
    "period-ends-early",
    "blank",
    "rate-without-counts",
    "plan-before-superior",
    "repeated-text",
    "missing-unit",
    "title-mismatch",
    "identity-holds",
  ],
};

const QUALIFIERS: Readonly<Record<string, string>> = { lt: "nearly", gt: "above", ge: "at-least" };

function fieldOf({ file, indicator }: Fact): string | null {
  return file === "001" ? null : (SEED_FIELDS[indicator] ?? null);
}

/** Compares by field, value and qualifier; `placed` by place in the text as well. */
function compare(seedsOf: Seeds, id: string, got: Understanding, placed: boolean) {
  const wrong: string[] = [];
  const left = [...got.figures];
  const facts = seedsOf.facts.filter(({ file }) => file === id);
  for (const fact of facts) {
    const at = left.findIndex((figure) => {
      const near =
        !placed ||
        (figure.start < Math.max(fact.end, fact.phraseOffset + fact.phrase.length) &&
          Math.min(fact.offset, fact.phraseOffset) < figure.end + 4);
      const value = figure.value === fact.value || figure.class === "schedule";
      const qualifier = figure.qualifier === (QUALIFIERS[fact.relation ?? ""] ?? "exact");
      return near && value && qualifier && figure.field === fieldOf(fact);
    });
    if (at === -1) wrong.push(`thiếu ${fact.indicator} = ${fact.value}`);
    else left.splice(at, 1);
  }
  const found = facts.length - wrong.length;
  for (const { field, value, phrase } of left) wrong.push(`bịa ${field} = ${value} (${phrase})`);
  const cited = [...got.citations];
  const truth = seedsOf.citations.filter(({ file }) => file === id);
  for (const one of truth) {
    const at = cited.findIndex(
      (other) =>
        other.number === one.number &&
        other.symbol === one.symbol &&
        other.date === one.date &&
        other.type === one.docType &&
        other.issuer === one.issuer &&
        (!placed || (other.start === one.offset && other.end === one.end)),
    );
    if (at === -1) wrong.push(`thiếu ${one.docType} ${one.number}/${one.symbol}`);
    else cited.splice(at, 1);
  }
  for (const { phrase } of cited) wrong.push(`bịa ${phrase}`);
  const dated = [...got.dates];
  const dates = seedsOf.dates.filter(({ file }) => file === id);
  for (const one of dates) {
    const at = dated.findIndex(
      (other) =>
        other.iso === one.iso && (!placed || (other.start < one.end && one.offset < other.end)),
    );
    if (at === -1) wrong.push(`thiếu ngày ${one.iso}`);
    else dated.splice(at, 1);
  }
  for (const { text } of dated) wrong.push(`bịa ngày ${text}`);
  const kinds = new Set<string>(got.findings.map(({ kind }) => kind));
  for (const kind of ANOMALIES[id] ?? []) if (!kinds.has(kind)) wrong.push(`không nêu ${kind}`);
  const line = `${id}: số liệu ${found}/${facts.length}, thừa ${left.length}; văn bản ${truth.length - wrong.filter((one) => /^thiếu [A-ZĐ]/.test(one) && one.includes("/")).length}/${truth.length}; ngày ${dates.length}; nghi vấn ${ANOMALIES[id]?.length ?? 0}`;
  return { wrong, line };
}

if (seeds === undefined) {
  test("bỏ qua: không có ../shared, chỉ chạy kho bài tự viết", () => {
    expect(Object.keys(ANOMALIES)).toHaveLength(4);
  });
} else {
  describe.each(seeds.files)("$id", ({ id, name }) => {
    const source = readFileSync(join(shared, "seeds", name));
    const folder = mkdtempSync(join(tmpdir(), "cchc-seed-"));
    const formats = office ? ["docx", "pdf", "doc"] : [];

    beforeAll(() => {
      if (!office) return;
      const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
      writeFileSync(join(folder, "a.txt"), source);
      const convert = (...args: string[]): void => {
        spawnSync("soffice", [profile, "--headless", ...args, "--outdir", folder], {
          timeout: 120_000,
        });
      };
      convert(
        "--infilter=Text (encoded):UTF8,LF,,,",
        "--convert-to",
        "docx",
        join(folder, "a.txt"),
      );
      convert("--convert-to", "pdf", join(folder, "a.docx"));
      convert("--convert-to", "doc", join(folder, "a.docx"));
    }, 300_000);

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    test("as text: every figure with its field and place, nothing invented", async () => {
      const { understanding, document } = await extractFile({ name, bytes: source });
      const { wrong, line } = compare(seeds, id, understanding, true);
      console.log(line);
      expect(wrong).toEqual([]);
      for (const { start, end } of [...understanding.figures, ...understanding.citations]) {
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(document.text.length);
      }
      if (id === "001") {
        const tasks = seeds.planTasks.map(({ unitNo, stt, deadlineText }) => [
          unitNo,
          String(stt),
          deadlineText,
        ]);
        expect(understanding.tasks.map(({ group, number, time }) => [group, number, time])).toEqual(
          tasks,
        );
      }
    });

    test(
      office ? "as docx, pdf and doc: the same" : "không có LibreOffice: chỉ đọc dạng chữ",
      async () => {
        expect(formats.length).toBe(office ? 3 : 0);
        for (const format of formats) {
          const bytes = readFileSync(join(folder, `a.${format}`));
          const { understanding } = await extractFile({ name: `a.${format}`, bytes });
          const { wrong, line } = compare(seeds, id, understanding, false);
          console.log(`${line} (${format})`);
          expect(wrong, format).toEqual([]);
        }
      },
      120_000,
    );
  });
}
