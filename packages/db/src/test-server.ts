/** One throw-away PostgreSQL per test run, holding a migrated template to copy. */

import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { closedFolder, clusterIn, serverAccount } from "./account.ts";
import { connect } from "./connect.ts";
import { startEmbedded, type DatabaseConnection } from "./embedded.ts";
import { migrateToLatest } from "./migrate.ts";
import { isAlive, isPostmasterOf, readPostmasterNote } from "./postmaster.ts";

/** How workers reach the test server; plain data, it travels between processes. */
export interface TestServer {
  /** A role that may make databases. */
  readonly admin: { readonly url: string } | { readonly connection: DatabaseConnection };
  readonly template: string;
  /** Every database of this run starts with it. */
  readonly prefix: string;
}

export interface RunningTestServer extends TestServer {
  readonly stop: () => Promise<void>;
}

/**
 * Starts the server, or uses the one of `CCHC_TEST_DATABASE_URL` (its role needs CREATEDB).
 * The started one does not wait for the disk: what is committed there is not durable.
 */
export async function startTestServer(
  url: string | undefined = process.env["CCHC_TEST_DATABASE_URL"],
): Promise<RunningTestServer> {
  const prefix = `cchc_test_${randomBytes(4).toString("hex")}`;
  const own = url ? undefined : await startThrowAway();
  const admin = url ? { url } : { connection: own?.connection ?? neverConnected() };
  const server: TestServer = { admin, template: `${prefix}_template`, prefix };
  const stop = async () => {
    if (own) await own.stop();
    else await dropAll(server);
  };
  try {
    await asAdmin(server, (client) => client.query(`create database "${server.template}"`));
    const { db, close } = connect({ ...onDatabase(server, server.template), poolSize: 1 });
    try {
      await migrateToLatest(db);
    } finally {
      await close();
    }
    return { ...server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function neverConnected(): never {
  throw new TypeError("no server was started");
}

async function startThrowAway() {
  const folder = memoryFolder();
  removeLeftovers(dirname(folder), folder);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startEmbedded({
      folder: join(folder, "d"),
      settings: {
        fsync: "off",
        synchronous_commit: "off",
        full_page_writes: "off",
        shared_buffers: "64MB",
        // Each database is a copy that is written once and dropped soon.
        autovacuum: "off",
        wal_init_zero: "off",
        min_wal_size: "128MB",
        max_wal_size: "128MB",
      },
    });
    const connection = { ...server.connection, user: "postgres", database: "postgres" };
    return { connection, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A new folder that PostgreSQL's account can reach even where this user's own one is closed. */
export function temporaryFolder(): string {
  const account = serverAccount("");
  const parents = process.platform === "win32" ? [tmpdir()] : [tmpdir(), "/tmp", "/var/tmp"];
  const parent = parents.find((path) => !account || !closedFolder(path, account));
  return newFolder(parent ?? tmpdir());
}

/** Linux keeps these files in memory: making a database of a thousand files takes a tenth there. */
const inMemory = "/dev/shm";
/** Room that has to be there, of the file system and of the machine, bytes. */
const room = 4 * 2 ** 30;

/**
 * A new folder for what does not outlive its test, in memory where there is room for it. What
 * measures the disk or fills it asks for {@link temporaryFolder}.
 */
export function memoryFolder(): string {
  const account = serverAccount("");
  if (process.platform !== "linux" || !existsSync(inMemory)) return temporaryFolder();
  if (account && closedFolder(inMemory, account)) return temporaryFolder();
  const { bavail, bsize } = statfsSync(inMemory);
  if (Math.min(bavail * bsize, freemem()) < room) return temporaryFolder();
  const folder = newFolder(inMemory);
  if (runsPrograms(folder)) return folder;
  rmSync(folder, { recursive: true });
  return temporaryFolder();
}

function newFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, `cchc-test-${process.pid}-`));
  if (serverAccount("")) chmodSync(folder, 0o711);
  return folder;
}

/** PostgreSQL's programs lie beside its data; a container's memory may be closed to programs. */
function runsPrograms(folder: string): boolean {
  const probe = join(folder, "program");
  writeFileSync(probe, "", { mode: 0o700 });
  try {
    accessSync(probe, constants.X_OK);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe);
  }
}

/** Stops and removes what test runs that were killed left behind. */
function removeLeftovers(parent: string, mine: string): void {
  for (const name of readdirSync(parent)) {
    const [, runner] = /^cchc-test-(\d+)-/.exec(name) ?? [];
    const folder = join(parent, name);
    if (runner === undefined || folder === mine || isAlive(Number(runner))) continue;
    const cluster = clusterIn(join(folder, "d"));
    const note = readPostmasterNote(cluster);
    if (note && isPostmasterOf(cluster, note.pid) === true) process.kill(note.pid, "SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function dropAll(server: TestServer): Promise<void> {
  await asAdmin(server, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [server.prefix],
    );
    for (const { name } of rows) await client.query(`drop database "${name}" with (force)`);
  });
}

/** How to connect to one database of the test server. */
export function onDatabase(
  { admin }: TestServer,
  database: string,
): { readonly url: string } | { readonly connection: DatabaseConnection } {
  if ("connection" in admin) return { connection: { ...admin.connection, database } };
  const url = new URL(admin.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

/** Runs `work` on one administrative connection. */
export async function asAdmin<T>(
  { admin }: Pick<TestServer, "admin">,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client("url" in admin ? { connectionString: admin.url } : admin.connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
