import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@cchc/bench/place";
import { clusterIn } from "@cchc/db/account";
import { findPackage, installBinaries } from "@cchc/db/binaries";
import { application, openCluster } from "@cchc/db/cluster";
import { shutDown } from "@cchc/db/launch";
import { readPostmasterNote } from "@cchc/db/postmaster";
import { identity, program } from "@cchc/db/program";
import { asAdmin, onDatabase } from "@cchc/db/test-server";

/** A database by its address. */
export interface DatabaseAt {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * A PostgreSQL server that no program of ours started: reached over TCP, on this machine only, with
 * the settings that the one that comes along has.
 */
export async function startPostgres(folder: string): Promise<DatabaseAt> {
  const cluster = await openCluster(folder, await installBinaries(folder, findPackage()), {});
  // The copied settings name the folder that they were copied from.
  writeFileSync(join(folder, "cchc.conf"), cluster.configuration);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${cluster.socketFolder ?? ""}`,
  ];
  const parameters = ["-D", cluster.directory, ...settings.flatMap((one) => ["-c", one])];
  const child = spawn(program(cluster, "postgres"), parameters, {
    ...identity(cluster),
    stdio: "ignore",
    detached: true,
  });
  child.unref();
  for (let waited = 0; ; waited += 50) {
    const note = readPostmasterNote(cluster.directory);
    if (note?.ready && note.pid === child.pid) break;
    if (child.exitCode !== null || waited > 60_000) throw new Error("PostgreSQL did not start");
    await sleep(50);
  }
  const password = cluster.password === undefined ? "" : `:${cluster.password}`;
  return {
    url: `postgres://${application}${password}@127.0.0.1:${port}/${application}`,
    stop: () => shutDown(cluster),
  };
}

/** A new database on a server that is there; only it is removed afterwards. */
export async function makeDatabase(url: string): Promise<DatabaseAt> {
  const name = `cchc_load_${randomBytes(6).toString("hex")}`;
  const server = { admin: { url }, template: "", prefix: "" };
  await asAdmin(server, (client) => client.query(`create database "${name}"`));
  const place = onDatabase(server, name);
  if (!("url" in place)) throw new TypeError("a server by its address has an address");
  return {
    url: place.url,
    stop: async () => {
      await asAdmin(server, (client) => client.query(`drop database "${name}" with (force)`));
    },
  };
}

/** SIGKILL to the PostgreSQL of a data folder; its connections' processes end with it. */
export function killEmbedded(folder: string): Promise<void> {
  const note = readPostmasterNote(clusterIn(folder));
  if (note !== undefined) process.kill(note.pid, "SIGKILL");
  return Promise.resolve();
}
