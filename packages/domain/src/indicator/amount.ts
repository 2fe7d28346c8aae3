import {
  type Cell,
  type Cells,
  type FieldCode,
  type Qualifier,
  type RowKey,
  cellKey,
} from "../report/cell.ts";

/**
 * A cell as a number to reckon with. `none` ("không phát sinh") counts as 0 inside a sum and only
 * there; `absent`, `unknown` and `invalid` are no numbers at all.
 */
export type Amount =
  | { readonly state: "entered"; readonly value: number; readonly qualifier: Qualifier }
  | { readonly state: "none" }
  | { readonly state: "unknown" }
  | { readonly state: "absent" }
  /** Entered, yet not a whole number ≥ 0 that can be kept exactly. */
  | { readonly state: "invalid" };

/** Reads one cell as an amount. */
export function amountOf(cell: Cell | undefined): Amount {
  if (cell === undefined) return { state: "absent" };
  if (cell.state !== "entered") return { state: cell.state };
  const { value, qualifier } = cell;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
    ? { state: "entered", value, qualifier }
    : { state: "invalid" };
}

/** The amount of a field in a row (`""`: the report's own figure). */
export function amountAt(cells: Cells, field: FieldCode, row: RowKey = ""): Amount {
  return amountOf(cells.get(cellKey(field, row)));
}

/** The number an amount has inside a sum, or `undefined` where it has none. */
export function inSum(amount: Amount): number | undefined {
  if (amount.state === "entered") return amount.value;
  return amount.state === "none" ? 0 : undefined;
}
