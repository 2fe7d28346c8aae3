import {
  type Cell,
  type Cells,
  type EnteredCell,
  type NoneCell,
  type Qualifier,
  type UnknownCell,
  cellRef,
  cellKey,
} from "./cell.ts";

/** A figure that was entered; rates in hundredths of a percent. */
export function entered(
  value: number | string | boolean,
  qualifier: Qualifier = "exact",
): EnteredCell {
  return { state: "entered", value, qualifier };
}

/** "Không phát sinh". */
export const NONE: NoneCell = { state: "none" };

/** "Chưa có số liệu". */
export const UNKNOWN: UnknownCell = { state: "unknown" };

/**
 * Cells from an object: `cellsOf({ "tthc.received.total": 1059, "petitions.received": NONE })`. A
 * bare number, text or boolean is an exact entry; rows are written as `cellKey` writes them.
 */
export function cellsOf(values: Readonly<Record<string, number | string | boolean | Cell>>): Cells {
  return new Map(
    Object.entries(values).map(([key, value]) => {
      const { field, row } = cellRef(key);
      return [cellKey(field, row), typeof value === "object" ? value : entered(value)];
    }),
  );
}
