import { expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellOfInput } from "./cell-of-input.ts";
import { cellId } from "./cell-id.ts";
import { fill, filledWords } from "./fill.ts";
import { landInList, landInTable } from "./paste.ts";
import { openedReport } from "./report.testing.ts";
import { createWorkbook } from "./workbook.ts";
import type { OpenedReport } from "./workbook-shape.ts";

const received = ["total", "online", "direct", "carried"].map((part) => `tthc.received.${part}`);

function opened(editing: Partial<OpenedReport["editing"]> = {}) {
  const whole = { writable: true, cells: "all", areas: "all" } as const;
  const report = openedReport({ editing: { ...whole, ...editing } });
  const workbook = createWorkbook({
    form: formByCode("annual", "2023-11-30"),
    report,
    person: "An",
    send: () => new Promise(() => undefined),
    makeId: () => "op",
    later: () => () => undefined,
    keep: () => undefined,
    onSignedOut: () => undefined,
  });
  return { report, workbook };
}

test("a column fills downwards and asks back what it cannot read; undo takes the newest first", () => {
  const { report, workbook } = opened();
  const block = [["1.059"], ["1,049"], ["9"], ["1"], ["7"]];
  const filled = fill(report, workbook, landInList(block, received, "tthc.received.total"));
  expect(filled).toEqual({ good: 3, refused: ["tthc.received.online"], closed: 0, beyond: 1 });
  expect(workbook.view("tthc.received.online").refused).toMatchObject({
    text: "1,049",
    suggestion: "1.049",
  });
  expect(workbook.cells().get("tthc.received.total")).toMatchObject({ value: 1059 });
  expect(filledWords(filled)).toBe(
    "Đã điền 3 ô từ khối vừa dán. 1 ô chưa nhận: xem câu hỏi tại ô. 1 ô của khối thừa ra ngoài bảng.",
  );
  expect(workbook.undo()).toBe("tthc.received.online");
  expect(workbook.refusals()).toEqual([]);
  expect(workbook.cells().size).toBe(3);
  expect(workbook.undo()).toBe("tthc.received.total");
  expect(workbook.cells().size).toBe(0);
});

test("all refused texts of a block go in one step, and earlier good work stays", () => {
  const { report, workbook } = opened();
  workbook.type("tthc.received.carried", "1");
  fill(report, workbook, landInList([["1,049"], ["x"]], received, "tthc.received.total"));
  expect(workbook.refusals()).toHaveLength(2);
  expect(workbook.undo()).toBe("tthc.received.total");
  expect(workbook.refusals()).toEqual([]);
  expect([...workbook.cells().keys()]).toEqual(["tthc.received.carried"]);
});

test("a block is taken back whole, whatever was typed and refused after it", () => {
  const { report, workbook } = opened();
  workbook.type("tthc.received.carried", "1");
  const landed = landInList([["1.059"], ["1,049"]], received, "tthc.received.total");
  const filled = fill(report, workbook, landed);
  workbook.type("tthc.received.direct", "x");
  workbook.takeBack(filled.refused, filled.good > 0);
  expect(workbook.refusals()).toEqual(["tthc.received.direct"]);
  expect([...workbook.cells().keys()]).toEqual(["tthc.received.carried"]);
});

test("labels copied along with the figures are passed over", () => {
  const block = [
    ["Tổng", "1.059"],
    ["Trực tuyến", ""],
    ["Trực tiếp", "9"],
  ];
  expect(landInList(block, received, "tthc.received.total").landings).toEqual([
    { key: "tthc.received.total", text: "1.059" },
    { key: "tthc.received.direct", text: "9" },
  ]);
});

test("only cells that came back take a pasted figure", () => {
  const { report, workbook } = opened({ cells: ["tthc.received.online"] });
  const landed = landInList([["1"], ["2"], ["3"]], received, "tthc.received.total");
  expect(fill(report, workbook, landed)).toMatchObject({ good: 1, closed: 2 });
  expect([...workbook.cells().keys()]).toEqual(["tthc.received.online"]);
});

test("a locked period and another's area take nothing", () => {
  for (const editing of [{ writable: false }, { areas: [] }, { cells: "none" as const }]) {
    const { report, workbook } = opened(editing);
    const landed = landInList([["1"], ["2"]], received, "tthc.received.total");
    expect(fill(report, workbook, landed)).toMatchObject({ good: 0, closed: 2 });
  }
});

test("in a table a block keeps its rows and columns", () => {
  const keys = ["land", "merit"].map((row) => received.map((code) => `${code}#${row}`));
  const { landings, beyond } = landInTable(
    [
      ["1", "2"],
      ["3", "4"],
    ],
    keys,
    "tthc.received.online#merit",
  );
  expect(landings).toEqual([
    { key: "tthc.received.online#merit", text: "1" },
    { key: "tthc.received.direct#merit", text: "2" },
  ]);
  expect(beyond).toBe(2);
});

test("every cell of the form is found again by the id of its input", () => {
  const { workbook } = opened();
  const { fields, tables } = workbook.form;
  const keys = [
    ...fields.map(({ code }) => code),
    ...tables.flatMap((table) =>
      table.rows.flatMap(({ key }) => table.fields.map((code) => `${code}#${key}`)),
    ),
  ];
  expect(new Set(keys.map(cellId)).size).toBe(keys.length);
  for (const key of keys) expect(cellOfInput(workbook, cellId(key))).toBe(key);
  expect(cellOfInput(workbook, "noi-dung")).toBeUndefined();
});
