/** A tar file: written front to back, read the same way; any tar program opens it too. */

import type { FileHandle } from "node:fs/promises";

const block = 512;

/** One file in the archive. */
export interface Member {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** To be read to its end, or left, before the next member is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What is wrong with a file that should be an archive; the sentence is the caller's. */
export class ArchiveDamage extends Error {
  override readonly name = "ArchiveDamage";
}

/** Appends members to a new file. */
export function archiveInto(handle: FileHandle) {
  return {
    async add(name: string, bytes: Uint8Array): Promise<void> {
      await this.stream({ name, size: bytes.length, bytes: once(bytes) });
    },
    /** @throws ArchiveDamage where another number of bytes came than was said */
    async stream({ name, size, bytes }: Member): Promise<void> {
      await handle.writeFile(header(name, size));
      let written = 0;
      for await (const piece of bytes) {
        written += piece.length;
        await handle.writeFile(piece);
      }
      if (written !== size) throw new ArchiveDamage(`${name}: ${written} of ${size} bytes`);
      await handle.writeFile(new Uint8Array((block - (size % block)) % block));
    },
    /** The end of a tar file: two blocks of zeros, then on disk for good. */
    async finish(): Promise<number> {
      await handle.writeFile(new Uint8Array(2 * block));
      await handle.sync();
      return (await handle.stat()).size;
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function header(name: string, size: number): Uint8Array {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name too long: ${name}`);
  const bytes = Buffer.alloc(block);
  const put = (text: string, at: number): void => void bytes.write(text, at, "latin1");
  const octal = (value: number, width: number): string =>
    `${value.toString(8).padStart(width - 1, "0")}\0`;
  put(name, 0);
  put(octal(0o600, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(size, 12), 124);
  put(octal(0, 12), 136);
  put(" ".repeat(8), 148);
  put("0", 156);
  put("ustar\0", 257);
  put("00", 263);
  put(`${checksum(bytes).toString(8).padStart(6, "0")}\0 `, 148);
  return bytes;
}

function checksum(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

/**
 * The members in their order.
 * @throws ArchiveDamage where the file ends early or is no archive
 */
export async function* readArchive(handle: FileHandle): AsyncGenerator<Member> {
  const { size: whole } = await handle.stat();
  for (let at = 0; ;) {
    const head = await readAt(handle, at, block);
    if (head.every((byte) => byte === 0)) return;
    const { name, size } = parseHeader(head);
    const start = at + block;
    at = start + Math.ceil(size / block) * block;
    if (at > whole) throw new ArchiveDamage(`${name} is cut off`);
    yield { name, size, bytes: pieces(handle, start, size) };
  }
}

function parseHeader(head: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, to: number): string =>
    head.toString("latin1", from, to).replace(/\0.*$/su, "").trim();
  const said = Number.parseInt(text(148, 156), 8);
  const size = Number.parseInt(text(124, 136), 8);
  if (said !== checksum(head) || !Number.isSafeInteger(size)) {
    throw new ArchiveDamage("a heading is damaged");
  }
  return { name: text(0, 100), size };
}

async function* pieces(
  handle: FileHandle,
  start: number,
  size: number,
): AsyncGenerator<Uint8Array> {
  const most = 1024 * 1024;
  for (let done = 0; done < size; done += most) {
    yield await readAt(handle, start + done, Math.min(most, size - done));
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  if (bytesRead < length) throw new ArchiveDamage("the file ends early");
  return buffer;
}
