import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Problem } from "../problem.ts";
import type { ByteSource } from "./byte-source.ts";

/** What was put into the store. */
export interface StoredBytes<Checked> {
  /** SHA-256, lower-case hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly checked: Checked;
}

export interface OpenedFile {
  /** Bytes. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface Put<Checked> {
  /** Most bytes that are taken. */
  readonly limit: number;
  /** Looks at the whole file before it is kept; what it throws, the store throws. */
  readonly check: (bytes: ByteSource) => Promise<Checked>;
}

/** Keeps bytes by their hash: the same bytes are one file. */
export interface FileStore {
  /**
   * Takes bytes in; kept for good when it resolves, not at all when it throws.
   * @throws Problem `too-large`, `file-refused` where the bytes did not all arrive.
   */
  put<Checked>(
    source: AsyncIterable<Uint8Array>,
    options: Put<Checked>,
  ): Promise<StoredBytes<Checked>>;
  /** null where nothing has this hash. */
  open(hash: string): Promise<OpenedFile | null>;
  has(hash: string): Promise<boolean>;
}

/** What a cut-off upload of a server that was killed left behind is removed after a day. */
const forgotten = 24 * 60 * 60 * 1000;

/** Files below one folder, `ab/cdef…`; unfinished ones in `incoming`. Made with the first file. */
export function createFileStore(folder: string): FileStore {
  const incoming = join(folder, "incoming");
  const place = (hash: string): string | undefined =>
    /^[0-9a-f]{64}$/.test(hash) ? join(folder, hash.slice(0, 2), hash.slice(2)) : undefined;
  let swept: Promise<void> | undefined;
  return {
    async put(source, { limit, check }) {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      swept ??= sweep(incoming);
      await swept;
      const unfinished = join(incoming, randomUUID());
      try {
        const stored = await writeNew(unfinished, source, { limit, check });
        const kept = place(stored.hash);
        if (kept === undefined) throw new Error(`no place for ${stored.hash}`);
        await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
        if (!(await exists(kept))) await rename(unfinished, kept);
        await syncFolder(dirname(kept));
        await syncFolder(folder);
        return stored;
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    async open(hash) {
      const kept = place(hash);
      if (kept === undefined || !(await exists(kept))) return null;
      const handle = await open(kept, "r");
      const { size } = await handle.stat();
      return { size, stream: webStream(handle) };
    },
    async has(hash) {
      const kept = place(hash);
      return kept !== undefined && (await exists(kept));
    },
  };
}

/** Closes the file when it was read to its end, or when whoever reads goes away. */
function webStream(handle: FileHandle): ReadableStream<Uint8Array> {
  const reader = handle.createReadStream()[Symbol.asyncIterator]();
  return ReadableStream.from<Uint8Array>({ [Symbol.asyncIterator]: () => reader });
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

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** Makes a new name in a folder survive a power cut; Windows opens no folders and needs none of it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const left = await stat(path);
    if (Date.now() - left.mtimeMs > forgotten) await rm(path, { force: true });
  }
}
