import { describe, expect, test } from "vitest";
import { PROPAGANDA_FORM } from "../form/propaganda.ts";
import { NONE, UNKNOWN, cellsOf } from "../report/build.ts";
import type { Cell } from "../report/cell.ts";
import { runChecks } from "./run.ts";

function said(figures: Record<string, number | Cell>) {
  const cells = cellsOf(
    Object.fromEntries(
      Object.entries(figures).map(([part, value]) => [`propaganda.conferences.${part}`, value]),
    ),
  );
  return runChecks(PROPAGANDA_FORM, cells)
    .filter(({ check }) => check === "shares.propaganda.conferences.total")
    .map(({ severity, cells: [first] }) => [severity, first?.field.split(".").at(-1)]);
}

describe("meetings of their own and those that spoke of it among other things", () => {
  test.each([
    [6, []],
    [7, []],
    [5, [["hard", "embedded"]]],
    [1, [["hard", "embedded"]]],
    [NONE, [["hard", "embedded"]]],
  ])("6 of %j", (total, expected) => {
    expect(said({ total, embedded: 6 })).toEqual(expected);
  });

  test.each([
    [10, []],
    [9, [["soft", "own"]]],
    [5, [["hard", "embedded"]]],
    [
      3,
      [
        ["hard", "own"],
        ["hard", "embedded"],
      ],
    ],
  ])("4 and 6 of %j", (total, expected) => {
    expect(said({ total, own: 4, embedded: 6 })).toEqual(expected);
  });

  test("without the total it is asked for; without a share nothing is", () => {
    expect(said({ embedded: 6 })).toEqual([["info", "total"]]);
    expect(said({ embedded: 6, total: UNKNOWN })).toEqual([["info", "total"]]);
    expect(said({ total: 1 })).toEqual([]);
    expect(said({ total: 1, embedded: UNKNOWN })).toEqual([]);
    // They are shares of all meetings, not of the dialogues that stand above them in the form.
    expect(said({ total: 8, dialogues: 1, embedded: 6 })).toEqual([]);
  });
});
