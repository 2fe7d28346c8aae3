/** Starting and killing the whole server, for tests. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { clusterIn } from "@cchc/db/account";
import { readPostmasterNote } from "@cchc/db/postmaster";

export interface ServerProcess {
  /** SIGKILL; resolves when the process has ended. Harmless when repeated. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code once it has stopped in order. */
  readonly stop: () => Promise<number | null>;
  /** What it wrote to its log so far. */
  readonly logged: () => string;
}

/** Serves a data folder from a process of its own; it ends with this process too. */
export async function startServer(
  folder: string,
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const script = fileURLToPath(new URL("../durability.child.ts", import.meta.url));
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [script], {
    env: { ...inherited, CCHC_DATA: folder, CCHC_PORT: String(port), ...more },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const kill = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  let errors = "";
  child.stderr.on("data", (data) => (errors += String(data)));
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on("line", (line) => line === "ready" && resolve());
  });
  const ended = closed.then(() => "ended" as const);
  if ((await Promise.race([ready, ended])) === "ended") {
    throw new Error(`the server ended before it listened: ${errors}`);
  }
  const stop = async () => {
    child.kill("SIGTERM");
    await closed;
    return child.exitCode;
  };
  return { kill, stop, logged: () => errors };
}

/** SIGKILL to the folder's PostgreSQL and, where the system lists them, to all its backends. */
export function killPostgres(folder: string): void {
  const cluster = clusterIn(folder);
  const noted = readPostmasterNote(cluster)?.pid;
  const pids =
    process.platform === "linux" ? workingIn(cluster) : noted === undefined ? [] : [noted];
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself when another one of them went.
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

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
