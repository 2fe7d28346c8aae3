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

function tableOf(bytes: Buffer, head: Head): readonly number[] {
  const head109 = numbersOf(bytes.subarray(76, 76 + NAMED_IN_HEAD * 4));
  const named = head109.slice(0, head.tableSectors);
  let more = head.firstMore;
  for (let at = 0; at < head.moreTables && named.length < head.tableSectors; at += 1) {
    const numbers = numbersOf(sectorAt(bytes, head, more));
    more = numbers.pop() ?? -2;
    named.push(...numbers.slice(0, head.tableSectors - named.length));
  }
  return named.flatMap((id) => numbersOf(sectorAt(bytes, head, id)));
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

function chain(table: readonly number[], first: number): readonly number[] {
  const ids: number[] = [];
  let at = first;
  while (at >= 0 && at < table.length && ids.length <= table.length) {
    ids.push(at);
    const next = table[at] ?? -2;
    if (next === at) break;
    at = next;
  }
  return ids;
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
