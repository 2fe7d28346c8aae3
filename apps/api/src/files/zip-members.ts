import type { ByteSource } from "./byte-source.ts";

/** One member of a ZIP file, as its directory lists it; nothing is unpacked. */
export interface ZipMember {
  readonly name: string;
  readonly encrypted: boolean;
  readonly stored: boolean;
  readonly size: number;
  readonly offset: number;
}

const endMark = 0x06054b50;
const memberMark = 0x02014b50;
const localMark = 0x04034b50;
/** The end record is 22 bytes and a comment of up to 65 535. */
const endReach = 22 + 65_535;
/** A directory of Word or Excel is a few kB. */
const largestDirectory = 4 * 1024 * 1024;

/** The members of a ZIP file; undefined where its directory is not whole. */
export async function readZipMembers(bytes: ByteSource): Promise<ZipMember[] | undefined> {
  const tailStart = Math.max(0, bytes.size - endReach);
  const tail = await bytes.read(tailStart, endReach);
  const at = findEnd(tail);
  if (at === undefined) return undefined;
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (length > largestDirectory || start + length > tailStart + at) return undefined;
  const directory = await bytes.read(start, length);
  const members: ZipMember[] = [];
  let next = 0;
  while (members.length < count) {
    if (next + 46 > directory.length || directory.readUInt32LE(next) !== memberMark) {
      return undefined;
    }
    const nameLength = directory.readUInt16LE(next + 28);
    members.push({
      name: directory.toString("utf8", next + 46, next + 46 + nameLength),
      encrypted: (directory.readUInt16LE(next + 8) & 1) === 1,
      stored: directory.readUInt16LE(next + 10) === 0,
      size: directory.readUInt32LE(next + 20),
      offset: directory.readUInt32LE(next + 42),
    });
    next += 46 + nameLength + directory.readUInt16LE(next + 30) + directory.readUInt16LE(next + 32);
  }
  return members;
}

/** The last end record whose comment reaches exactly to the end of the file. */
function findEnd(tail: Buffer): number | undefined {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endMark) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return undefined;
}

/** The text of a small member that is not compressed; undefined where it is. */
export async function readStoredText(
  bytes: ByteSource,
  member: ZipMember,
): Promise<string | undefined> {
  if (!member.stored || member.size > 1000) return undefined;
  const head = await bytes.read(member.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) return undefined;
  const start = member.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  return (await bytes.read(start, member.size)).toString("utf8");
}
