import { checksTouchedBy, runTouchedChecks } from "@cchc/domain/checks/run";
import { contextFrom } from "@cchc/domain/checks/context";
import { SET_766 } from "@cchc/domain/criteria/set-766";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { type Cell, cellKey, cellRef } from "@cchc/domain/report/cell";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { valuesFromCells } from "@cchc/domain/scoring/values";
import { inventCells } from "../fill/cells.ts";
import { closingDay, period } from "../fill/period.ts";
import { type Measure, rounds } from "../stats.ts";

/** One cell of a full report changes: the checks it touches, every rate and the whole 766 score. */
export async function reportCell(most: number): Promise<Measure> {
  const context = contextFrom(ANNUAL_FORM, period, []);
  const compiled = compileSet(SET_766, 2025);
  const start = inventCells(3);
  const counts = [...start].filter(
    ([key, cell]) =>
      cell.state === "entered" &&
      typeof cell.value === "number" &&
      checksTouchedBy(ANNUAL_FORM, cellRef(key).field).length > 0,
  );
  const change = (run: number) => {
    const [key = "", cell] = counts[run % counts.length] ?? [];
    const value = cell?.state === "entered" ? Number(cell.value) : 0;
    const after: Cell = { state: "entered", value: value + 1 + (run % 3), qualifier: "exact" };
    const { field, row } = cellRef(key);
    return { field, cells: new Map(start).set(cellKey(field, row), after) };
  };
  return {
    name: "one changed cell of a report → checks, rates and the 766 score",
    times: await rounds({ least: Math.min(100, most), most }, (run) => {
      const { field, cells } = change(run);
      const values = valuesFromCells(ANNUAL_FORM, cells, closingDay);
      return [
        runTouchedChecks(ANNUAL_FORM, cells, [field], context),
        scoreUnit(compiled, { unit: "u", values }),
      ];
    }),
    budget: { of: "p95", below: 1 },
    note: `${start.size} cells, all indicators, ${compiled.leaves.length} leaves explained`,
  };
}
