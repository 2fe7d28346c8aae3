import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { cellsOf, entered } from "../report/build.ts";
import type { Cells } from "../report/cell.ts";
import { WARD_2023 } from "../report/example.ts";
import { reasonKey } from "./context.ts";
import type { ReturnedReport } from "./returned.ts";
import { runChecks } from "./run.ts";

const named: ReturnedReport = {
  id: "first",
  cells: [
    { field: "documents.checked", row: "", reason: "Khác sổ" },
    { field: "survey.ballots.total", row: "", reason: "" },
  ],
  before: cellsOf({ "documents.checked": 189, "survey.ballots.total": 120 }),
};

function untouched(returned: ReturnedReport, now: Cells) {
  return runChecks(ANNUAL_FORM, now, { returned })
    .filter(({ kind }) => kind === "returned")
    .map((finding) => reasonKey(finding));
}

describe("a report that came back", () => {
  test("each named cell is asked for until it says something else", () => {
    const now = cellsOf({ "documents.checked": 189, "survey.ballots.total": 121 });
    expect(untouched(named, named.before)).toEqual([
      { check: "returned.first", cell: "documents.checked" },
      { check: "returned.first", cell: "survey.ballots.total" },
    ]);
    expect(untouched(named, now)).toEqual([{ check: "returned.first", cell: "documents.checked" }]);
    const noted = { ...entered(189), note: "Đã đối chiếu lại với sổ." };
    const both = cellsOf({ "documents.checked": noted, "survey.ballots.total": 121 });
    expect(untouched(named, both)).toEqual([]);
    expect(untouched(named, cellsOf({ "documents.checked": 190 }))).toEqual([]);
    const nearly = cellsOf({
      "documents.checked": entered(189, "nearly"),
      "survey.ballots.total": 0,
    });
    expect(untouched(named, nearly)).toEqual([]);
  });

  test("what was empty and stays so is asked for, too", () => {
    expect(untouched({ ...named, before: new Map() }, new Map())).toHaveLength(2);
  });

  test("all of it: one changed cell answers", () => {
    const all = { id: "second", cells: [], before: WARD_2023 };
    expect(untouched(all, WARD_2023)).toEqual([{ check: "returned.second", cell: "" }]);
    const changed = new Map([...WARD_2023, ...cellsOf({ "documents.checked": 1 })]);
    expect(untouched(all, changed)).toEqual([]);
  });

  test("a report that never came back is asked nothing", () => {
    const findings = runChecks(ANNUAL_FORM, WARD_2023);
    expect(findings.filter(({ kind }) => kind === "returned")).toEqual([]);
  });
});
