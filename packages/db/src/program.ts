/** Running PostgreSQL's programs as the right account. */

import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { DatabaseError, reasonOf } from "./error.ts";

export const windows = process.platform === "win32";

export interface Runner {
  readonly account: Account | undefined;
  readonly binaries: Binaries;
}

export function program({ binaries }: Runner, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(binaries.folder, "bin", windows ? `${name}.exe` : name);
}

/** As whom and where the programs run; nothing of this process's environment reaches them. */
export function identity({ account, binaries }: Runner) {
  const env = windows ? process.env : { PATH: "/usr/bin:/bin", LC_ALL: "C" };
  const who = account ? { uid: account.uid, gid: account.gid } : {};
  return { ...who, env, cwd: binaries.folder };
}

/** Runs one of the programs to its end; what it wrote to standard error is the error's message. */
export function run(
  runner: Runner,
  name: "initdb" | "pg_ctl",
  parameters: readonly string[],
): Promise<void> {
  const options = { ...identity(runner), windowsHide: true };
  return new Promise((resolve, reject) => {
    execFile(program(runner, name), parameters, options, (error, _, stderr) => {
      if (error) reject(new Error(stderr.trim() || error.message, { cause: error }));
      else resolve();
    });
  });
}

export function startFailed(what: string, cause: unknown): DatabaseError {
  return new DatabaseError("POSTGRES_START_FAILED", `${what}: ${reasonOf(cause)}`, { cause });
}
