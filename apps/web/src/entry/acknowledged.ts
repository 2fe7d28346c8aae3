import { cellKey } from "@cchc/domain/report/cell";
import type { Answer, Batch } from "./queue.ts";
import type { CellWrite, Clash, OpenedReport } from "./workbook-shape.ts";

type OpenedCell = OpenedReport["cells"][number];

/** What the server made of one batch, as cells of the report: what it saved, and what others wrote. */
export function acknowledgedCells(
  { writes }: Batch<CellWrite>,
  { saved, conflicts, at }: Answer<Clash["theirs"]>,
  by: string,
): readonly OpenedCell[] {
  const versions = new Map(saved.map(({ key, version }) => [key, version]));
  const mine = writes.flatMap(({ field, row, cell }) => {
    const version = versions.get(cellKey(field, row));
    return version === undefined ? [] : [{ field, row, cell, version, by, at }];
  });
  return [...mine, ...conflicts.map(({ theirs }) => theirs)];
}

/** The report with cells that were acknowledged since it was opened; the later version stands. */
export function withAcknowledged(report: OpenedReport, cells: readonly OpenedCell[]): OpenedReport {
  const standing = new Map(report.cells.map((one) => [cellKey(one.field, one.row), one]));
  let updatedAt = report.updatedAt;
  for (const cell of cells) {
    const key = cellKey(cell.field, cell.row);
    if ((standing.get(key)?.version ?? 0) >= cell.version) continue;
    standing.set(key, cell);
    if (updatedAt === null || updatedAt < cell.at) updatedAt = cell.at;
  }
  return { ...report, cells: [...standing.values()], updatedAt };
}
