import { table } from "@cchc/bench/table";
import type { RunResult } from "./result.ts";

/** How many officers are tried, one step after the other; a reviewer for every ten. */
export const steps: readonly number[] = [
  50, 100, 200, 300, 400, 500, 600, 800, 1000, 1300, 1600, 2000, 2500, 3000,
];

/** More and more people, from `least` officers on, until a run does not pass. */
export async function findLimit(
  least: number,
  runWith: (users: number, reviewers: number) => Promise<RunResult>,
): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for (const users of steps.filter((step) => step >= least)) {
    const result = await runWith(users, Math.round(users / 10));
    results.push(result);
    if (result.wrong.length > 0) break;
  }
  return results;
}

/** How many officers the last run that passed had; undefined where none did. */
export function limitOf(results: readonly RunResult[]): number | undefined {
  return results.findLast(({ wrong }) => wrong.length === 0)?.users;
}

/** The steps and the limit, for people. */
export function printLimit(results: readonly RunResult[]): string {
  const p99 = (result: RunResult, name: string): string => {
    const found = result.kinds.find(({ kind }) => kind === name);
    return found === undefined ? "–" : String(Math.round(found.times.p99));
  };
  const limit = limitOf(results);
  return [
    table(
      ["Officers", "reviewers", "requests/s", "save p99", "hand-in p99", "roll-up p99", "load", ""],
      results.map((result) => [
        String(result.users),
        String(result.reviewers),
        result.kinds.reduce((sum, { perSecond }) => sum + perSecond, 0).toFixed(0),
        p99(result, "save"),
        p99(result, "hand-in"),
        p99(result, "roll-up, a row a commune"),
        String(result.load),
        result.wrong.length === 0 ? "passed" : result.wrong.join("; "),
      ]),
    ),
    "",
    limit === undefined
      ? "Not even the first step passed."
      : `${limit} officers with ${Math.round(limit / 10)} reviewers passed on ${results[0]?.target ?? "?"}.`,
  ].join("\n");
}
