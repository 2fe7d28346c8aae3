/** The operating system's account that PostgreSQL runs as; it refuses to run as root. */

import { readFileSync, statSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseError } from "./error.ts";

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whether this process is root. Always false on Windows, which has no user ids. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account for the data in `cluster` (PostgreSQL's own data directory, which may not exist yet);
 * `undefined` where PostgreSQL simply runs as the account of this process.
 *
 * Data that exist are served by their owner, so that installing a `postgres` account later does
 * not shut a server out of data that `nobody` wrote.
 */
export function serverAccount(cluster: string): Account | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const account = unprivilegedAccount(readFileSync("/etc/passwd", "utf8"));
  if (account) return account;
  throw new DatabaseError(
    "NO_UNPRIVILEGED_ACCOUNT",
    "PostgreSQL không chạy dưới quyền root và máy này không có tài khoản postgres hay nobody. " +
      "Hãy chạy bằng một tài khoản thường, hoặc đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL.",
  );
}

/** `postgres`, else `nobody`, out of the text of /etc/passwd. No account is ever created. */
export function unprivilegedAccount(passwd: string): Account | undefined {
  const accounts = passwd.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && Number(uid) > 0 && Number(gid) > 0
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : [];
  });
  const called = (name: string) => accounts.find((account) => account.name === name);
  return called("postgres") ?? called("nobody");
}

/** Whether the mode bits of a folder let `account` pass through it. */
export function canPass(folder: Pick<Stats, "mode" | "uid" | "gid">, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** The highest existing folder on the way to `folder`, itself included, that `account` cannot pass. */
export function closedFolder(folder: string, account: Account): string | undefined {
  const way = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) way.unshift(dirname(at));
  return way.find((step) => {
    const found = statSync(step, { throwIfNoEntry: false });
    return found !== undefined && !canPass(found, account);
  });
}

/** Where PostgreSQL keeps its files inside a data folder. */
export function clusterIn(folder: string): string {
  return join(folder, "pgdata");
}
