import { loadavg } from "node:os";
import { describeComputer } from "../machine.ts";
import { compareEngines } from "./compare.ts";
import { measureGrowth } from "./growth.ts";
import { changedRule, measureOwn, movesRight, oneInput } from "./own.ts";
import type { ScoringResult } from "./report.ts";
import { unproved } from "./reason.ts";
import { reportCell } from "./report-cell.ts";
import { syntheticSet } from "./set.ts";
import { syntheticUnits } from "./units.ts";

const communes = 200;
const criteria = 40;

/** Scores, ranks and times; touches no database and no file. */
export async function runScoring(
  runs: number,
  log: (step: string) => void,
): Promise<ScoringResult> {
  const machine = describeComputer();
  const set = syntheticSet(criteria);
  const task = { set, units: syntheticUnits(set, communes) };
  const most = runs * 3;
  log("scoring beside other engines");
  const { agreements, measures } = await compareEngines(task, most);
  log("weights, one input, a rule change");
  const own = await measureOwn(task, most);
  const cell = await reportCell(most * 2);
  log("growth of a ranking");
  const growth = await measureGrowth(60, most);
  const input = oneInput(task);
  const reasonsUnproved = unproved(task);
  const right =
    reasonsUnproved === 0 &&
    agreements.every(({ different }) => different === 0) &&
    agreements.every(({ engine, readBack = 1 }) => engine === "publicodes" || readBack === 1) &&
    movesRight(task, changedRule(set)) &&
    task.units.every((_, run) => input.right(run));
  return {
    at: new Date().toISOString(),
    machine,
    loadAfter: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    units: communes,
    criteria,
    agreements,
    reasonsUnproved,
    measures: [...measures, ...own, cell],
    growth,
    right,
  };
}
