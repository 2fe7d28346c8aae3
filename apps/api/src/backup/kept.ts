import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** The ending of a backup's name. */
export const ending = ".sao-luu";

/** What the names of those begin with that the program makes before it changes something. */
export const before = "truoc-";

/** `cchc-2026-11-21T10-15-00Z.sao-luu`: sorted by name is sorted by time. */
export function backupName(at: Date, why = "cchc"): string {
  return `${why}-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z${ending}`;
}

/** The backups in a folder whose names begin with `why`, oldest first; none where there is no folder. */
export async function backupsIn(folder: string, why = "cchc"): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => name.startsWith(why === "" ? "" : `${why}-`) && name.endsWith(ending))
    .toSorted();
}

/** Removes the oldest backups of a kind; evidence beside them stays. Returns the names removed. */
export async function keepNewest(
  folder: string,
  { why = "cchc", keep }: { readonly why?: string; readonly keep: number },
): Promise<string[]> {
  const names = await backupsIn(folder, why);
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}

/**
 * When the newest whole backup in a folder was written; undefined where there is none. Those before
 * an upgrade or a move hold no evidence files and count for nothing.
 */
export async function newestBackup(folder: string): Promise<Date | undefined> {
  let newest: Date | undefined;
  for (const name of await backupsIn(folder, "")) {
    if (name.startsWith(before)) continue;
    const { mtime } = await stat(join(folder, name));
    if (newest === undefined || mtime > newest) newest = mtime;
  }
  return newest;
}
