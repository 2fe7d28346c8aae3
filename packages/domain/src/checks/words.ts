import type { Field } from "../form/form.ts";
import type { CellRef, FieldCode, RowKey } from "../report/cell.ts";
import { formatCount } from "../text/numbers.ts";
import type { Figure } from "./check.ts";

/** What a field is called inside a sentence: the short label, quoted. */
export function quoted(field: Field): string {
  return `“${field.shortLabel ?? field.label}”`;
}

/** The whole name, quoted: for a sentence about one field, where a column's head would not tell which. */
export function quotedWhole({ label }: Field): string {
  return `“${label}”`;
}

/** Several quoted names in a row: `“A”, “B” và “C”`. */
export function quotedList(fields: readonly Field[]): string {
  const names = fields.map(quoted);
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} và ${last}`;
}

/** `1.059 hồ sơ`. */
export function withUnit(value: number, unit: string): string {
  return `${formatCount(value)} ${unit}`.trim();
}

/** A figure of a field, for the data of a finding. */
export function figure(field: Field, value: number): Figure {
  const as = field.kind === "rate" ? "rate" : "count";
  return { name: field.label, value, unit: field.unit, as };
}

/** The addresses of fields within one row. */
export function refs(fields: readonly FieldCode[], row: RowKey = ""): readonly CellRef[] {
  return fields.map((field) => ({ field, row }));
}
