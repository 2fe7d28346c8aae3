import { crc32, inflateRawSync } from "node:zlib";
import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";

/** One part of a zipped file. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL_HEAD = Buffer.from("PK\u0003\u0004");
const CENTRAL_HEAD = Buffer.from("PK\u0001\u0002\u0014\u0000");

/** The parts of a zipped file as its directory declares them. */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] {
  let end = -1;
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 66_000; at -= 1) {
    if (bytes.readUInt32LE(at) === END) {
      end = at;
      break;
    }
  }
  if (end === -1) throw new ReadProblem("corrupt");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
      throw new ReadProblem("corrupt");
    const nameLength = bytes.readUInt16LE(at + 28);
    const skip = nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + skip;
  }
  return entries;
}

/** The bytes of one part, at most `most` of them once inflated. */
export function inflateEntry(bytes: Buffer, entry: ZipEntry, most: number): Buffer {
  const header = entry.offset;
  if (header + 30 > bytes.length) throw new ReadProblem("corrupt");
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw new ReadProblem("corrupt");
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new ReadProblem("corrupt");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    throw new ReadProblem(code === "ERR_BUFFER_TOO_LARGE" ? "zip-bomb" : "corrupt", error);
  }
}

/**
 * Refuses a zipped file that inflates beyond the limits, by what its directory declares and by what
 * really comes out: a library is only handed what was inflated here once before.
 */
export function checkZip(bytes: Buffer, limits: Limits): readonly ZipEntry[] {
  const entries = zipEntries(bytes);
  if (entries.length > limits.entries) throw new ReadProblem("zip-bomb");
  if (entries.some(({ encrypted }) => encrypted)) throw new ReadProblem("encrypted");
  const declared = entries.reduce((all, { size }) => all + size, 0);
  if (declared > limits.inflatedBytes) throw new ReadProblem("zip-bomb");
  let left = limits.inflatedBytes;
  const offsets = new Set<number>();
  for (const entry of entries) {
    // Parts that share their bytes make a small file large without end.
    if (offsets.has(entry.offset)) throw new ReadProblem("zip-bomb");
    offsets.add(entry.offset);
    const size = inflateEntry(bytes, entry, left).length;
    if (size > entry.size && size > 1_000_000) throw new ReadProblem("zip-bomb");
    left -= size;
  }
  return entries;
}

/** One part of a zipped file, inflated. */
export interface ZipPart {
  readonly name: string;
  readonly body: Buffer;
}

/**
 * The parts of a zipped file that {@link checkZip} let pass, without pictures: all together no larger
 * than the limit. Throws a {@link ReadProblem}.
 */
export function zipParts(bytes: Buffer, limits: Pick<Limits, "inflatedBytes">): readonly ZipPart[] {
  let left = limits.inflatedBytes;
  return zipEntries(bytes)
    .filter(({ name }) => !/(?:^|\/)(?:media|Pictures|Thumbnails)\//.test(name))
    .map((entry) => {
      const body = inflateEntry(bytes, entry, left);
      left -= body.length;
      if (left < 0) throw new ReadProblem("zip-bomb");
      return { name: entry.name, body };
    });
}

/**
 * A zipped file of the parts as they are, with nothing packed: whoever opens it finds every part where
 * the directory says and has nothing to inflate, however the file was that they came from.
 */
export function storedZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body } of parts) {
    const label = Buffer.from(name);
    // The same fields in both heads: version, flags, method, time, sum, packed, size, name, more.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    pieces.push(LOCAL_HEAD, fields, label, body);
    directory.push(CENTRAL_HEAD, fields, place, label);
    at += 30 + label.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((all, { length }) => all + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
