import { useState } from "react";
import { type CellRef, cellRef } from "@cchc/domain/report/cell";

/** Cells to send back, by `cellKey`, each with its reason (may still be empty). */
export type Marks = ReadonlyMap<string, string>;

function read(key: string): Marks {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    if (!Array.isArray(kept)) return new Map();
    return new Map(kept.filter((pair): pair is [string, string] => Array.isArray(pair)));
  } catch {
    // Storage closed or spoilt: marking begins anew, nothing else depends on it.
    return new Map();
  }
}

function write(key: string, marks: Marks): void {
  try {
    if (marks.size === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify([...marks]));
  } catch {
    // Kept on the screen then, not beyond it.
  }
}

/** The marks on one report, kept while the tab is open. */
export function useMarks(report: string): {
  readonly marks: Marks;
  readonly mark: (cell: string, reason: string | undefined) => void;
  readonly clear: () => void;
} {
  const key = `cchc.tra-lai.${report}`;
  const [state, setState] = useState(() => ({ key, marks: read(key) }));
  const current = state.key === key ? state : { key, marks: read(key) };
  if (current !== state) setState(current);
  const set = (marks: Marks): void => {
    write(key, marks);
    setState({ key, marks });
  };
  return {
    marks: current.marks,
    mark: (cell, reason) => {
      const next = new Map(current.marks);
      if (reason === undefined) next.delete(cell);
      else next.set(cell, reason);
      set(next);
    },
    clear: () => set(new Map()),
  };
}

/** The marks as the server takes them, with the totals that are opened along with them. */
export function returnedCells(
  marks: Marks,
  tied: readonly CellRef[] = [],
): { field: string; row: string; reason: string }[] {
  return [
    ...[...marks].map(([key, reason]) => ({ ...cellRef(key), reason: reason.trim() })),
    ...tied.map(({ field, row }) => ({ field, row, reason: "Mở kèm vì cùng phép cộng" })),
  ];
}
