import { describe, expect, test } from "vitest";
import { signingDoubts, signingProblems } from "./signing.ts";

const period = { from: "2022-12-01", to: "2023-11-30", due: "2023-12-15" };
const place = { period, today: "2023-12-20" };
const signing = { number: "126", symbol: "BC-UBND", signedDay: "2023-12-12" };

describe("what a report handed in is signed with", () => {
  test.each(["126", "05", "7a", "12B"])("number %s stands", (number) => {
    expect(signingProblems({ ...signing, number }, place)).toEqual({});
  });

  test.each(["", "abc", "xyz", "12-3", "126/BC", "1.059", "0", "00", "-1", "１２"])(
    "number %j is refused",
    (number) => {
      expect(Object.keys(signingProblems({ ...signing, number }, place))).toEqual(["number"]);
    },
  );

  test.each(["BC-UBND", "BC-VHXH", "UBND-NV", "2023/BC-UBND"])("symbol %s stands", (symbol) => {
    expect(signingProblems({ ...signing, symbol }, place)).toEqual({});
  });

  test.each(["", "BC/UBND/X", "BC_UBND", "1-2", "BC-"])("symbol %j is refused", (symbol) => {
    expect(Object.keys(signingProblems({ ...signing, symbol }, place))).toEqual(["symbol"]);
  });

  test.each([
    ["1990-12-05", true],
    ["2022-11-30", true],
    ["2022-12-01", false],
    ["2023-12-20", false],
    ["2023-12-21", true],
  ])("signed on %s: refused %s", (signedDay, refused) => {
    expect("signedDay" in signingProblems({ ...signing, signedDay }, place)).toBe(refused);
  });
});

describe("what is asked about before handing in", () => {
  test.each([
    ["2023-11-29", true],
    ["2023-11-30", false],
    ["2023-12-01", false],
  ])("signed on %s: asked %s", (signedDay, asked) => {
    expect(signingDoubts({ ...signing, signedDay }, period)).toHaveLength(asked ? 1 : 0);
  });

  test.each([
    ["2024-02-12", true],
    ["2024-02-13", false],
    ["2024-03-14", false],
  ])("of a quarter due on 15/3, signed on %s: asked %s", (signedDay, asked) => {
    const quarter = { from: "2024-01-01", to: "2024-03-31", due: "2024-03-15" };
    expect(signingDoubts({ ...signing, signedDay }, quarter)).toHaveLength(asked ? 1 : 0);
  });

  test("the symbol of another type of document", () => {
    expect(signingDoubts({ ...signing, symbol: "KH-UBND" }, period)).toEqual([
      "Ký hiệu “KH-UBND” là của kế hoạch, không phải báo cáo.",
    ]);
    expect(signingDoubts({ ...signing, symbol: "BC-UBND" }, period)).toEqual([]);
  });
});
