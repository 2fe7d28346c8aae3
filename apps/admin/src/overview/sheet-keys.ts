import type { KeyboardEvent } from "react";

/** The last row and column that a key reaches. */
export interface Bounds {
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Where a key leads from a cell; undefined for a key that leads nowhere. */
export function destination(
  event: KeyboardEvent,
  { row, column }: { row: number; column: number },
  { lastRow, lastColumn }: Bounds,
): { row: number; column: number } | undefined {
  const far = event.ctrlKey || event.metaKey;
  const clamp = (value: number, last: number): number => Math.max(0, Math.min(last, value));
  switch (event.key) {
    case "ArrowUp":
      return { row: clamp(row - 1, lastRow), column };
    case "ArrowDown":
      return { row: clamp(row + 1, lastRow), column };
    case "ArrowLeft":
      return { row, column: clamp(column - 1, lastColumn) };
    case "ArrowRight":
      return { row, column: clamp(column + 1, lastColumn) };
    case "PageUp":
      return { row: clamp(row - 12, lastRow), column };
    case "PageDown":
      return { row: clamp(row + 12, lastRow), column };
    case "Home":
      return { row: far ? 0 : row, column: 0 };
    case "End":
      return { row: far ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}
