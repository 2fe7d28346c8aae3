/** Which folder holds the database and the evidence files, and making sure it can be written. */

import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { clusterIn, closedFolder, isRoot, serverAccount, type Account } from "./account.ts";
import { DatabaseError, errorCode } from "./error.ts";

/** What the choice depends on; {@link chooseDataFolder} asks the file system for it. */
export interface FolderFacts {
  /** `CCHC_DATA`, empty or undefined when not set. */
  readonly given: string | undefined;
  /** Absolute path of the program's own folder. */
  readonly checkout: string;
  readonly root: boolean;
  /** Whether PostgreSQL's data are already in this folder. */
  hasCluster(folder: string): boolean;
  /** The folder on the way that PostgreSQL's account cannot pass. */
  closedOn(folder: string): string | undefined;
}

export interface DataFolder {
  readonly folder: string;
  /** - `given`: `CCHC_DATA` · `checkout`: `data/` beside the program · `system`: under /var/lib */
  readonly because: "given" | "checkout" | "system";
}

/**
 * Data that exist win over a rule, so that opening or closing a parent folder later never makes a
 * server start empty beside its own data.
 *
 * @throws {DatabaseError} `DATA_FOLDER_CLOSED` when the only right folder cannot be reached
 */
export function decideDataFolder(facts: FolderFacts): DataFolder {
  if (facts.given) {
    return open(facts, { folder: resolve(facts.checkout, facts.given), because: "given" });
  }
  const beside: DataFolder = { folder: join(facts.checkout, "data"), because: "checkout" };
  if (!facts.root || facts.hasCluster(beside.folder)) return open(facts, beside);
  const system: DataFolder = { folder: systemFolder(facts.checkout), because: "system" };
  if (facts.hasCluster(system.folder) || facts.closedOn(beside.folder)) return open(facts, system);
  return beside;
}

function open(facts: FolderFacts, chosen: DataFolder): DataFolder {
  const closed = facts.closedOn(chosen.folder);
  if (closed !== undefined) throw closedError(chosen.folder, closed);
  return chosen;
}

/** The same checkout always gets the same folder; two checkouts never share one. */
function systemFolder(checkout: string): string {
  return `/var/lib/cchc-${createHash("sha256").update(checkout).digest("hex").slice(0, 12)}`;
}

/**
 * Chooses the data folder of this machine without touching anything. A relative `given` is taken
 * from `checkout`, not from wherever the command happened to run.
 */
export function chooseDataFolder(options: {
  readonly given?: string | undefined;
  readonly checkout: string;
}): DataFolder {
  return decideDataFolder({
    given: options.given?.trim(),
    checkout: realpathSync(options.checkout),
    root: isRoot(),
    hasCluster: (folder) => existsSync(join(clusterIn(folder), "PG_VERSION")),
    closedOn: (folder) => {
      const account = serverAccount(clusterIn(folder));
      return account && closedFolder(folder, account);
    },
  });
}

/**
 * Makes the data folder where it is missing and checks that it can be used. Folders that were
 * there before keep their mode: nobody's closed folder is ever opened up.
 *
 * @returns the folder's real path
 * @throws {DatabaseError} `DATA_FOLDER_CLOSED`, `DATA_FOLDER_NOT_WRITABLE`
 */
export function prepareDataFolder(folder: string, account: Account | undefined): string {
  try {
    if (!existsSync(folder)) {
      makeParents(dirname(resolve(folder)));
      mkdirSync(folder);
      // As root, PostgreSQL's account passes through as the folder's group and sees no names.
      if (account) chownSync(folder, 0, account.gid);
      chmodSync(folder, account ? 0o710 : 0o700);
    }
    const probe = join(folder, `.write-probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new DatabaseError(
      "DATA_FOLDER_NOT_WRITABLE",
      `Không ghi được vào thư mục dữ liệu ${folder} (${errorCode(error) ?? "lỗi không rõ"}). ` +
        "Hãy cấp quyền ghi hoặc giải phóng đĩa, hoặc đặt CCHC_DATA trỏ tới một thư mục khác.",
      { cause: error },
    );
  }
  const real = realpathSync(folder);
  const closed = account && closedFolder(real, account);
  if (closed !== undefined) throw closedError(real, closed);
  return real;
}

function makeParents(folder: string): void {
  if (existsSync(folder)) return;
  makeParents(dirname(folder));
  mkdirSync(folder);
  // Whatever the umask says: these are ours, and PostgreSQL's account has to pass.
  if (isRoot()) chmodSync(folder, 0o755);
}

function closedError(folder: string, closed: string): DatabaseError {
  return new DatabaseError(
    "DATA_FOLDER_CLOSED",
    `Tài khoản chạy PostgreSQL không đi qua được thư mục ${closed} để tới dữ liệu ở ${folder}. ` +
      "Hãy đặt CCHC_DATA trỏ tới thư mục mà mọi thư mục cha đều cho đi qua, " +
      "hoặc chạy chương trình bằng chính tài khoản sở hữu thư mục đó.",
  );
}
