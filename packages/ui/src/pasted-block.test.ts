import { describe, expect, it } from "vitest";
import { isBlock, parsePastedBlock } from "./pasted-block.ts";

describe("parsePastedBlock", () => {
  it.each([
    ["one cell", "1.059", [["1.059"]]],
    ["one cell as Excel copies it", "1.059\r\n", [["1.059"]]],
    ["a column", "1.049\r\n9\r\n1\r\n", [["1.049"], ["9"], ["1"]]],
    ["a row", "1.049\t9\t1", [["1.049", "9", "1"]]],
    ["blank cells keep their places", "a\t\tb\n\n\tc\n", [["a", "", "b"], [""], ["", "c"]]],
    ["old Mac line ends", "1\r2\r", [["1"], ["2"]]],
    ["spaces around figures", " 12 \t 7\u00a0\n", [["12", "7"]]],
    ["quoted cell with a line end", '"hai\ndòng"\t3\n', [["hai\ndòng", "3"]]],
    ["doubled quotes", '"nói ""có"""\t1', [['nói "có"', "1"]]],
    ["a quote that never closes is a letter", '"a\tb', [['"a', "b"]]],
    ["a quoted text with more after it stays as typed", '"Số 5" cũ\t1', [['"Số 5" cũ', "1"]]],
    ["nothing", "", [[""]]],
  ])("%s", (_, text, rows) => {
    expect(parsePastedBlock(text)).toEqual(rows);
  });
});

describe("isBlock", () => {
  it("one cell is left to the browser", () => {
    expect(isBlock([["1.059"]])).toBe(false);
    expect(isBlock([["1", "2"]])).toBe(true);
    expect(isBlock([["1"], ["2"]])).toBe(true);
  });
});
