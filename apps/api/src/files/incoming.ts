import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../problem.ts";
import type { ByteSource } from "./byte-source.ts";
import type { Put, StoredBytes } from "./store.ts";

/** What a cut-off upload of a server that was killed left behind is removed after a day. */
const forgotten = 24 * 60 * 60 * 1000;

/** Where bytes lie while they arrive and are looked at, before any store has them. */
export interface Incoming {
  /**
   * Takes bytes in and hands the finished file to `keep`; whatever happens, it is gone afterwards
   * unless `keep` moved it.
   * @throws Problem `too-large`, `file-refused` where the bytes did not all arrive
   */
  take<Checked>(
    source: AsyncIterable<Uint8Array>,
    options: Put<Checked>,
    keep: (path: string, stored: StoredBytes<Checked>) => Promise<void>,
  ): Promise<StoredBytes<Checked>>;
}

/** Unfinished files below one folder, made with the first of them. */
export function createIncoming(folder: string): Incoming {
  let swept: Promise<void> | undefined;
  return {
    async take(source, options, keep) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Left-overs are in nobody's way: where they cannot be looked at, bytes are taken all the same.
      swept ??= sweep(folder).catch(() => undefined);
      await swept;
      const unfinished = join(folder, randomUUID());
      try {
        const stored = await writeNew(unfinished, source, options);
        await keep(unfinished, stored);
        return stored;
      } finally {
        await rm(unfinished, { force: true });
      }
    },
  };
}

/** Writes, looks at and syncs a new file; it is closed when this resolves. */
async function writeNew<Checked>(
  path: string,
  source: AsyncIterable<Uint8Array>,
  { limit, check }: Put<Checked>,
): Promise<StoredBytes<Checked>> {
  const handle = await open(path, "wx+", 0o600);
  try {
    const sum = createHash("sha256");
    let size = 0;
    for await (const bytes of arriving(source)) {
      size += bytes.length;
      if (size > limit) throw new Problem("too-large", { limit: sizeWords(limit) });
      sum.update(bytes);
      await handle.writeFile(bytes);
    }
    const checked = await check(readerOf(handle, size));
    await handle.sync();
    return { hash: sum.digest("hex"), size, checked };
  } finally {
    await handle.close();
  }
}

/** The same bytes; a line that breaks is a refusal, not a failure of the server. */
async function* arriving(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of source) yield piece;
  } catch {
    throw new Problem("file-refused", { why: "cut-off" });
  }
}

/** A limit as people read it: `"20 MB"`. */
export function sizeWords(bytes: number): string {
  const megabyte = 1024 * 1024;
  return bytes >= megabyte ? `${Math.floor(bytes / megabyte)} MB` : `${bytes} byte`;
}

function readerOf(handle: FileHandle, size: number): ByteSource {
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.alloc(wanted);
      const { bytesRead } = await handle.read(buffer, 0, wanted, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}

async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    // Another process may have moved it to its place meanwhile.
    const left = await stat(path).catch(() => undefined);
    if (left === undefined || Date.now() - left.mtimeMs <= forgotten) continue;
    // What cannot be removed is in nobody's way either, and the next start tries again.
    await rm(path, { force: true }).catch(() => undefined);
  }
}
