import { type Measure, within } from "./stats.ts";

/** Lines of text, the first column to the left. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
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

export function ms(value: number): string {
  return value < 10 ? value.toFixed(3) : value.toFixed(1);
}

export function verdict(met: boolean | undefined): string {
  if (met === undefined) return "";
  return met ? "met" : "MISSED";
}

/** Everything that was timed, a line each. */
export function timesTable(measures: readonly Measure[]): string {
  return table(
    ["Milliseconds", "runs", "p50", "p95", "p99", "max", "budget", "", "note"],
    measures.map((measure) => {
      const { name, times, budget, note } = measure;
      const numbers = [times.p50, times.p95, times.p99, times.max].map(ms);
      const promised = budget === undefined ? "" : `${budget.of} < ${budget.below}`;
      return [name, String(times.runs), ...numbers, promised, verdict(within(measure)), note ?? ""];
    }),
  );
}

/** How many of the promised budgets hold, and which do not. */
export function budgetSentence(
  all: readonly { readonly name: string; readonly met: boolean | undefined }[],
): string {
  const promised = all.filter(({ met }) => met !== undefined);
  const missed = promised.filter(({ met }) => met === false).map(({ name }) => name);
  const met = `${promised.length - missed.length} of ${promised.length} budgets met`;
  return missed.length === 0 ? `${met}.` : `${met}; missed: ${missed.join("; ")}.`;
}
