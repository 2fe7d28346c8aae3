import { type FileHandle, mkdir, open, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ByteSource } from "./byte-source.ts";
import { createIncoming } from "./incoming.ts";
import { syncFolder } from "./sync-folder.ts";

/** What was put into the store. */
export interface StoredBytes<Checked> {
  /** SHA-256, lower-case hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly checked: Checked;
}

export interface OpenedFile {
  /** Bytes; null where the store does not say. */
  readonly size: number | null;
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
  /** Whether something has this hash; with a size, whether it is also known to be so long. */
  has(hash: string, size?: number): Promise<boolean>;
}

/** What a file is called in a store, `ab/cdef…`: the same in a folder and in a bucket. */
export function storedName(hash: string): string | undefined {
  return /^[0-9a-f]{64}$/.test(hash) ? `${hash.slice(0, 2)}/${hash.slice(2)}` : undefined;
}

/** Files below one folder, `ab/cdef…`; unfinished ones in `incoming`. Made with the first file. */
export function createFileStore(folder: string): FileStore {
  const incoming = createIncoming(join(folder, "incoming"));
  const place = (hash: string): string | undefined => {
    const name = storedName(hash);
    return name === undefined ? undefined : join(folder, name);
  };
  return {
    put(source, options) {
      return incoming.take(source, options, async (path, { hash, size }) => {
        const kept = place(hash);
        if (kept === undefined) throw new Error(`no place for ${hash}`);
        await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
        // What a broken disk cut short is put right by the same bytes, sent again.
        if ((await sizeOf(kept)) !== size) await rename(path, kept);
        await syncFolder(dirname(kept));
        await syncFolder(folder);
      });
    },
    async open(hash) {
      const kept = place(hash);
      if (kept === undefined || (await sizeOf(kept)) === null) return null;
      const handle = await open(kept, "r");
      const { size } = await handle.stat();
      return { size, stream: webStream(handle) };
    },
    async has(hash, size) {
      const kept = place(hash);
      const there = kept === undefined ? null : await sizeOf(kept);
      return there !== null && (size === undefined || there === size);
    },
  };
}

/** Closes the file when it was read to its end, or when whoever reads goes away. */
function webStream(handle: FileHandle): ReadableStream<Uint8Array> {
  const reader = handle.createReadStream()[Symbol.asyncIterator]();
  return ReadableStream.from<Uint8Array>({ [Symbol.asyncIterator]: () => reader });
}

/** Bytes of a file; null where there is none. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
