import type { ComparedFigure } from "./measure/figures.ts";
import type { FirstLoad } from "./measure/first-load.ts";
import type { Filled } from "./fill/fill.ts";
import type { Machine } from "./machine.ts";
import { type Measure, within } from "./stats.ts";

export interface Result {
  readonly at: string;
  readonly machine: Machine;
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

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join(
    "\n",
  );
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(3) : value.toFixed(1);
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) return "";
  return met ? "met" : "MISSED";
}

function percent(hundredths: number | null): string {
  return hundredths === null ? "-" : (hundredths / 100).toFixed(2);
}

/** How many of the promised budgets hold, and which do not. */
function budgetSentence({ measures, firstLoads }: Result): string {
  const promised = [
    ...measures.map((measure) => ({ name: measure.name, met: within(measure) })),
    ...firstLoads.flatMap(({ app, scriptBytes, styleBytes, budget }) => [
      { name: `${app}: JS`, met: scriptBytes <= budget.scriptBytes },
      { name: `${app}: CSS`, met: styleBytes <= budget.styleBytes },
    ]),
  ].filter(({ met }) => met !== undefined);
  const missed = promised.filter(({ met }) => met === false).map(({ name }) => name);
  const met = `${promised.length - missed.length} of ${promised.length} budgets met`;
  return missed.length === 0 ? `${met}.` : `${met}; missed: ${missed.join("; ")}.`;
}

/** Everything measured, for people. */
export function printTables(result: Result): string {
  const { machine, data, measures, firstLoads, figures, unmeasured, changedCellRight } = result;
  const { cpu, cores, memoryGiB, system, node, postgres, durability } = machine;
  const settings = Object.entries(durability).map(([name, value]) => `${name}=${value}`);
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}, PostgreSQL ${postgres} (${settings.join(", ")})`,
    `Data: ${data.communes} communes, ${data.handedIn} reports handed in, ${data.values} values, written in ${data.seconds.toFixed(1)} s`,
    `The load comes from this machine: client, server and database share its cores. Load average after filling: ${machine.load}.`,
    "",
    table(
      ["Milliseconds", "runs", "p50", "p95", "p99", "max", "budget", "", "note"],
      measures.map((measure) => {
        const { name, times, budget, note } = measure;
        const numbers = [times.p50, times.p95, times.p99, times.max].map(ms);
        const promised = budget === undefined ? "" : `${budget.of} < ${budget.below}`;
        return [
          name,
          String(times.runs),
          ...numbers,
          promised,
          verdict(within(measure)),
          note ?? "",
        ];
      }),
    ),
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
    budgetSentence(result),
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
