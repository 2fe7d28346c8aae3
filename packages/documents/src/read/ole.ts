import { ReadProblem } from "./problem.ts";

/** Sectors named in the head of the file. */
const NAMED_IN_HEAD = 109;

interface Head {
  readonly sector: number;
  readonly tableSectors: number;
  readonly firstSmallTable: number;
  readonly moreTables: number;
  readonly firstMore: number;
}

function corrupt(): never {
  throw new ReadProblem("corrupt");
}

function headOf(bytes: Buffer): Head {
  if (bytes.length < 512) corrupt();
  const sector = 2 ** bytes.readUInt16LE(30);
  if (sector !== 512 && sector !== 4096) corrupt();
  if (2 ** bytes.readUInt16LE(32) !== 64) corrupt();
  const [tableSectors, moreTables] = [bytes.readUInt32LE(44), bytes.readUInt32LE(72)];
  const sectors = Math.ceil(bytes.length / sector);
  // A table names a sector in four bytes: more tables than sectors is a lie that costs memory.
  if (tableSectors > sectors || moreTables > sectors) corrupt();
  return {
    sector,
    tableSectors,
    moreTables,
    firstSmallTable: bytes.readInt32LE(60),
    firstMore: bytes.readInt32LE(68),
  };
}

function sectorAt(bytes: Buffer, { sector }: Head, id: number): Buffer {
  const start = (id + 1) * sector;
  return id < 0 ? Buffer.alloc(0) : bytes.subarray(start, start + sector);
}

function numbersOf(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readInt32LE(at * 4));
}

/** A table that names more sectors than the file can have is a lie: one of its parts is named often. */
function tableOf(bytes: Buffer, head: Head): readonly number[] {
  const head109 = numbersOf(bytes.subarray(76, 76 + NAMED_IN_HEAD * 4));
  const named = head109.slice(0, head.tableSectors);
  let more = head.firstMore;
  for (let at = 0; at < head.moreTables && named.length < head.tableSectors; at += 1) {
    const numbers = numbersOf(sectorAt(bytes, head, more));
    more = numbers.pop() ?? -2;
    named.push(...numbers.slice(0, head.tableSectors - named.length));
  }
  const perSector = head.sector / 4;
  const parts = Math.ceil(Math.ceil(bytes.length / head.sector) / perSector);
  const there = named.filter((id) => sectorAt(bytes, head, id).length > 0);
  if (there.length > parts) corrupt();
  return there.flatMap((id) => numbersOf(sectorAt(bytes, head, id)));
}

/** Refuses a table in which following the sectors never ends. */
function mustEnd(table: readonly number[]): void {
  const seen = new Uint32Array(table.length);
  for (let start = 0; start < table.length; start += 1) {
    let at = start;
    while (at >= 0 && at < table.length && seen[at] === 0) {
      seen[at] = start + 1;
      const next = table[at] ?? -2;
      // The library itself stops at a sector that follows itself.
      if (next === at) break;
      if (next >= 0 && seen[next] === start + 1) corrupt();
      at = next;
    }
  }
}

/** The sectors that follow one another, each once: those that lead back are refused. */
function chain(table: readonly number[], first: number): readonly number[] {
  const ids = new Set<number>();
  let at = first;
  while (at >= 0 && at < table.length) {
    if (ids.has(at)) corrupt();
    ids.add(at);
    const next = table[at] ?? -2;
    // The library itself stops at a sector that follows itself.
    if (next === at) break;
    at = next;
  }
  return [...ids];
}

function sectorsFrom(bytes: Buffer, head: Head, ids: readonly number[]): Buffer {
  return Buffer.concat(ids.map((id) => sectorAt(bytes, head, id)));
}

/**
 * Refuses an old Word file whose sectors lead in a circle or whose head promises more than the file
 * holds: the library that reads it would go round until memory ends. Throws {@link ReadProblem}.
 */
export function checkOle(bytes: Buffer): void {
  const head = headOf(bytes);
  const table = tableOf(bytes, head);
  mustEnd(table);
  const small = chain(table, head.firstSmallTable);
  mustEnd(small.flatMap((id) => numbersOf(sectorAt(bytes, head, id))));
}

interface Entry {
  readonly name: string;
  readonly isStream: boolean;
  /** The two beside it and the first inside it, by number; below 0 for none. */
  readonly links: readonly [left: number, right: number, inside: number];
  readonly start: number;
  readonly size: number;
}

const ENTRY = 128;
/** Streams below this many bytes lie in small sectors of their own. */
const SMALL_STREAM = 4096;
const SMALL_SECTOR = 64;

function entryAt(directory: Buffer, id: number): Entry | null {
  const entry = id < 0 ? Buffer.alloc(0) : directory.subarray(id * ENTRY, (id + 1) * ENTRY);
  if (entry.length < ENTRY) return null;
  const nameLength = Math.min(64, Math.max(2, entry.readUInt16LE(64))) - 2;
  return {
    name: entry.toString("utf16le", 0, nameLength).toLowerCase(),
    isStream: entry[66] === 2,
    links: [entry.readInt32LE(68), entry.readInt32LE(72), entry.readInt32LE(76)],
    start: entry.readInt32LE(116),
    size: entry.readUInt32LE(120),
  };
}

/** What lies in the root itself, each once, however the entries lead to one another. */
function entriesOfRoot(directory: Buffer, root: Entry): readonly Entry[] {
  const seen = new Set<number>();
  const found: Entry[] = [];
  const open = [root.links[2]];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entry = seen.has(id) ? null : entryAt(directory, id);
    seen.add(id);
    if (entry === null) continue;
    found.push(entry);
    open.push(entry.links[0], entry.links[1]);
  }
  return found;
}

/**
 * The bytes of the first of `names` (lower case) that is a stream in the root of an OLE file. Throws a
 * {@link ReadProblem} where there is none or where its sectors lead back to one of them.
 */
export function streamOf(bytes: Buffer, names: readonly string[]): Buffer {
  const head = headOf(bytes);
  const table = tableOf(bytes, head);
  const directory = sectorsFrom(bytes, head, chain(table, bytes.readInt32LE(48)));
  const root = entryAt(directory, 0);
  if (root === null) return corrupt();
  const entries = entriesOfRoot(directory, root).filter(({ isStream }) => isStream);
  const entry = names.flatMap((name) => entries.find((one) => one.name === name) ?? [])[0];
  if (entry === undefined) return corrupt();
  if (entry.size >= SMALL_STREAM) {
    return sectorsFrom(bytes, head, chain(table, entry.start)).subarray(0, entry.size);
  }
  const store = sectorsFrom(bytes, head, chain(table, root.start));
  const small = numbersOf(sectorsFrom(bytes, head, chain(table, head.firstSmallTable)));
  const parts = chain(small, entry.start).map((id) =>
    store.subarray(id * SMALL_SECTOR, (id + 1) * SMALL_SECTOR),
  );
  return Buffer.concat(parts).subarray(0, entry.size);
}
