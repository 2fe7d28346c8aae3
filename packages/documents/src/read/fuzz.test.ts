import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { type BookType, type CellObject, utils, write } from "@e965/xlsx";
import { formByCode } from "@cchc/domain/form/catalogue";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { afterAll, describe, expect } from "vitest";
import { damaged, damagedInside, WOUNDS } from "../testing/damage.ts";
import { understand } from "../understand/understand.ts";
import { DOSSIER_LIMITS } from "./dossier-file.ts";
import { countTask, lookTask } from "./dossier-tasks.ts";
import { FIGURE_LIMITS, readFigures } from "./figure-table.ts";
import { readGrid } from "./grid.ts";
import { LIMITS } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { type GivenFile, readFile } from "./read.ts";
import { sheetsToText } from "./sheet.ts";
import { readTables, type Table as FileTable } from "./table.ts";

/** `CCHC_FUZZ=100000` for a long run by hand. */
const numRuns = Number(process.env["CCHC_FUZZ"] ?? 300);
/** Milliseconds that a small file may take, however it is hurt, on a machine with other work. */
const MOST = 10_000;

const worst = new Map<string, { runs: number; sum: number; most: number; what: string }>();

async function timed(name: string, what: string, run: () => unknown): Promise<void> {
  const start = performance.now();
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
  }
  const took = performance.now() - start;
  const kept = worst.get(name) ?? { runs: 0, sum: 0, most: 0, what };
  const slower = took > kept.most;
  worst.set(name, {
    runs: kept.runs + 1,
    sum: kept.sum + took,
    most: slower ? took : kept.most,
    what: slower ? what : kept.what,
  });
  expect(took, what).toBeLessThan(MOST);
}

afterAll(() => {
  for (const [name, { runs, sum, most, what }] of worst) {
    console.log(
      `${name}: ${runs} inputs, ${(sum / 1000).toFixed(1)} s, slowest ${most.toFixed(0)} ms (${what})`,
    );
  }
});

const TEXT = "Đã tiếp nhận 1.059 hồ sơ, trong đó trực tuyến 1.049 hồ sơ, không có hồ sơ quá hạn.";
const LINES = [
  ["STT", "Mã hồ sơ", "Lĩnh vực", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả"],
  [1, "H1.1", "Hộ tịch", "05/01/2023", "10/01/2023", "09/01/2023"],
  [2, "H1.2", "Chứng thực", "06/01/2023", "06/01/2023", ""],
];

function book(bookType: BookType): Buffer {
  const sheet = utils.aoa_to_sheet(LINES);
  sheet["!merges"] = [{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }];
  const linked: CellObject = { t: "s", v: "H1.1", l: { Target: "https://a.vn/", Tooltip: "A" } };
  sheet["B2"] = linked;
  const bytes: Uint8Array = write(utils.book_new(sheet, "DS"), {
    type: "buffer",
    bookType,
    bookSST: bookType === "xlsx",
  });
  return Buffer.from(bytes);
}

const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
const docx = await Packer.toBuffer(
  new Document({
    sections: [
      {
        children: [
          new Paragraph(TEXT),
          new Table({
            rows: LINES.map(
              (row) => new TableRow({ children: row.map((one) => cell(String(one))) }),
            ),
          }),
        ],
      },
    ],
  }),
);
const page = `<html><head><title>A</title></head><body><p>${TEXT}</p><table><tr><td rowspan="2" colspan="3">A</td><td>1</td></tr><tr><td>2</td></tr></table><ul><li>x</li></ul></body></html>`;
const kept = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../testing", name));

const SAMPLES: readonly GivenFile[] = [
  { name: "a.docx", bytes: docx },
  { name: "a.doc", bytes: kept("sample.doc") },
  { name: "a.pdf", bytes: kept("sample.pdf") },
  { name: "a.xlsx", bytes: book("xlsx") },
  { name: "a.xls", bytes: book("biff8") },
  { name: "b.xls", bytes: kept("sample.xls") },
  { name: "a.ods", bytes: book("ods") },
  { name: "a.html", bytes: Buffer.from(page) },
  { name: "a.csv", bytes: Buffer.from(LINES.map((row) => row.join(";")).join("\r\n")) },
  { name: "a.txt", bytes: Buffer.from(`\ufeff${TEXT}`, "utf16le") },
];

const wound = fc.record({
  kind: fc.constantFrom(...WOUNDS),
  at: fc.nat(),
  length: fc.nat(200),
  bytes: fc.uint8Array({ maxLength: 24 }),
});
const wounds = fc.array(wound, { minLength: 1, maxLength: 6 });

async function readAndUnderstand(file: GivenFile): Promise<void> {
  const { text } = await readFile(file);
  understand(text);
}

const asTable = (file: GivenFile): void => {
  readGrid(file.name, file.bytes);
  readTables(file.name, file.bytes, FIGURE_LIMITS);
};

describe("bytes", () => {
  test.prop([fc.constantFrom(...SAMPLES), wounds], { numRuns: Math.ceil(numRuns / 2) })(
    "a file with wounds is read or refused with one sentence",
    async ({ name, bytes }, hurt) => {
      await timed("bytes", name, () => readAndUnderstand({ name, bytes: damaged(bytes, hurt) }));
      await timed("bytes as a table", name, () => asTable({ name, bytes: damaged(bytes, hurt) }));
    },
  );

  const zipped = SAMPLES.filter(({ name }) => /\.(?:docx|xlsx|ods)$/.test(name));
  test.prop([fc.constantFrom(...zipped), fc.nat(), wounds], { numRuns: Math.ceil(numRuns / 2) })(
    "a whole zip with a part that is hurt is read or refused with one sentence",
    async ({ name, bytes }, part, hurt) => {
      const file = { name, bytes: damagedInside(bytes, part, hurt) };
      await timed("parts of zips", name, () => readAndUnderstand(file));
      await timed("parts of zips as a table", name, () => asTable(file));
    },
  );
});

const WORDS = [
  "",
  "STT",
  "Nội dung",
  "ĐVT",
  "Đơn vị",
  "Năm 2022",
  "Năm 2023",
  "Quý I",
  "Lĩnh vực",
  "Hộ tịch",
  "Chứng thực",
  "Đất đai",
  "Tổng số",
  "Tổng số hồ sơ tiếp nhận",
  "Trực tuyến",
  "Trực tiếp, bưu chính",
  "Từ kỳ trước chuyển qua",
  "Đã giải quyết",
  "Trước hạn",
  "Đúng hạn",
  "Quá hạn",
  "Phường Sông Mây",
  "Xã A",
  "Mã hồ sơ",
  "Ngày tiếp nhận",
  "Ngày hẹn trả",
  "Ngày trả kết quả",
  "Hình thức nộp",
  "Trạng thái",
  "Người nộp",
  "Đã trả",
  "Đang xử lý",
  "05/01/2023",
  "2023-01-09",
  "31/02/2023",
  "1/2/23 08:30",
  "45000",
  "1.059",
  "1,059",
  "99,53%",
  "-",
  "0",
  "-5",
  "1e308",
  "9".repeat(40),
  "không phát sinh",
  "__proto__",
  "constructor",
  "=1+1",
  "#REF!",
  "I",
  "1.1",
  "(1)",
  "A\nB",
  '"',
  ";",
];
const words = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 2000 }).map(String) },
);
const lines = fc.array(fc.array(words, { maxLength: 9 }), { maxLength: 30 });
const place = fc.integer({ min: -1, max: 10 });
const layout = fc.record({
  sheet: fc.integer({ min: -1, max: 2 }),
  lines: fc.integer({ min: 0, max: 40 }),
  columns: fc.record(
    { code: place, area: place, received: place, due: place, finished: place, status: place },
    { requiredKeys: [] },
  ),
});
const merge = fc.record({
  s: fc.record({ r: fc.nat(30), c: fc.nat(9) }),
  e: fc.record({ r: fc.nat(60), c: fc.nat(60) }),
});

