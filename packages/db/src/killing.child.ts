/** Starting and killing programs and PostgreSQL servers, for tests. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { clusterIn } from "./account.ts";
import { errorCode } from "./error.ts";
import { readPostmasterNote } from "./postmaster.ts";

export interface Program {
  readonly child: ChildProcess;
  /** Resolves when it has ended and all it had printed has arrived. */
  readonly closed: Promise<unknown>;
  /** Every line it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line that starts so. */
  readonly said: (start: string) => Promise<string>;
}

const running = new Set<ChildProcess>();

/** Runs `server.child.ts` on a data folder; it ends with this process too. */
export function runProgram(folder: string, task: "serve" | "write"): Program {
  const script = fileURLToPath(new URL("./server.child.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder, task], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  running.add(child);
  child.once("exit", () => running.delete(child));
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on("line", (line) => lines.push(line));
  const said = async (start: string) => {
    for (;;) {
      const found = lines.find((line) => line.startsWith(start));
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`ended without "${start}": ${lines.join("; ")}`);
      await Promise.race([once(output, "line"), once(output, "close")]);
    }
  };
  return { child, closed, lines, said };
}

export async function killProgram({ child, closed }: Program): Promise<void> {
  child.kill("SIGKILL");
  await closed;
}

/** Every program still running, so that a test that fails leaves none behind. */
export function killPrograms(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** SIGKILL to the server of a data folder and, where the system lists them, all its backends. */
export function killPostgres(folder: string): void {
  const cluster = clusterIn(folder);
  const noted = readPostmasterNote(cluster)?.pid;
  const pids = process.platform === "linux" ? workingIn(cluster) : noted ? [noted] : [];
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It ended by itself when another one of them went.
      if (errorCode(error) !== "ESRCH") throw error;
    }
  }
}

function workingIn(cluster: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === cluster;
      } catch {
        // Ended, a zombie, or somebody else's.
        return false;
      }
    });
}
