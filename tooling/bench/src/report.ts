import type { ComparedFigure } from "./measure/figures.ts";
import type { FirstLoad } from "./measure/first-load.ts";
import type { Filled } from "./fill/fill.ts";
import type { Machine } from "./machine.ts";
import { type ScoringResult, printScoring } from "./scoring/report.ts";
import { type Measure, within } from "./stats.ts";
import { budgetSentence, table, timesTable, verdict } from "./table.ts";

export interface Result {
  readonly at: string;
  readonly machine: Machine;
  readonly scoring: ScoringResult;
  readonly data: Filled;
  readonly measures: readonly Measure[];
  readonly firstLoads: readonly FirstLoad[];
  readonly figures: readonly ComparedFigure[];
  /** Whether the quick way of one changed cell finds what the full way finds. */
  readonly changedCellRight: boolean;
  /** What could not be measured, and why. */
  readonly unmeasured: readonly string[];
  /** Whether everything was measured and everything that can be reckoned twice came out the same. */
  readonly right: boolean;
}

function percent(hundredths: number | null): string {
  return hundredths === null ? "-" : (hundredths / 100).toFixed(2);
}

function budgets({ measures, firstLoads, scoring }: Result) {
  return [
    ...[...scoring.measures, ...measures].map((measure) => ({
      name: measure.name,
      met: within(measure),
    })),
    ...firstLoads.flatMap(({ app, scriptBytes, styleBytes, budget }) => [
      { name: `${app}: JS`, met: scriptBytes <= budget.scriptBytes },
      { name: `${app}: CSS`, met: styleBytes <= budget.styleBytes },
    ]),
  ];
}

/** Everything measured, for people. */
export function printTables(result: Result): string {
  const { machine, data, measures, firstLoads, figures, unmeasured, changedCellRight } = result;
  const { cpu, cores, memoryGiB, system, node, postgres, durability } = machine;
  const settings = Object.entries(durability).map(([name, value]) => `${name}=${value}`);
  return [
    printScoring(result.scoring),
    "",
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}, PostgreSQL ${postgres} (${settings.join(", ")})`,
    `Data: ${data.communes} communes, ${data.handedIn} reports handed in, ${data.values} values, written in ${data.seconds.toFixed(1)} s`,
    `The load comes from this machine: client, server and database share its cores. Load average after filling: ${machine.load}.`,
    "",
    timesTable(measures),
    "",
    table(
      ["First load, gzipped bytes", "JS", "budget", "", "CSS", "budget", "", "fonts"],
      firstLoads.map(({ app, visit, scriptBytes, styleBytes, fontBytes, budget }) => [
        `${app}: ${visit}`,
        String(scriptBytes),
        `< ${budget.scriptBytes}`,
        verdict(scriptBytes <= budget.scriptBytes),
        String(styleBytes),
        `< ${budget.styleBytes}`,
        verdict(styleBytes <= budget.styleBytes),
        String(fontBytes),
      ]),
    ),
    ...unmeasured.map((why) => `NOT MEASURED: ${why}`),
    "",
    budgetSentence(budgets(result)),
    "",
    `One changed cell: the quick way ${changedCellRight ? "finds what" : "DIFFERS FROM what"} the full way finds.`,
    table(
      ["Whole country", "from values", "from kept totals", "answered", "%", "counted", "equal"],
      figures.map(({ indicator, fromValues, fromKept, answered, hundredths, equal }) => [
        indicator,
        ...[fromValues, fromKept, answered].map((sums) => `${sums.numerator}/${sums.denominator}`),
        percent(hundredths),
        String(answered.counted),
        equal ? "yes" : "NO",
      ]),
    ),
  ].join("\n");
}
