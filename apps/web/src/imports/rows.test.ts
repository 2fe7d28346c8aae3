import { expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Cell, EnteredCell } from "@cchc/domain/report/cell";
import type { Choices, Proposal } from "./reading.ts";
import { chosenOf, rowsOf, standingOf, withAllCertain, writesOf } from "./rows.ts";

const form = formByCode("annual", "2023-11-30");

function entered(value: number, source = "tệp a.docx: “…”"): EnteredCell {
  return { state: "entered", value, qualifier: "exact", source };
}

function proposal(field: string, value: number, given: Partial<Proposal> = {}): Proposal {
  const phrase = `${value} hồ sơ`;
  return {
    figure: 0,
    field,
    row: "",
    cell: entered(value),
    phrase,
    start: value,
    end: value + 4,
    certain: true,
    ...given,
  };
}

const total = proposal("tthc.received.total", 1059);
const online = proposal("tthc.received.online", 1049);

test("cells stand in the order of the form, the same answer twice is one with two places", () => {
  const again = { ...total, start: 5000, end: 5005, cell: entered(1059, "tệp khác") };
  const rows = rowsOf(form, { proposals: [online, total, again] });
  expect(rows.map(({ key }) => key)).toEqual(["tthc.received.total", "tthc.received.online"]);
  expect(rows[0]?.candidates).toHaveLength(1);
  expect(rows[0]?.candidates[0]?.places).toEqual([
    { start: 1059, end: 1063 },
    { start: 5000, end: 5005 },
  ]);
});

test("a field that the form does not have is no row; a row of the table is called by its lĩnh vực", () => {
  const rows = rowsOf(form, {
    proposals: [
      proposal("no.such.field", 1),
      proposal("tthc.received.total", 7, { row: "civil_status" }),
    ],
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.label).toMatch(/: Hộ tịch$/);
});

test("certain, another answer in the report, the same answer, a doubt", () => {
  const [row] = rowsOf(form, { proposals: [total] });
  const [doubtful] = rowsOf(form, { proposals: [{ ...total, certain: false }] });
  const [two] = rowsOf(form, { proposals: [total, proposal("tthc.received.total", 1058)] });
  if (row === undefined || doubtful === undefined || two === undefined) throw new Error("no row");
  expect(standingOf(row, undefined)).toBe("certain");
  expect(standingOf(row, entered(1058))).toBe("differs");
  expect(standingOf(row, { ...entered(1059), source: "sổ một cửa" })).toBe("same");
  expect(standingOf(row, { ...entered(1059), qualifier: "nearly" })).toBe("differs");
  expect(standingOf(row, { state: "none" })).toBe("differs");
  expect(standingOf(doubtful, undefined)).toBe("doubt");
  expect(standingOf(two, undefined)).toBe("doubt");
});

test("all certain ones at once overwrite nothing and leave decided rows alone", () => {
  const rows = rowsOf(form, {
    proposals: [total, online, proposal("tthc.received.direct", 10, { certain: false })],
  });
  const decided: Choices = new Map([["tthc.received.online", { kind: "leave" }]]);
  const none = new Map<string, Cell>();
  expect([...withAllCertain(rows, none, decided).entries()]).toEqual([
    ["tthc.received.online", { kind: "leave" }],
    ["tthc.received.total", { kind: "take", candidate: 0 }],
  ]);
  const standing = new Map([["tthc.received.total", entered(1)]]);
  expect(withAllCertain(rows, standing, decided)).toEqual(decided);
});

test("what is written: against the version seen, never what stands already, never what cannot be read", () => {
  const rows = rowsOf(form, { proposals: [total, online] });
  const choices: Choices = new Map([
    ["tthc.received.total", { kind: "take", candidate: 0 }],
    ["tthc.received.online", { kind: "correct", text: "1.050" }],
  ]);
  const versions = new Map([["tthc.received.total", 3]]);
  const cells = new Map<string, Cell>();
  const { writes } = writesOf(rows, choices, { cells, versions });
  expect(writes.map(({ field, version, cell }) => [field, version, cell])).toEqual([
    ["tthc.received.total", 3, entered(1059)],
    ["tthc.received.online", 0, entered(1050, "tệp a.docx: “…” (sửa khi nhập)")],
  ]);

  const there = new Map([["tthc.received.total", entered(1059, "khác")]]);
  const left = writesOf(rows, choices, { cells: there, versions }).writes;
  expect(left.map(({ field }) => field)).toEqual(["tthc.received.online"]);

  const wrong: Choices = new Map([["tthc.received.online", { kind: "correct", text: "1,050" }]]);
  expect(writesOf(rows, wrong, { cells, versions })).toEqual({
    writes: [],
    refused: ["tthc.received.online"],
  });
});

test("a correction that was not typed is asked for", () => {
  const [row] = rowsOf(form, { proposals: [total] });
  if (row === undefined) throw new Error("no row");
  expect(chosenOf(row, { kind: "correct", text: " " })).toMatchObject({ kind: "refused" });
  expect(chosenOf(row, { kind: "correct", text: "không phát sinh" })).toMatchObject({
    kind: "cell",
    cell: { state: "none" },
  });
  expect(chosenOf(row, { kind: "leave" })).toEqual({ kind: "nothing" });
  expect(chosenOf(row, undefined)).toEqual({ kind: "nothing" });
});

test("a note that the file brings is something to write, a note that it lacks takes none away", () => {
  const noted = { ...entered(1059), note: "theo sổ quý IV" };
  const [row] = rowsOf(form, { proposals: [{ ...total, cell: noted }] });
  if (row === undefined) throw new Error("no row");
  expect(standingOf(row, entered(1059))).toBe("differs");
  expect(standingOf(row, { ...entered(1059), note: "khác" })).toBe("differs");
  expect(standingOf(row, noted)).toBe("same");
  const [plain] = rowsOf(form, { proposals: [total] });
  if (plain === undefined) throw new Error("no row");
  expect(standingOf(plain, noted)).toBe("same");
});
