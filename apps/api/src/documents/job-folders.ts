import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Told apart by process and by the moment it began, as numbers of processes come again. */
const began = Math.round(performance.timeOrigin);

/** What a PDF was made in; no call of LibreOffice takes a day. */
const forgotten = 24 * 60 * 60 * 1000;

/** A folder for what one job makes. */
export function makeJobFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, `cchc-job-${process.pid}-${began}-`));
}

/** Removes what servers that were stopped left behind: papers lie in it. */
export async function sweepJobFolders(parent: string, now: Date): Promise<void> {
  for (const name of await readdir(parent)) {
    const left = name.startsWith("cchc-job-")
      ? isOrphan(name)
      : name.startsWith("cchc-pdf-") && (await isOld(join(parent, name), now));
    if (left) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isOrphan(name: string): boolean {
  const [, pid, start] = /^cchc-job-(\d+)-(\d+)-/u.exec(name) ?? [];
  if (pid === undefined) return true;
  if (Number(pid) === process.pid) return Number(start) !== began;
  return !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is a running one.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function isOld(path: string, now: Date): Promise<boolean> {
  try {
    return now.getTime() - (await stat(path)).mtimeMs > forgotten;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
