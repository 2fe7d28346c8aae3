import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly at: number;
}

/** UTF-8 names. */
const FLAGS = 0x0800;

/** 1/1/1980, the first day that the format knows: the same files give the same bytes. */
const DAY = 0x21;

/** Source: PKWARE APPNOTE 6.3, 4.4.1: more needs another form of the file. */
const MOST = { files: 0xffff - 1, bytes: 0xffff_ffff } as const;

/** A zip that grows in a file, one member after the other; only their names lie in memory. */
export interface ZipFile {
  /** Members are kept as they are: office files are packed already. @throws RangeError where it is full. */
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes the list of members; nothing can be added behind it. Returns the size in bytes. */
  finish(): Promise<number>;
}

function localHeader({ name, crc, size }: Omit<Entry, "at">): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(0, 8);
  header.writeUInt16LE(DAY, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralRecord({ name, crc, size, at }: Entry): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(FLAGS, 8);
  record.writeUInt16LE(0, 10);
  record.writeUInt16LE(DAY, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(size, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt32LE(at, 42);
  return Buffer.concat([record, name]);
}

/** Begins a zip at the start of an empty file that is open for writing. */
export function zipInto(handle: FileHandle): ZipFile {
  const entries: Entry[] = [];
  let written = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    await handle.writeFile(bytes);
    written += bytes.length;
  };
  return {
    async add(name, bytes) {
      const full = written + bytes.length > MOST.bytes / 2 || entries.length >= MOST.files;
      if (full) throw new RangeError("the zip is full");
      const member = { name: Buffer.from(name), crc: crc32(bytes), size: bytes.length };
      entries.push({ ...member, at: written });
      await write(localHeader(member));
      await write(bytes);
    },
    async finish() {
      const at = written;
      for (const entry of entries) await write(centralRecord(entry));
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(entries.length, 8);
      end.writeUInt16LE(entries.length, 10);
      end.writeUInt32LE(written - at, 12);
      end.writeUInt32LE(at, 16);
      await write(end);
      return written;
    },
  };
}