const wish = {
  form: formByCode("annual", "2023-11-30"),
  unitName: "Phường Sông Mây",
  period: { name: "Năm 2023", from: "2022-12-15", to: "2023-12-14" },
};

function understandTable(table: FileTable): void {
  const read = readFigures([table], wish, { kept: [] });
  for (const { start, end, text } of read?.table.values ?? []) {
    expect(read?.table.text.slice(start, end)).toBe(text);
  }
  const text = sheetsToText([table]);
  for (const { start, end, value } of understand(text).figures) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
    if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
  }
}

const period = { from: "2023-01-01", to: "2023-11-30" };
const nothing = (): void => undefined;

describe("tables", () => {
  test.prop([lines], { numRuns: Math.ceil(numRuns / 2) })(
    "whatever stands in the cells, figures stay at their places",
    async (rows) => {
      await timed("tables", "cells", () => understandTable({ name: "Sheet1", rows }));
    },
  );

  test.prop(
    [lines, fc.array(merge, { maxLength: 4 }), layout, fc.constantFrom("xlsx", "biff8", "csv")],
    { numRuns: Math.ceil(numRuns / 2) },
  )("a list of dossiers is looked at and counted, or refused", async (rows, merges, at, kind) => {
    const sheet = utils.aoa_to_sheet(rows);
    if (kind === "xlsx") sheet["!merges"] = merges;
    const bookType: BookType = kind;
    const bytes: Uint8Array = write(utils.book_new(sheet, "DS"), { type: "buffer", bookType });
    const file = { name: `a.${kind === "biff8" ? "xls" : kind}`, bytes };
    await timed("lists", kind, () => {
      const count = (one: typeof at): unknown =>
        countTask(
          { kind: "count", file, limits: DOSSIER_LIMITS, request: { layout: one, period } },
          nothing,
        );
      const looked = lookTask({ kind: "look", file, limits: DOSSIER_LIMITS }, nothing);
      const best = looked.sheets[looked.best];
      if (best !== undefined)
        count({ sheet: looked.best, lines: best.lines, columns: best.proposed });
      count(at);
    });
    await timed("lists as reports", kind, () => readFile(file, LIMITS));
  });
});
