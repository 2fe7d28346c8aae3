/** One PostgreSQL data directory: where its parts lie, its settings, and making it. */

import { createHash, randomBytes } from "node:crypto";
import { chownSync, closeSync, constants, existsSync, fsyncSync, lstatSync } from "node:fs";
import { mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { writeFileSync, writeSync } from "node:fs";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { clusterIn, serverAccount, type Account } from "./account.ts";
import { DatabaseError, errorCode } from "./error.ts";
import { isAlive } from "./postmaster.ts";
import { run, startFailed, windows, type Runner } from "./program.ts";
import type { Binaries } from "./binaries.ts";

/** PostgreSQL's own administrator; the program connects as {@link application} instead. */
export const superuser = "postgres";
/** The role, without any privilege beyond its own database, and that database. */
export const application = "cchc";

export interface Cluster extends Runner {
  /** The data folder. */
  readonly folder: string;
  /** PostgreSQL's data directory inside it. */
  readonly directory: string;
  readonly socketFolder: string | undefined;
  readonly logFolder: string;
  /** Windows only: of both roles, as connections there pass over TCP. */
  readonly password: string | undefined;
  /** The text of `cchc.conf` in the data folder. */
  readonly configuration: string;
}

export type Settings = Readonly<Record<string, string | number>>;

/**
 * Makes the data directory where there is none, and writes the settings of this version.
 * `extra` settings are for throw-away databases only.
 *
 * @throws {DatabaseError} `POSTGRES_VERSION_MISMATCH`, `DATA_FOLDER_OF_ANOTHER_ACCOUNT`,
 *   `POSTGRES_START_FAILED`
 */
export async function openCluster(
  folder: string,
  binaries: Binaries,
  extra: Settings,
): Promise<Cluster> {
  const directory = clusterIn(folder);
  const account = serverAccount(directory);
  const logFolder = ownFolder(join(folder, "log"), account);
  const settings = { ...defaultSettings(logFolder), ...extra };
  const cluster: Cluster = {
    folder,
    directory,
    account,
    binaries,
    logFolder,
    socketFolder: windows ? undefined : socketFolder(folder, account),
    password: windows ? password(folder) : undefined,
    configuration: configuration(settings),
  };
  if (!existsSync(directory)) await initialise(cluster);
  checkVersion(cluster);
  return cluster;
}

function defaultSettings(logFolder: string): Settings {
  return {
    // Half of what PostgreSQL likes, so that a machine of 1 GB still serves.
    shared_buffers: totalmem() >= 2 ** 31 ? "256MB" : "128MB",
    work_mem: "16MB",
    // Solid-state disks: with the default of 4 a province's roll-up reads the whole table.
    random_page_cost: 1.1,
    jit: "off",
    max_connections: 100,
    timezone: "UTC",
    // One file per weekday, overwritten a week later: the log never fills the disk.
    logging_collector: "on",
    log_directory: logFolder,
    log_filename: "postgresql-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    log_rotation_size: 0,
  };
}

function configuration(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${quote(`${value}`)}'`);
  const head = "# Written at every start. Put your own settings in with ALTER SYSTEM.";
  return `${[head, ...lines].join("\n")}\n`;
}

function quote(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("'", "''");
}

/** A folder that only PostgreSQL's account may enter. */
function ownFolder(path: string, account: Account | undefined): string {
  if (!existsSync(path)) {
    mkdirSync(path, { mode: 0o700 });
    if (account) chownSync(path, account.uid, account.gid);
  }
  return path;
}

function fits(path: string): boolean {
  return Buffer.byteLength(join(path, ".s.PGSQL.5432.lock")) < 103;
}

/** Inside the data folder, or in the temporary folder where that path is too long for a socket. */
function socketFolder(folder: string, account: Account | undefined): string {
  const inside = join(folder, "run");
  if (fits(inside)) return ownFolder(inside, account);
  const name = `cchc-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  const short = join(fits(join(tmpdir(), name)) ? tmpdir() : "/tmp", name);
  ownFolder(short, account);
  const found = lstatSync(short);
  const uid = account?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new DatabaseError(
      "POSTGRES_START_FAILED",
      `Thư mục ${short} không phải của tài khoản chạy PostgreSQL. Hãy xoá thư mục đó, ` +
        "hoặc đặt CCHC_DATA trỏ tới một thư mục có đường dẫn ngắn hơn.",
    );
  }
  return short;
}

function password(folder: string): string {
  const file = join(folder, "database-password");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flush: true });
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * initdb into a folder of its own, renamed once it is whole: a start that is killed half-way
 * leaves nothing that could be taken for a database.
 */
async function initialise(cluster: Cluster): Promise<void> {
  const { folder, directory, account } = cluster;
  for (const name of readdirSync(folder)) {
    const [, maker] = /^pgdata\.new-(\d+)$/.exec(name) ?? [];
    if (maker !== undefined && !isAlive(Number(maker))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
  const fresh = join(folder, `pgdata.new-${process.pid}`);
  mkdirSync(fresh, { mode: 0o700 });
  if (account) chownSync(fresh, account.uid, account.gid);
  const authentication = windows
    ? ["--auth=scram-sha-256", `--pwfile=${join(folder, "database-password")}`]
    : ["--auth=trust"];
  await run(cluster, "initdb", [
    `--pgdata=${fresh}`,
    `--username=${superuser}`,
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    ...authentication,
  ]).catch((error: unknown) => {
    rmSync(fresh, { recursive: true, force: true });
    throw startFailed("Không tạo được cơ sở dữ liệu mới", error);
  });
  includeSettings(join(fresh, "postgresql.conf"));
  try {
    renameSync(fresh, directory);
  } catch (error) {
    // Another start was a moment quicker: its directory is the one.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(directory)) throw startFailed("Không tạo được cơ sở dữ liệu mới", error);
  }
  if (!windows) syncFolder(folder);
}

/**
 * Our settings come after the sample's and before those of ALTER SYSTEM. They lie outside the data
 * directory: as root this program writes nothing where PostgreSQL's account could have put a link.
 */
function includeSettings(file: string): void {
  const flags = constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
  const handle = openSync(file, flags);
  writeSync(handle, "\ninclude_if_exists = '../cchc.conf'\n");
  fsyncSync(handle);
  closeSync(handle);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function checkVersion({ directory, binaries, folder }: Cluster): void {
  const found = readVersion(directory, folder);
  if (found === binaries.major) return;
  throw new DatabaseError(
    "POSTGRES_VERSION_MISMATCH",
    `Dữ liệu ở ${folder} được ghi bằng PostgreSQL ${found}, còn chương trình này dùng PostgreSQL ` +
      `${binaries.major}. Hãy chạy \`npm run cchc -- upgrade-engine\` để chuyển, hoặc chạy lại phiên bản ` +
      "chương trình trước đây; dữ liệu chưa bị thay đổi.",
  );
}

function readVersion(directory: string, folder: string): string {
  try {
    return readFileSync(join(directory, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if (errorCode(error) === "EACCES") {
      throw new DatabaseError(
        "DATA_FOLDER_OF_ANOTHER_ACCOUNT",
        `Cơ sở dữ liệu ở ${folder} thuộc một tài khoản khác của máy này. ` +
          "Hãy chạy chương trình bằng tài khoản đã tạo dữ liệu, hoặc đặt CCHC_DATA trỏ nơi khác.",
        { cause: error },
      );
    }
    throw startFailed(`Thư mục ${directory} không phải là một cơ sở dữ liệu nguyên vẹn`, error);
  }
}
