import type { Cell } from "../report/cell.ts";
import { canonicalText } from "../scoring/canonical.ts";
import type { PackageCell } from "./package.ts";

/** A cell as the server has it. */
export interface StandingCell {
  readonly field: string;
  readonly row: string;
  readonly cell: Cell | null;
  readonly version: number;
}

/** One cell in which a package and the server say different things. */
export interface PackageDifference {
  readonly field: string;
  readonly row: string;
  readonly before: Cell | null;
  readonly after: Cell | null;
  /** The server's version now. */
  readonly version: number;
  /** Somebody wrote this cell after the package's writer had last seen it. */
  readonly overtaken: boolean;
}

function keyOf({ field, row }: { readonly field: string; readonly row: string }): string {
  return `${field}#${row}`;
}

/** What a package would change, in the package's order. Cells that say the same are left out. */
export function packageDifferences(
  cells: readonly PackageCell[],
  standing: readonly StandingCell[],
): readonly PackageDifference[] {
  const now = new Map(standing.map((one) => [keyOf(one), one]));
  return cells.flatMap((one): readonly PackageDifference[] => {
    const stands = now.get(keyOf(one));
    const before = stands?.cell ?? null;
    if (canonicalText(before) === canonicalText(one.cell)) return [];
    const version = stands?.version ?? 0;
    const { field, row, cell: after } = one;
    return [{ field, row, before, after, version, overtaken: version > one.version }];
  });
}
