/** What can be known from outside about the PostgreSQL process of a data directory. */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error.ts";

/** PostgreSQL's own note `postmaster.pid` about the process that has the data directory open. */
export interface PostmasterNote {
  readonly pid: number;
  readonly port: number | undefined;
  /** Folder of the unix socket, `undefined` on Windows. */
  readonly socketFolder: string | undefined;
  readonly ready: boolean;
}

export function readPostmasterNote(cluster: string): PostmasterNote | undefined {
  const lines = readLines(join(cluster, "postmaster.pid"));
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3]) || undefined,
    socketFolder: lines[4] || undefined,
    ready: lines[7]?.startsWith("ready") ?? false,
  };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.trim());
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Whether a process with this id exists, a zombie included. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/**
 * Whether `pid` is the PostgreSQL of this data directory. `"unknown"` where the system does not
 * tell: such a process is left alone.
 */
export function isPostmasterOf(cluster: string, pid: number): boolean | "unknown" {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") return linuxPostmaster(cluster, pid);
    if (process.platform === "win32") return "unknown";
    const [state = "", command = ""] = execFileSync("/bin/ps", [
      "-o",
      "stat=,comm=",
      "-p",
      `${pid}`,
    ])
      .toString()
      .trim()
      .split(/\s+/, 2);
    return !state.startsWith("Z") && command.includes("postgres") ? "unknown" : false;
  } catch {
    return "unknown";
  }
}

/** A postmaster works in its data directory; a zombie nobody has waited for still has an id. */
function linuxPostmaster(cluster: string, pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  return state !== "Z" && state !== "X" && readlinkSync(`/proc/${pid}/cwd`) === cluster;
}

/**
 * Takes away lock files whose process is certainly not the PostgreSQL of this data directory:
 * after a crash the number in them may belong to a zombie or, in a container, to any process that
 * got the same number again. PostgreSQL itself still refuses to start beside surviving backends
 * (it asks the kernel about the shared memory), so this cannot open one directory twice.
 */
export function removeStaleLocks(cluster: string, socketFolder: string | undefined): void {
  const files = [join(cluster, "postmaster.pid")];
  if (socketFolder !== undefined) files.push(join(socketFolder, ".s.PGSQL.5432.lock"));
  for (const file of files.filter((name) => existsSync(name))) {
    const pid = Number(readLines(file)[0]);
    if (Number.isSafeInteger(pid) && pid > 0 && isPostmasterOf(cluster, pid) === false) {
      rmSync(file, { force: true });
    }
  }
}
