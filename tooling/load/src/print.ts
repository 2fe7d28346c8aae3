import { ms, table, verdict } from "@cchc/bench/table";
import type { RunResult } from "./result.ts";

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** One run, for people. */
export function printRun(result: RunResult): string {
  const { machine, kinds, tables, processes, errors, lost, wrong } = result;
  const { cpu, cores, memoryGiB, system, node, postgres, load } = machine;
  const requests = kinds.reduce((sum, { times }) => sum + times.runs, 0);
  return [
    `${result.target}: ${result.users} officers, ${result.reviewers} reviewers, ${result.seconds.toFixed(0)} s`,
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}, PostgreSQL ${postgres}`,
    `Load average before ${load}, at the end ${result.load}: people, server and database share this machine.`,
    "",
    table(
      ["Milliseconds", "requests", "a second", "p50", "p95", "p99", "max", "p99 below", ""],
      kinds.map(({ kind, times, perSecond, budget, met }) => [
        kind,
        String(times.runs),
        perSecond.toFixed(1),
        ...[times.p50, times.p95, times.p99, times.max].map(ms),
        budget === undefined ? "" : String(budget),
        verdict(met),
      ]),
    ),
    "",
    `${requests} requests, ${(requests / result.seconds).toFixed(0)} a second; ` +
      `${result.handedIn} of ${result.users} reports handed in; ` +
      `${result.readBack} acknowledged figures read back, ${lost.length} not right.`,
    ...(result.away === undefined
      ? []
      : [
          `Killed half-way: served again after ${result.away.toFixed(1)} s; ${result.cut} requests were cut off and sent again.`,
        ]),
    ...Object.entries(errors).map(([name, count]) => `ERROR ${name}: ${count} times`),
    ...lost.slice(0, 20).map((one) => `NOT RIGHT ${one}`),
    ...processes.map(
      ({ address, cpu: seconds, memoryMiB, delay }) =>
        `Server ${address}: ${seconds.toFixed(1)} s of processor, ${memoryMiB} MiB, event loop p99 ${delay} ms`,
    ),
    `This process: event loop p99 ${result.ownDelay.toFixed(0)} ms (part of every time above).`,
    "",
    table(
      ["Table with indexes", "rows", "MiB"],
      tables.map(({ table: name, rows, bytes }) => [name, String(rows), mebibytes(bytes)]),
    ),
    "",
    wrong.length === 0 ? "PASSED" : `NOT PASSED: ${wrong.join("; ")}`,
  ].join("\n");
}
