/** Starting and stopping the server of a data directory. */

import { spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { DatabaseError } from "./error.ts";
import { isAlive, isPostmasterOf, readPostmasterNote } from "./postmaster.ts";
import { identity, program, run, startFailed, windows } from "./program.ts";

export interface Launch {
  readonly ready: boolean;
  /** When it gave up: what the server said before its log file took over. */
  readonly said: string;
}

/** Starts the server and waits, through a crash recovery too, until it is ready or gave up. */
export async function launch(cluster: Cluster, port: number): Promise<Launch> {
  const settings = join(cluster.folder, "cchc.conf");
  writeFileSync(settings, cluster.configuration, { flush: true });
  // Whatever the umask says: PostgreSQL's account has to read them.
  chmodSync(settings, 0o644);
  const options = [
    `listen_addresses=${windows ? "127.0.0.1" : ""}`,
    `port=${port}`,
    `unix_socket_directories=${cluster.socketFolder ?? ""}`,
    "unix_socket_permissions=0700",
  ];
  const log = join(cluster.folder, "start.log");
  const ready = await (windows
    ? launchOnWindows(cluster, options, log)
    : launchProcess(cluster, options, log));
  return { ready, said: ready ? "" : readFileSync(log, "utf8") };
}

async function launchProcess(
  cluster: Cluster,
  options: readonly string[],
  log: string,
): Promise<boolean> {
  const output = openSync(log, "w", 0o600);
  const parameters = ["-D", cluster.directory, ...options.flatMap((option) => ["-c", option])];
  // Its own session: Ctrl-C in the terminal is for the program, which then stops the server.
  const child = spawn(program(cluster, "postgres"), parameters, {
    ...identity(cluster),
    stdio: ["ignore", output, output],
    detached: true,
  });
  closeSync(output);
  const end: { reason?: "exit" | Error } = {};
  child.once("exit", () => (end.reason = "exit"));
  child.once("error", (error) => (end.reason = error));
  child.unref();
  while (end.reason === undefined) {
    const note = readPostmasterNote(cluster.directory);
    if (note?.pid === child.pid && note?.ready) return true;
    await sleep(15);
  }
  if (end.reason !== "exit") throw startFailed("Không chạy được PostgreSQL", end.reason);
  return false;
}

/** pg_ctl gives up an administrator's rights, with which the server itself would not start. */
async function launchOnWindows(
  cluster: Cluster,
  options: readonly string[],
  log: string,
): Promise<boolean> {
  const text = options.map((option) => `-c "${option}"`).join(" ");
  const parameters = ["start", "-w", "-t", "600", "-D", cluster.directory, "-l", log, "-o", text];
  try {
    await run(cluster, "pg_ctl", parameters);
    return true;
  } catch (error) {
    if (existsSync(log)) return false;
    throw startFailed("Không chạy được PostgreSQL", error);
  }
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Whether the running server has this version's programs, settings and socket. */
export function startedLikeThis(cluster: Cluster): boolean {
  return (
    read(join(cluster.folder, "cchc.conf")) === cluster.configuration &&
    read(join(cluster.directory, "postmaster.opts")).includes(cluster.binaries.folder) &&
    readPostmasterNote(cluster.directory)?.socketFolder === cluster.socketFolder
  );
}

const stopSignals = [
  { signal: "SIGINT", seconds: 60 },
  { signal: "SIGQUIT", seconds: 15 },
] as const;

/** Shuts the server down: open transactions are rolled back, everything committed is on disk. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const note = readPostmasterNote(cluster.directory);
  if (!note || isPostmasterOf(cluster.directory, note.pid) === false) return;
  if (windows) {
    await run(cluster, "pg_ctl", ["stop", "-m", "fast", "-w", "-t", "60", "-D", cluster.directory]);
    return;
  }
  // Fast; if the disk is that slow, at once: the next start then recovers from the log.
  for (const { signal, seconds } of stopSignals) {
    if (isAlive(note.pid)) process.kill(note.pid, signal);
    const deadline = Date.now() + seconds * 1000;
    while (Date.now() < deadline) {
      const running = isPostmasterOf(cluster.directory, note.pid);
      const noted = readPostmasterNote(cluster.directory)?.pid === note.pid;
      if (running === false || (running === "unknown" && !noted)) return;
      await sleep(15);
    }
  }
  throw new DatabaseError(
    "POSTGRES_STOP_FAILED",
    `PostgreSQL (tiến trình ${note.pid}) không dừng. Dữ liệu đã lưu vẫn an toàn; ` +
      "lần chạy sau sẽ tự nối lại với tiến trình này.",
  );
}

/** A port nobody uses, for Windows; elsewhere the number only names the socket file. */
export async function choosePort(): Promise<number> {
  if (!windows) return 5432;
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 5432;
}
