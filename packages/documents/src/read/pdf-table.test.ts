import { expect, test } from "vitest";
import { LIMITS } from "./limits.ts";
import { readPdf } from "./pdf.ts";

/** A PDF of one page for each drawing; offsets are left to the reader's repair. */
function pdfOf(drawings: readonly string[]): Buffer {
  const kids = drawings.map((_, index) => `${10 + index * 2} 0 R`).join(" ");
  const pages = drawings.map(
    (drawing, index) =>
      `${10 + index * 2} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents ${11 + index * 2} 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj\n${11 + index * 2} 0 obj<</Length ${drawing.length}>>stream\n${drawing}\nendstream endobj\n`,
  );
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count ${drawings.length}>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n${pages.join("")}trailer<</Root 1 0 R>>\n`,
  );
}

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `${x1} ${y1} m ${x2} ${y2} l S`;
/** As word processors other than LibreOffice draw borders. */
const bar = (x1: number, y1: number, x2: number, y2: number): string =>
  `${x1} ${y1} ${Math.max(0.5, x2 - x1)} ${Math.max(0.5, y2 - y1)} re f`;
const word = (x: number, y: number, text: string): string =>
  `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`;

type Draw = typeof line;

/** Three columns at 50, 90, 250 … 350 and lines at these heights. */
function frame(draw: Draw, heights: readonly number[]): string[] {
  const [top = 0, bottom = 0] = [heights[0], heights.at(-1)];
  return [
    ...heights.map((y) => draw(50, y, 350, y)),
    ...[50, 90, 250, 350].map((x) => draw(x, bottom, x, top)),
  ];
}

const broken = [
  word(50, 380, "Before the table and longer than a word"),
  word(55, 340, "STT"),
  word(95, 340, "Work"),
  word(255, 340, "When"),
  word(55, 320, "1"),
  word(95, 320, "Issue the yearly"),
  word(95, 308, "plan of the reform"),
  word(255, 320, "Quarter I"),
  word(50, 270, "After the table"),
];

test.each([
  ["strokes", line],
  ["thin rectangles", bar],
] as const)("cells broken over lines are one cell, ruled with %s", async (_, draw) => {
  const drawing = [...frame(draw, [355, 335, 295]), ...broken].join("\n");
  const { text } = await readPdf(pdfOf([drawing]), LIMITS);
  expect(text.split("\n")).toEqual([
    "Before the table and longer than a word",
    "STT\tWork\tWhen",
    "1\tIssue the yearly plan of the reform\tQuarter I",
    "After the table",
  ]);
});

test("words that stand in columns without rules stay lines, and so does a frame around a text", async () => {
  const loose = await readPdf(pdfOf([broken.join("\n")]), LIMITS);
  expect(loose.text).toContain("plan of the reform\nAfter the table");
  const around = [
    line(40, 370, 360, 370),
    line(40, 290, 360, 290),
    line(40, 290, 40, 370),
    line(360, 290, 360, 370),
  ];
  const framed = await readPdf(pdfOf([[...around, ...broken].join("\n")]), LIMITS);
  expect(framed.text).toBe(loose.text);
});

test("a cell over two columns and a cell over two rows have their words once", async () => {
  const drawing = [
    ...[350, 310].map((y) => line(50, y, 350, y)),
    line(150, 330, 350, 330),
    ...[50, 150, 350].map((x) => line(x, 310, x, 350)),
    line(250, 310, 250, 330),
    word(55, 325, "Name"),
    word(190, 336, "Received"),
    word(155, 316, "Online"),
    word(255, 316, "Direct"),
    line(50, 290, 350, 290),
    ...[50, 150, 250, 350].map((x) => line(x, 290, x, 310)),
    word(55, 296, "Land"),
    word(155, 296, "12"),
    word(255, 296, "3"),
  ].join("\n");
  const { text } = await readPdf(pdfOf([drawing]), LIMITS);
  expect(text.split("\n")).toEqual(["Name\tReceived\t", "\tOnline\tDirect", "Land\t12\t3"]);
});

test("a row cut by the page break is one row; a total below is a row of its own", async () => {
  const first = [
    ...frame(line, [355, 335, 315]),
    word(55, 340, "STT"),
    word(95, 340, "Work"),
    word(255, 340, "Count"),
    word(55, 320, "1"),
    word(95, 320, "Dossiers returned"),
    word(255, 320, "47"),
  ].join("\n");
  const rest = (count: string): string =>
    [
      ...frame(line, [355, 335, 315]),
      word(95, 340, "by the post"),
      word(255, 340, count),
      word(55, 320, "2"),
      word(95, 320, "Ballots"),
      word(255, 320, "9"),
    ].join("\n");
  const cut = await readPdf(pdfOf([first, rest("")]), LIMITS);
  expect(cut.text.split("\n")).toEqual([
    "STT\tWork\tCount",
    "1\tDossiers returned by the post\t47",
    "2\tBallots\t9",
  ]);
  const total = await readPdf(pdfOf([first, rest("56")]), LIMITS);
  expect(total.text.split("\n")[2]).toBe("\tby the post\t56");
});
