import { type Cell, cellRef } from "@cchc/domain/report/cell";
import { sameFindings } from "./derived.ts";
import type { CellView, CellWrite } from "./workbook-shape.ts";

/** A cell as the server has it. */
export interface StandingCell {
  readonly cell: Cell | undefined;
  readonly version: number;
  readonly by: string | undefined;
  readonly at: string | undefined;
}

/** What the server has of a report, by cell. */
export interface Standing {
  readonly of: (key: string) => StandingCell | undefined;
  /** 0 where the server has nothing. */
  readonly version: (key: string) => number;
  readonly set: (key: string, now: StandingCell) => void;
  /** The cells as they look now, each with the version it rests on. */
  readonly writes: (cells: ReadonlyMap<string, Cell>) => readonly CellWrite[];
}

export function createStanding(): Standing {
  const known = new Map<string, StandingCell>();
  const version = (key: string): number => known.get(key)?.version ?? 0;
  return {
    of: (key) => known.get(key),
    version,
    set: (key, now) => void known.set(key, now),
    writes: (cells) =>
      [...new Set([...known.keys(), ...cells.keys()])]
        .sort()
        .map((key) => ({ ...cellRef(key), version: version(key), cell: cells.get(key) ?? null }))
        .filter((write) => write.cell !== null || write.version > 0),
  };
}

/** Whether two looks at a cell show the same. */
export function sameView(a: CellView, b: CellView): boolean {
  return (
    a.cell === b.cell &&
    a.refused === b.refused &&
    a.save === b.save &&
    a.clash === b.clash &&
    a.by === b.by &&
    a.at === b.at &&
    sameFindings(a.findings, b.findings)
  );
}
