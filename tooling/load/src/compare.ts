import { isDeepStrictEqual } from "node:util";
import type { Cell } from "@cchc/domain/report/cell";

/** A figure as the server acknowledged it: the value last sent and the version it got. */
export interface Acknowledged {
  readonly version: number;
  readonly cell: Cell;
}

/** What one officer was told is kept, by `cellKey`. */
export interface OfficerLog {
  readonly unitId: string;
  readonly cells: ReadonlyMap<string, Acknowledged>;
  /** Of the receipt; undefined where the report was not handed in. */
  readonly submissionId: string | undefined;
}

/** A report as it is read back. */
export interface ReadBack {
  readonly cells: ReadonlyMap<string, Acknowledged>;
  readonly submissionId: string | null;
}

/**
 * Every figure that was acknowledged and is not there, or is there with another value or version: as
 * each save moves a version by one, an equal version says that no acknowledged save before it is
 * missing either. A sentence each.
 */
export function lostOf(log: OfficerLog, found: ReadBack): string[] {
  const lost = [...log.cells].flatMap(([key, { version, cell }]) => {
    const stored = found.cells.get(key);
    if (stored === undefined) return [`${log.unitId} ${key}: version ${version} is not there`];
    if (stored.version !== version) {
      return [`${log.unitId} ${key}: version ${version} acknowledged, ${stored.version} there`];
    }
    if (isDeepStrictEqual(stored.cell, cell)) return [];
    return [
      `${log.unitId} ${key}: ${JSON.stringify(cell)} acknowledged, ${JSON.stringify(stored.cell)} there`,
    ];
  });
  const receipt =
    log.submissionId === undefined || log.submissionId === found.submissionId
      ? []
      : [`${log.unitId}: receipt ${log.submissionId} given, ${found.submissionId ?? "none"} there`];
  return [...lost, ...receipt];
}

/**
 * Whether values were written beside the acknowledged ones: a version that moved although nobody was
 * told is an operation carried out twice. Same shape as {@link lostOf}.
 */
export function strangersOf(log: OfficerLog, found: ReadBack): string[] {
  return [...found.cells.keys()]
    .filter((key) => !log.cells.has(key))
    .map((key) => `${log.unitId} ${key}: there, though nobody was told so`);
}
