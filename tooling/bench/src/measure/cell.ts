import { isDeepStrictEqual } from "node:util";
import { contextFrom } from "@cchc/domain/checks/context";
import { checksTouchedBy, runChecks, runTouchedChecks } from "@cchc/domain/checks/run";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { indicatorsFor, indicatorsTouchedBy } from "@cchc/domain/indicator/catalogue";
import { evaluateAll } from "@cchc/domain/indicator/evaluate";
import { type Cell, cellKey, cellRef } from "@cchc/domain/report/cell";
import { completenessByArea } from "@cchc/domain/report/completeness";
import { inventCells } from "../fill/cells.ts";
import { closingDay, period } from "../fill/period.ts";
import { type Measure, timesOf } from "../stats.ts";

const budget = { of: "p95", below: 1 } as const;
const indicators = indicatorsFor(ANNUAL_FORM, closingDay);

/** One cell after the other is changed in a full report, each time checking and evaluating. */
export function measureChangedCell(runs: number): { measures: Measure[]; right: boolean } {
  const context = contextFrom(ANNUAL_FORM, period, [
    {
      period: { name: "Năm 2024", kind: "year", from: "2024-01-01", to: "2024-12-31" },
      cells: inventCells(9999),
    },
    {
      period: { name: "Năm 2023", kind: "year", from: "2023-01-01", to: "2023-12-31" },
      cells: inventCells(9998),
    },
  ]);
  const start = inventCells(3);
  const counts = [...start].filter(
    ([, cell]) => cell.state === "entered" && typeof cell.value === "number",
  );
  const changed = (run: number) => {
    const [key = "", cell] = counts[((run % counts.length) + counts.length) % counts.length] ?? [];
    const value = cell?.state === "entered" ? Number(cell.value) : 0;
    const after: Cell = { state: "entered", value: value + 1 + (run % 3), qualifier: "exact" };
    const { field, row } = cellRef(key);
    return { field, cells: new Map(start).set(cellKey(field, row), after) };
  };
  const touched = (field: string, cells: ReadonlyMap<string, Cell>) => ({
    findings: runTouchedChecks(ANNUAL_FORM, cells, [field], context),
    rates: evaluateAll(indicatorsTouchedBy(field), cells),
  });
  const full = (cells: ReadonlyMap<string, Cell>) => ({
    findings: runChecks(ANNUAL_FORM, cells, context),
    rates: evaluateAll(indicators, cells),
    areas: completenessByArea(ANNUAL_FORM, cells),
  });
  const time = (work: (run: number) => unknown): Measure["times"] => {
    const times: number[] = [];
    for (let run = -500; run < runs; run += 1) {
      const began = performance.now();
      work(run);
      if (run >= 0) times.push(performance.now() - began);
    }
    return timesOf(times);
  };
  const cells = `${start.size} cells, ${indicators.length} indicators`;
  return {
    measures: [
      {
        name: "one changed cell: the checks and indicators it can turn",
        times: time((run) => {
          const { field, cells: after } = changed(run);
          return touched(field, after);
        }),
        budget,
        note: cells,
      },
      {
        name: "one changed cell: every check, indicator and area of the form",
        times: time((run) => full(changed(run).cells)),
        budget,
        note: cells,
      },
    ],
    right: counts.every((_, run) => {
      const { field, cells: after } = changed(run);
      const few = touched(field, after);
      const all = full(after);
      const checks = new Set(checksTouchedBy(ANNUAL_FORM, field).map((check) => check.code));
      const codes = new Set(few.rates.map((rate) => rate.indicator));
      return (
        isDeepStrictEqual(
          few.findings,
          all.findings.filter((finding) => checks.has(finding.check)),
        ) &&
        isDeepStrictEqual(
          few.rates,
          all.rates.filter((rate) => codes.has(rate.indicator)),
        )
      );
    }),
  };
}
