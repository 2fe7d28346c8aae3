import type { Cell, FieldKind, Qualifier } from "@cchc/domain/report/cell";
import { cellText, cellWithUnit, qualifierWords } from "@cchc/domain/report/cell-words";

/** The same as choices of a list, where an exact figure has a word too. */
export const qualifierLabels: Readonly<Record<Qualifier, string>> = {
  ...qualifierWords,
  exact: "đúng bằng",
};

export function isNumeric(kind: FieldKind): boolean {
  return kind === "count" || kind === "rate" || kind === "money";
}

/** An answer as it stands in the cell and can be typed again; units are in the heading. */
export function typedText(kind: FieldKind, cell: Cell | undefined): string {
  return cell === undefined ? "" : cellText(kind, cell);
}

/** An answer with its unit, for sentences and lists. */
export function spokenText(kind: FieldKind, unit: string, cell: Cell | undefined): string {
  return cellWithUnit({ kind, unit }, cell);
}

/** The same answer with another's note and source kept: typing a figure does not drop a remark. */
export function keepRemarks(cell: Cell, before: Cell | undefined): Cell {
  return {
    ...cell,
    ...(before?.note === undefined ? {} : { note: before.note }),
    ...(before?.source === undefined ? {} : { source: before.source }),
  };
}

/** Whether two answers say the same, remarks included. */
export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.state !== b.state || a.note !== b.note || a.source !== b.source) return false;
  if (a.state !== "entered" || b.state !== "entered") return true;
  return a.value === b.value && a.qualifier === b.qualifier;
}
