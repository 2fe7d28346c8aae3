import type { Field, Form } from "@cchc/domain/form/form";
import { entered } from "@cchc/domain/report/build";
import { type Cell, type Cells, cellKey, cellRef } from "@cchc/domain/report/cell";
import { inventedSource } from "./figures.ts";

/** Open when the year began, so it is the same in every report of that year. */
const carried = "tthc.received.carried";

/** Rounding the lĩnh vực down makes their sum smaller than its share; parts of it stay below it. */
const parts: readonly (readonly [part: string, whole: string])[] = [
  ["tthc.digitised.on_receipt", "tthc.received.total"],
  ["tthc.status_published", "tthc.received.total"],
  ["tthc.digitised.results", "tthc.resolved.total"],
  ["tthc.payment.with_fee", "tthc.resolved.total"],
  ["tthc.late_apologies", "tthc.resolved.late"],
];

function amountAt(cells: Cells, field: string, row: string): number | undefined {
  const cell = cells.get(cellKey(field, row));
  if (cell?.state === "none") return 0;
  return cell?.state === "entered" && typeof cell.value === "number" ? cell.value : undefined;
}

function smaller(cell: Cell, field: Field, share: number): Cell {
  const adds = field.flow === "flow" && (field.kind === "count" || field.kind === "money");
  if (!adds || field.code === carried) return cell;
  if (cell.state !== "entered" || typeof cell.value !== "number") return cell;
  return { ...cell, value: Math.floor(cell.value * share) };
}

/**
 * What a year's report had come to after a share of the year (0 to 1): what adds up is smaller,
 * what stands on a day is the same, and sums come out.
 */
export function withinYear(year: Cells, form: Form, share: number): Cells {
  const cells = new Map<string, Cell>();
  const fields = new Map(form.fields.map((field) => [field.code, field]));
  for (const [key, cell] of year) {
    const field = fields.get(cellRef(key).field);
    if (field !== undefined) cells.set(key, smaller(cell, field, share));
  }
  const write = (field: string, row: string, value: number): void => {
    const key = cellKey(field, row);
    if (cells.has(key)) cells.set(key, { ...entered(value), source: inventedSource });
  };
  const rows = new Set([...cells.keys()].map((key) => cellRef(key).row));
  const sumUp = (row: string): void => {
    for (const { code, total } of form.fields) {
      const amounts = total?.of.map((part) => amountAt(cells, part, row)) ?? [undefined];
      const known = amounts.flatMap((amount) => amount ?? []);
      if (known.length === amounts.length)
        write(
          code,
          row,
          known.reduce((sum, part) => sum + part, 0),
        );
    }
  };
  const closeDossiers = (row: string): void => {
    const at = (code: string): number => amountAt(cells, `tthc.${code}`, row) ?? 0;
    write("tthc.pending.late", row, 0);
    write("tthc.received.new", row, at("received.online") + at("received.direct"));
    sumUp(row);
    const left = at("received.total") - at("resolved.total");
    // Rounding down may resolve a dossier more than there was.
    if (left < 0) write("tthc.resolved.early", row, at("resolved.early") + left);
    write("tthc.pending.in_time", row, Math.max(0, left));
    sumUp(row);
  };
  const inside = [...rows].filter((row) => row !== "");
  for (const row of inside) closeDossiers(row);
  for (const code of form.tables.flatMap((table) => table.fields)) {
    const known = inside.flatMap((row) => amountAt(cells, code, row) ?? []);
    if (known.length > 0)
      write(
        code,
        "",
        known.reduce((sum, value) => sum + value, 0),
      );
  }
  closeDossiers("");
  for (const [part, whole] of parts) {
    const [amount, most] = [amountAt(cells, part, ""), amountAt(cells, whole, "")];
    if (amount !== undefined && most !== undefined && amount > most) write(part, "", most);
  }
  return cells;
}
