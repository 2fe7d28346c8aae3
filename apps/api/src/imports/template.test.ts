import { expect, test } from "vitest";
import { readGrid } from "@cchc/documents/read/grid";
import { writeEntrySheet } from "@cchc/documents/write/entry-sheet";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Cell, Cells, Qualifier } from "@cchc/domain/report/cell";
import { cellKey } from "@cchc/domain/report/cell";
import { entrySheetOf, isTemplate, readTemplate } from "./template.ts";

const form = formByCode("annual", "2023-11-30");

function entered(value: number | string | boolean, qualifier: Qualifier = "exact"): Cell {
  return { state: "entered", value, qualifier };
}

const yesno = form.fields.find(({ kind }) => kind === "yesno")?.code ?? "";

const cells: Cells = new Map<string, Cell>([
  ["tthc.received.total", entered(1059)],
  ["documents.checked", { ...entered(20, "nearly"), note: "theo sổ\nquý IV" }],
  ["tthc.digitised.on_receipt.rate", entered(9953)],
  ["finance.reform_spending", entered(35_400_000)],
  ["plan.issued_on", entered("2022-12-30")],
  ["petitions.received", { state: "none" }],
  ["survey.ballots.total", { state: "unknown" }],
  [yesno, entered(true)],
  ["assessment.strengths", entered("=Không phải công thức\nDòng hai, 1,5 lần")],
  ["tthc.received.total#civil_status", entered(0)],
  ["tthc.received.total#Tên riêng của đơn vị", entered(7)],
]);

async function rowsOf(given: Cells): Promise<readonly (readonly string[])[]> {
  const bytes = await writeEntrySheet(entrySheetOf({ form, about: "Phường, 2023", cells: given }));
  return readGrid("mau.xlsx", bytes);
}

const known = new Map(
  [...cells].filter(([key]) => form.fields.some(({ code }) => code === key.split("#")[0])),
);

test("an export read again says what was exported, cell by cell", async () => {
  const rows = await rowsOf(known);
  expect(isTemplate(rows)).toBe(true);
  const { proposals, others, findings, notices } = readTemplate(form, rows, "mau.xlsx");
  expect([others, findings, notices]).toEqual([[], [], []]);
  const read = new Map(
    proposals.map(({ field, row, cell }) => {
      const { source, ...said } = cell;
      expect(source).toMatch(/^tệp mau\.xlsx, dòng \d+: “/);
      return [cellKey(field, row), said];
    }),
  );
  expect(read).toEqual(known);
  expect(known.size).toBeGreaterThanOrEqual(8);
});

test("an empty report asks every field once and reads back as nothing", async () => {
  const rows = await rowsOf(new Map());
  const codes = rows.map(([code = ""]) => code).filter((code) => code !== "");
  for (const { code } of form.fields) expect(codes.filter((one) => one === code)).toHaveLength(1);
  expect(readTemplate(form, rows, "mau.xlsx").proposals).toEqual([]);
});

/** A sheet as an officer fills it in: values by code. */
async function filled(values: Readonly<Record<string, readonly [string, string?]>>) {
  const rows = (await rowsOf(new Map())).map((row) => {
    const [value, qualifier = ""] = values[row[0] ?? ""] ?? [];
    return value === undefined ? row : [...row.slice(0, 3), value, qualifier, ""];
  });
  return readTemplate(form, rows, "mau.xlsx");
}

test("what is typed is read the Vietnamese way; a doubt is a question and proposes nothing", async () => {
  const { proposals, findings, text } = await filled({
    "tthc.received.total": ["1.274"],
    "documents.checked": ["20", "gần"],
    "tthc.received.online": ["1,180"],
    "tthc.received.direct": ["84", "chừng"],
    "petitions.received": ["không phát sinh"],
  });
  expect(
    proposals.map(({ field, cell, certain }) => [field, { ...cell, source: "" }, certain]),
  ).toEqual(
    expect.arrayContaining([
      ["tthc.received.total", { ...entered(1274), source: "" }, true],
      ["documents.checked", { ...entered(20, "nearly"), source: "" }, true],
      ["petitions.received", { state: "none", source: "" }, true],
    ]),
  );
  expect(proposals).toHaveLength(3);
  expect(findings.map(({ fields }) => fields?.[0])).toEqual([
    "tthc.received.online",
    "tthc.received.direct",
  ]);
  expect(proposals.map(({ phrase }) => phrase)).toContainEqual(
    expect.stringMatching(/: không phát sinh$/),
  );
  for (const { start, end, phrase } of [...proposals, ...findings]) {
    expect(phrase).toContain(text.slice(start, end));
    expect(end).toBeGreaterThan(start);
  }
});

test("another form's sheet says so, and a code without a cell stays visible", () => {
  const rows = [
    ["so-cchc/mau-nhap/1", "quarterly", "1"],
    ["no.such.field", "Một chỉ tiêu khác", "việc", "12", "", ""],
    ["documents.checked#civil_status", "Văn bản", "", "3", "", ""],
  ];
  const read = readTemplate(form, rows, "mau.xlsx");
  expect(read.notices).toHaveLength(1);
  expect(read.proposals).toEqual([]);
  expect(read.others.map(({ value }) => value)).toEqual(["12", "3"]);
  expect(isTemplate([["Mẫu"]])).toBe(false);
  expect(isTemplate(undefined)).toBe(false);
});

test("a row that stands twice with different figures is certain in neither", () => {
  const row = (value: string) => ["documents.checked", "Văn bản", "văn bản", value, "", ""];
  const rows = [["so-cchc/mau-nhap/1", form.code, String(form.version)], row("3"), row("4")];
  const { proposals } = readTemplate(form, rows, "mau.xlsx");
  expect(proposals.map(({ certain }) => certain)).toEqual([false, false]);
});
