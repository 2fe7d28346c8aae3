/**
 * The PostgreSQL that comes with the program: started beside it, found again after a crash,
 * stopped with it, and never served to two programs at once.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { clusterIn, serverAccount } from "./account.ts";
import { findPackage, installBinaries } from "./binaries.ts";
import { application, openCluster, type Cluster, type Settings } from "./cluster.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { DatabaseError, reasonOf } from "./error.ts";
import { choosePort, shutDown } from "./launch.ts";
import { answering, ensureApplication, takeHold, type Hold } from "./hold.ts";
import { readPostmasterNote } from "./postmaster.ts";

/** How the program reaches its database; as `pg` takes it. */
export interface DatabaseConnection {
  /** Folder of the unix socket, or an address. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
}

export interface EmbeddedOptions {
  readonly folder: string;
  /** Gets one Vietnamese line for each thing worth telling whoever runs the server. */
  readonly log?: (line: string) => void;
  /** PostgreSQL settings of a throw-away database. Real data keep the defaults. */
  readonly settings?: Settings;
}

export interface EmbeddedServer {
  /** The data folder's real path. */
  readonly folder: string;
  readonly connection: DatabaseConnection;
  /** Version of the binaries, `"18.4.0-beta.17"`. */
  readonly version: string;
  /** True where the server was already running: an earlier program died without stopping it. */
  readonly attached: boolean;
  /** Shuts PostgreSQL down and waits for its end. Close the pools first. Harmless when repeated. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL on the data folder, making both on first use. While it runs it is watched, and
 * started again if it is killed.
 *
 * @throws {DatabaseError} every code but those of migrations and of `DATABASE_URL`;
 *   `DATA_FOLDER_IN_USE` when another program serves this folder
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined);
  const source = findPackage();
  const folder = prepareDataFolder(options.folder, serverAccount(clusterIn(options.folder)));
  const binaries = await installBinaries(folder, source);
  const cluster = await openCluster(folder, binaries, options.settings ?? {});
  const hold = await takeHold(cluster, await choosePort());
  try {
    await ensureApplication(cluster, hold.client);
  } catch (error) {
    await shutDown(cluster);
    throw error;
  }
  if (hold.attached) log("Đã nối lại với PostgreSQL còn chạy từ lần trước.");
  const watch = keepRunning(cluster, hold, log);
  return {
    folder,
    version: binaries.version,
    attached: hold.attached,
    connection: connectionTo(cluster, hold.port),
    stop: watch.stop,
  };
}

/**
 * The connection to a server that is running on this folder, for a command beside it;
 * `undefined` where none answers.
 */
export async function findRunning(folder: string): Promise<DatabaseConnection | undefined> {
  const note = readPostmasterNote(clusterIn(folder));
  if (!note?.socketFolder || note.port === undefined) return undefined;
  const connection = {
    host: note.socketFolder,
    port: note.port,
    user: application,
    database: application,
  };
  const client = await answering(new Client({ ...connection, connectionTimeoutMillis: 5000 }));
  await client?.end();
  return client && connection;
}

function connectionTo(cluster: Cluster, port: number): DatabaseConnection {
  return {
    host: cluster.socketFolder ?? "127.0.0.1",
    port,
    user: application,
    database: application,
    ...(cluster.password === undefined ? {} : { password: cluster.password }),
  };
}

/** Takes hold again whenever the connection that holds the data folder is lost. */
function keepRunning(cluster: Cluster, first: Hold, log: (line: string) => void) {
  const stopping = new AbortController();
  let recovery: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | undefined;
  let ours = true;

  const watch = ({ client }: Hold) => {
    client.once("end", () => {
      if (!stopping.signal.aborted) recovery = recover();
    });
  };
  const recover = async () => {
    log("Mất kết nối với PostgreSQL, đang khởi động lại…");
    for (let pause = 250; ; pause = Math.min(pause * 2, 4000)) {
      try {
        watch(await takeHold(cluster, first.port));
        log("PostgreSQL đã chạy lại.");
        return;
      } catch (error) {
        log(reasonOf(error));
        ours = !(error instanceof DatabaseError && error.code === "DATA_FOLDER_IN_USE");
        if (!ours) return;
      }
      await sleep(pause);
      if (stopping.signal.aborted) return;
    }
  };
  const stop = async () => {
    stopping.abort();
    await recovery;
    // The hold ends with the server, so nobody slips in while it shuts down.
    if (ours) await shutDown(cluster);
  };

  watch(first);
  return { stop: () => (stopped ??= stop()) };
}
