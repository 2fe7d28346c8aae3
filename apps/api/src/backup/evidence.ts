import { createHash } from "node:crypto";
import type { FileStore } from "../files/store.ts";
import type { archiveInto } from "./archive.ts";
import { memberNames } from "./manifest.ts";

/** An evidence file as the rows know it. */
export interface KnownFile {
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

export interface CopiedFiles {
  /** Those that were whole. */
  readonly list: KnownFile[];
  /** Hashes of those that were gone, cut off or changed: nothing can be copied of them. */
  readonly damaged: string[];
  readonly copied: number;
}

/** Whether a store holds the bytes that the hash names, and not others in their place. */
export async function isWhole(store: FileStore, { hash }: KnownFile): Promise<boolean> {
  const opened = await store.open(hash);
  if (opened === null) return false;
  const sum = createHash("sha256");
  for await (const piece of opened.stream) sum.update(piece);
  return sum.digest("hex") === hash;
}

/** Every file that is whole, into the archive. */
export async function copyIntoArchive(
  archive: ReturnType<typeof archiveInto>,
  store: FileStore,
  files: readonly KnownFile[],
): Promise<CopiedFiles> {
  const list: KnownFile[] = [];
  const damaged: string[] = [];
  for (const file of files) {
    const opened = (await isWhole(store, file)) ? await store.open(file.hash) : null;
    if (opened === null) damaged.push(file.hash);
    else {
      const name = memberNames.file(file.hash);
      await archive.stream({ name, size: file.size, bytes: opened.stream });
      list.push(file);
    }
  }
  return { list, damaged, copied: list.length };
}

export interface CopyWay {
  readonly from: FileStore;
  readonly to: FileStore;
  /** Refuses where so many bytes do not fit. */
  readonly room: (needed: number) => Promise<void>;
}

/** Every file that is whole, into another store; what is there in its full length is not copied again. */
export async function copyMissing(
  files: readonly KnownFile[],
  { from, to, room }: CopyWay,
): Promise<CopiedFiles> {
  const missing: KnownFile[] = [];
  for (const file of files) if (!(await to.has(file.hash, file.size))) missing.push(file);
  await room(missing.reduce((sum, { size }) => sum + size, 0));
  const damaged = new Set<string>();
  for (const file of missing) {
    const opened = (await isWhole(from, file)) ? await from.open(file.hash) : null;
    if (opened === null) damaged.add(file.hash);
    else await putBytes(to, file, opened.stream);
  }
  return {
    list: files.filter(({ hash }) => !damaged.has(hash)),
    damaged: [...damaged],
    copied: missing.length - damaged.size,
  };
}

/** Puts a known file's bytes into a store: whole and on disk, or not at all. */
export async function putBytes(
  store: FileStore,
  file: KnownFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const put = await store.put(bytes, { limit: file.size, check: () => Promise.resolve() });
  if (put.hash !== file.hash) throw new Error(`${file.hash} changed while it was copied`);
}
