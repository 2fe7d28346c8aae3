import type { ByteSource } from "./byte-source.ts";

/** A stream of an OLE compound file (.doc, .xls of before 2007): where it begins. */
export interface OleStream {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of its first sector in the file; undefined where it is too small for sectors of its own. */
  readonly offset: number | undefined;
}

/** Sector numbers from here on mark ends and gaps. */
const special = 0xfffffffa;
/** Streams below it lie together in one. */
const smallStream = 4096;
const entrySize = 128;

/**
 * The streams of a compound file, from its directory; undefined where that is not whole.
 * Source: [MS-CFB], sections 2.2 to 2.6.
 */
export async function readOleStreams(bytes: ByteSource): Promise<OleStream[] | undefined> {
  const header = await bytes.read(0, 512);
  if (header.length < 512) return undefined;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectorSize = 1 << shift;
  const offsetOf = (sector: number): number => (sector + 1) * sectorSize;
  const readSector = async (sector: number): Promise<Buffer | undefined> => {
    if (sector >= special) return undefined;
    const read = await bytes.read(offsetOf(sector), sectorSize);
    return read.length === sectorSize ? read : undefined;
  };
  const fat = await readFatPlaces(header, readSector);
  const perSector = sectorSize / 4;
  const streams: OleStream[] = [];
  const seen = new Set<number>();
  let sector = header.readUInt32LE(48);
  while (sector < special) {
    const directory = seen.has(sector) ? undefined : await readSector(sector);
    if (directory === undefined) return undefined;
    seen.add(sector);
    for (let at = 0; at < sectorSize; at += entrySize) {
      const nameBytes = directory.readUInt16LE(at + 64);
      if (directory[at + 66] === 0 || nameBytes < 2 || nameBytes > 64) continue;
      const size = directory.readUInt32LE(at + 120);
      streams.push({
        name: directory.toString("utf16le", at, at + nameBytes - 2),
        size,
        offset: size < smallStream ? undefined : offsetOf(directory.readUInt32LE(at + 116)),
      });
    }
    const table = await readSector(fat[Math.floor(sector / perSector)] ?? special);
    if (table === undefined) return undefined;
    sector = table.readUInt32LE((sector % perSector) * 4);
  }
  return streams;
}

/** Sectors that hold the table of sectors: 109 in the header, the rest in a chain. */
async function readFatPlaces(
  header: Buffer,
  readSector: (sector: number) => Promise<Buffer | undefined>,
): Promise<number[]> {
  const places = Array.from({ length: 109 }, (_, n) => header.readUInt32LE(76 + n * 4));
  const seen = new Set<number>();
  let next = header.readUInt32LE(68);
  while (next < special && !seen.has(next)) {
    seen.add(next);
    const sector = await readSector(next);
    if (sector === undefined) break;
    const last = sector.length - 4;
    for (let at = 0; at < last; at += 4) places.push(sector.readUInt32LE(at));
    next = sector.readUInt32LE(last);
  }
  return places;
}
