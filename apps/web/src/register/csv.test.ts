import { expect, test } from "vitest";
import { toCsv } from "@cchc/domain/text/csv";
import { registerLines } from "./csv.ts";
import type { DocumentEntry } from "./words.ts";

const entry: DocumentEntry = {
  id: "d",
  unitId: "ward",
  type: "plan",
  number: "26",
  symbol: "KH-UBND",
  issuedOn: "2023-02-14",
  issuer: "UBND phường",
  summary: "Cải cách hành chính; năm 2023",
  area: "direction",
  illustration: true,
  version: 1,
  withdrawn: false,
  files: [],
  citedIn: [],
  hints: [],
  by: "",
  at: "2023-02-14T00:00:00Z",
};

test("one line a paper below the headings, each as long as they are", () => {
  const [headings = [], ...lines] = registerLines([
    entry,
    { ...entry, number: null, symbol: null, issuedOn: null, area: null, illustration: false },
  ]);
  expect(lines.map((line) => line.length)).toEqual([headings.length, headings.length]);
  expect(lines[0]).toEqual([
    "Kế hoạch",
    "26/KH-UBND",
    "14/02/2023",
    "Cải cách hành chính; năm 2023",
    "UBND phường",
    "Chỉ đạo, điều hành",
    "",
    "",
    "văn bản minh họa",
  ]);
  expect(lines[1]?.slice(1, 3)).toEqual(["", ""]);
});

test("what a spreadsheet would run stands as text", () => {
  const summary = '=HYPERLINK("http://a")';
  expect(toCsv(registerLines([{ ...entry, summary }]))).toContain(`"'=HYPERLINK(""http://a"")"`);
});
