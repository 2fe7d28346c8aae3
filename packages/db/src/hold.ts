/**
 * The one connection that holds a data folder for this program. It carries an advisory lock: the
 * lock ends with the program however it dies, and nothing on disk can be left over from it.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { application, superuser, type Cluster } from "./cluster.ts";
import { DatabaseError, errorCode } from "./error.ts";
import { launch, shutDown, startedLikeThis } from "./launch.ts";
import { isPostmasterOf, readPostmasterNote, removeStaleLocks } from "./postmaster.ts";
import { startFailed } from "./program.ts";

export interface Hold {
  readonly client: Client;
  /** Whether the server was running before. */
  readonly attached: boolean;
  readonly port: number;
}

/** "CCHC" as a number: the key of the lock, in the maintenance database. */
const lockKey = 0x43434843;

/** How long leftovers of an earlier run may take to go away. */
const patience = 10_000;

/**
 * Reaches the running server of this data directory, or starts one, and takes the lock.
 *
 * @throws {DatabaseError} `DATA_FOLDER_IN_USE`, `POSTGRES_START_FAILED`
 */
export async function takeHold(cluster: Cluster, port: number): Promise<Hold> {
  const { directory, folder } = cluster;
  let attached = true;
  let said = "";
  for (let deadline = Date.now() + patience; Date.now() < deadline;) {
    const note = readPostmasterNote(directory);
    const client = note && (await answering(maintenanceClient(cluster, note.port ?? port)));
    if (client && note) {
      // It may go away under our hands, then the next round finds out how things stand.
      if ((await lock(client, folder)) === "lost") continue;
      if (!attached || startedLikeThis(cluster)) {
        return { client, attached, port: note.port ?? port };
      }
      // It survived from before an upgrade: the new programs and settings need a fresh start.
      await shutDown(cluster);
      continue;
    }
    removeStaleLocks(directory, cluster.socketFolder);
    if (note && isPostmasterOf(directory, note.pid) === true) {
      // Recovering after a crash, which may take its time, or shutting down.
      if (!note.ready) deadline = Date.now() + patience;
    } else {
      const result = await launch(cluster, port);
      if (result.ready) {
        attached = false;
        continue;
      }
      said = result.said;
      if (!saysOccupied(said)) break;
    }
    await sleep(200);
  }
  throw startFailed(
    `Không khởi động được PostgreSQL ở ${folder}. Dữ liệu chưa bị thay đổi. PostgreSQL báo`,
    said || "không trả lời",
  );
}

function saysOccupied(said: string): boolean {
  return /lock file ".*" already exists|shared memory block|Address already in use/.test(said);
}

function maintenanceClient(cluster: Cluster, port: number): Client {
  return new Client({
    host: cluster.socketFolder ?? "127.0.0.1",
    port,
    user: superuser,
    database: superuser,
    password: cluster.password,
    application_name: "cchc-hold",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
}

/** Connects, or says `undefined` where nobody answers yet or any more. */
export async function answering(client: Client): Promise<Client | undefined> {
  // Without a listener the loss of an idle connection would end the program.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const code = errorCode(error);
    // A five-character code is the server's own answer: only "starting up" and the like may pass.
    if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^(57P0|EPIPE)/.test(code))
      throw error;
    return undefined;
  }
}

async function lock(client: Client, folder: string): Promise<"held" | "lost"> {
  let lost = false;
  client.once("end", () => (lost = true));
  // The backend of a program that was just killed needs a moment to notice.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      const sql = "select pg_try_advisory_lock($1) as held";
      const { rows } = await client.query<{ held: boolean }>(sql, [lockKey]);
      if (rows[0]?.held) return "held";
    } catch (error) {
      await sleep(100);
      if (lost) return "lost";
      throw error;
    }
    await sleep(100);
  }
  await client.end();
  throw new DatabaseError(
    "DATA_FOLDER_IN_USE",
    `Một máy chủ khác đang chạy trên thư mục dữ liệu ${folder}. ` +
      "Hãy dừng máy chủ đó trước, hoặc đặt CCHC_DATA trỏ tới một thư mục khác.",
  );
}

/** The program's role and database, made on first use. */
export async function ensureApplication(cluster: Cluster, client: Client): Promise<void> {
  const has = async (table: "pg_roles" | "pg_database", column: "rolname" | "datname") => {
    const found = await client.query(`select 1 from ${table} where ${column} = $1`, [application]);
    return found.rowCount === 1;
  };
  if (!(await has("pg_roles", "rolname"))) {
    const password = cluster.password === undefined ? "" : ` password '${cluster.password}'`;
    await client.query(`create role ${application} login${password}`);
  }
  if (!(await has("pg_database", "datname"))) {
    await client.query(`create database ${application} owner ${application}`);
  }
}
