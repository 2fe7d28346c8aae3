import type { Computer } from "../machine.ts";
import { type Measure, within } from "../stats.ts";
import { budgetSentence, ms, table, timesTable } from "../table.ts";
import { type Agreement, versioned } from "./compare.ts";
import type { Growth } from "./growth.ts";

export interface ScoringResult {
  readonly at: string;
  readonly machine: Computer;
  readonly loadAfter: number;
  readonly units: number;
  readonly criteria: number;
  readonly agreements: readonly Agreement[];
  /** Leaves whose reason, read back from JSON, does not give their points. */
  readonly reasonsUnproved: number;
  readonly measures: readonly Measure[];
  readonly growth: readonly Growth[];
  /** Whether every engine gave the exact scores, ours explained them whole and quick ways agree. */
  readonly right: boolean;
}

function growthRows(growth: readonly Growth[]): string[][] {
  return growth.map(({ units, criteria, fromInputs, fromColumns }) => [
    `${units} × ${criteria}`,
    ms(fromInputs.p50),
    ms(fromInputs.p95),
    ((fromInputs.p50 / units) * 1000).toFixed(2),
    ms(fromColumns.p50),
    ms(fromColumns.p95),
    ((fromColumns.p50 / units) * 1000).toFixed(2),
  ]);
}

/** The scoring part for people. */
export function printScoring(result: ScoringResult): string {
  const { machine, loadAfter, units, criteria, agreements, reasonsUnproved, measures, growth } =
    result;
  const { cpu, cores, memoryGiB, system, node, load } = machine;
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}`,
    `Scoring ${units} communes × ${criteria} criteria, the same set, inputs and scores for every engine; compiling and parsing are not timed, explanations are read back in the time. Engines are compared by medians. Load average before ${load}, after ${loadAfter}.`,
    "",
    table(
      ["Held against exact arithmetic", "leaves", "different", "counts read back", "use"],
      agreements.map(({ engine, use, leaves, different, readBack }) => [
        versioned(engine),
        String(leaves),
        String(different),
        readBack === undefined ? "" : `${(readBack * 100).toFixed(2)} %`,
        use,
      ]),
    ),
    `Our reasons, written to JSON and read back, from which the points do not follow: ${reasonsUnproved} of ${units * criteria}.`,
    "",
    timesTable(measures),
    "",
    table(
      ["Ranking, ms", "inputs p50", "p95", "µs/unit", "columns p50", "p95", "µs/unit"],
      growthRows(growth),
    ),
    "",
    `Scoring: ${budgetSentence(measures.map((each) => ({ name: each.name, met: within(each) })))}`,
  ].join("\n");
}
