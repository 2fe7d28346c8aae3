import { expect, test } from "vitest";
import { linesOf, cellsOf, marksOf, runsOf } from "./marks.ts";
import { columnLetters, firstLayout, turned, withField } from "./table-layout.ts";

test("columns are lettered as in a spreadsheet", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
    "A",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
});

test("a layout turned and turned back keeps its places and forgets what was mapped", () => {
  const set = withField(firstLayout, "tong so", "tthc.received.total");
  expect(set.fields).toEqual({ "tong so": "tthc.received.total" });
  expect(turned(set, "rows")).toBe(set);
  expect(turned(set, "columns")).toEqual({
    by: "columns",
    sheet: 0,
    lines: 1,
    label: 0,
    row: "",
    fields: {},
  });
  expect(turned(turned(set, "columns"), "rows")).toEqual(firstLayout);
});

test("a line of a sheet is cut into its cells, marks and places kept", () => {
  const text = "Tổng số\t\t1.059\n\tb";
  const citations: [] = [];
  const others = [{ value: "1", unit: "", phrase: "", start: 9, end: 14 }];
  const reading = { proposals: [], findings: [], citations, others };
  const [first, second] = linesOf(runsOf(text, marksOf(reading))).map(cellsOf);
  expect(first?.map((cell) => cell.map((run) => run.text).join(""))).toEqual([
    "Tổng số",
    "",
    "1.059",
  ]);
  expect(first?.[2]?.[0]).toMatchObject({ start: 9, end: 14, marks: [{ id: "khac-0" }] });
  expect(second?.map((cell) => cell.map((run) => run.text).join(""))).toEqual(["", "b"]);
});
